import { isRequirementId } from "../../generated/ledger.js";
import type { RequirementId } from "../../generated/requirements.js";
import type { Finding } from "./finding.js";
import type { LogView } from "./view/log-view.js";
import type { Turn } from "./view/turn.js";

/** A place where a log does not decide whether a requirement held. */
export interface Undecided {
  readonly requirement: RequirementId;
  /** What is missing or what else it could have been, as a sentence without its full stop. */
  readonly why: string;
  /** `seq` of the entry where it shows, where there is one. */
  readonly at?: number;
}

/** What a log says about requirements. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  /** Places looked at and decided, by requirement; 0 or absent: the log says nothing about it. */
  readonly seen: ReadonlyMap<RequirementId, number>;
}

/** Reads a log and says what it shows. Pure: the same view gives the same judgement. */
export type Judge = (view: LogView) => Judgement;

/** What a finding says, without what the sheet knows already. */
export interface Charge {
  readonly at: number;
  readonly expected: string;
  readonly received: string;
  readonly because: string;
  /** Entries a reader needs besides `at`. */
  readonly evidence?: readonly number[];
  readonly turns?: readonly Turn[];
  readonly deadline?: true;
}

/** The sheet on which a judge writes while it reads. */
export class Sheet implements Judgement {
  readonly findings: Finding[] = [];
  readonly undecided: Undecided[] = [];
  readonly seen = new Map<RequirementId, number>();

  constructor(private readonly view: LogView) {}

  /** Notes that a requirement was looked at, and decided, in so many places. */
  saw(requirement: RequirementId, places = 1): void {
    this.seen.set(requirement, (this.seen.get(requirement) ?? 0) + places);
  }

  /** Charges a finding, and counts its place as seen. */
  charge(requirement: RequirementId, charge: Charge): void {
    this.saw(requirement);
    // A model call belongs to no case of its own: it was made for a turn.
    const inCase = this.view.entryAt(charge.at)?.case ?? charge.turns?.[0]?.case;
    this.findings.push({
      requirement,
      ...(inCase === undefined ? {} : { case: inCase }),
      subjects: [...new Set((charge.turns ?? []).map((turn) => turn.canary))],
      at: charge.at,
      expected: charge.expected,
      received: charge.received,
      because: charge.because,
      evidence: [...new Set([...(charge.evidence ?? []), charge.at])].sort((a, b) => a - b),
      ...(charge.deadline ? { deadline: true as const } : {}),
    });
  }

  leave(requirement: RequirementId, why: string, at?: number): void {
    this.undecided.push({ requirement, why, ...(at === undefined ? {} : { at }) });
  }
}

/** The id when the ledger has it. Rows of frames and operations are found by their names. */
export function known(id: string): RequirementId | undefined {
  return isRequirementId(id) ? id : undefined;
}
