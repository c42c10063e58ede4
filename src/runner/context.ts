import type { Profile } from "../../generated/profile.js";
import type { Binding } from "../bindings/binding.js";
import type { Client } from "../client/index.js";
import type { Log } from "../log/index.js";
import type { ScriptedModel } from "../model/index.js";
import type { ConformanceCase } from "./case.js";
import type { Stage } from "./words.js";

/** All that one attempt at one case plays with. Made by the runner, one per attempt; nothing of it is shared but the log, the model and the pace. */
export interface StageContext {
  readonly case: ConformanceCase;
  /** Number in the canaries of this attempt, unique in the run; a second attempt at a case gets another. */
  readonly number: number;
  /** Four hexadecimal digits, the same in every canary of the run. */
  readonly run: string;
  /** Writes what it sends and hears to the log under the case's id. */
  readonly client: Client;
  readonly binding: Binding;
  /** The suite's own model in this process; undefined with `--model none`. */
  readonly model: ScriptedModel | undefined;
  readonly log: Log;
  readonly pace: Pace;
  readonly profile?: Profile;
  readonly seed: number;
  readonly budget: Budget;
  /**
   * An agent for this case: a fresh one where the target lets us spawn, else one that the profile lends, exclusively until the case ends.
   * Each call gives another one. Throws `Blocked` when none can be had. The runner takes it back (and deletes what it spawned).
   */
  lendAgent(): Promise<LentAgent>;
  /** Aborted when the case's overall deadline has passed or the run is interrupted. */
  readonly signal: AbortSignal;
}

export interface LentAgent {
  readonly id: string;
  /** False for an agent that was there before us: its sessions may hold what others said. */
  readonly fresh: boolean;
}

/** A stage with its curtain: what the runner calls before, after and in spite of the case. */
export interface OpenStage {
  readonly stage: Stage;
  /** Reads back the history of every session the case touched, so that the passive judges see where everything landed. Never throws for what a server did. */
  audit(): Promise<void>;
  /** True when a wait of the case ended at its deadline: what the case then charged may rest on that. */
  waitedInVain(): boolean;
  /** Releases gates, closes sockets, leaves streams; idempotent. Waits that are still pending settle. Never throws for what a server did. */
  close(): Promise<void>;
}

/** How long this target may take, learned from its own turns. */
export interface Pace {
  /** Milliseconds to wait for an event that a quick target shows within `ms`. */
  deadline(ms: number): number;
  /** Tells how long one plain turn took, in milliseconds; the slowest counts. */
  saw(turnMs: number): void;
}

export type BudgetKind = "message" | "socket" | "request";

/** Keeps the run within what the profile allows. Waits are written to the log as notes. */
export interface Budget {
  /** Resolves when one more of this kind may be used; `key` narrows a limit (the socket for `message`). Rejects when the run is interrupted. */
  take(kind: BudgetKind, key?: string): Promise<void>;
  /** Takes it at once where nothing need be waited for; false, and nothing taken, where something must. */
  takeNow(kind: "message" | "request", key?: string): boolean;
  /** Gives a socket back. */
  release(kind: "socket", key?: string): void;
}
