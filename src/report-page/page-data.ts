import type { Level, LogEntry, Outcome } from "../../generated/report.js";

/** What the page knows, as JSON inside it. Everything else it shows is made from this in the browser. */
export interface PageData {
  readonly mode: "run" | "check";
  /** The log is whole, so that every case can be opened. */
  readonly whole: boolean;
  readonly areas: readonly PageArea[];
  readonly lanes: readonly Lane[];
  /** What was seen, in order. */
  readonly log: readonly LogEntry[];
  /** Lane of each entry of `log`, by its place there; -1 for what is no traffic. */
  readonly places: readonly number[];
}

export interface PageArea {
  readonly name: string;
  readonly requirements: readonly PageRequirement[];
}

export interface PageRequirement {
  readonly id: string;
  readonly level: Level;
  readonly outcome: Outcome;
  readonly sentence: string;
  readonly source: string;
  readonly where?: string;
  readonly because?: string;
  /** Why it was expected to be red. */
  readonly known?: string;
  /** How often it was looked at, and how often broken: `broken 13 of 13, first at line 156`. */
  readonly numbers?: string;
  readonly letters: readonly PageLetter[];
  readonly cases: readonly PageCase[];
  /** Requirements and cases that are red only because of this one. */
  readonly explains: readonly string[];
}

export interface PageCase {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly durationMs: number;
  readonly because?: string;
  /** Why it was expected to be red. */
  readonly known?: string;
}

/** One finding. */
export interface PageLetter {
  readonly case?: string;
  /** `seq` of the entry that shows it. */
  readonly at: number;
  readonly expected: string;
  readonly received: string;
  readonly because: string;
  readonly again: string;
  readonly foldedUnder?: string;
  /** `seq` of the evidence, in order. */
  readonly evidence: readonly number[];
  readonly strays: readonly Stray[];
}

/** An entry that turned up in another lane than the one it belongs to; of what belongs to several, one each. */
export interface Stray {
  readonly seq: number;
  /** Index of the lane it belongs to. */
  readonly home: number;
}

/** A row of the picture. `session`: an id; `active`: the active session of an agent, its id never told; the others belong to no session. */
export interface Lane {
  readonly kind: "session" | "active" | "connection" | "http" | "model";
  /** Session, agent or connection; empty for the two that there is one of. */
  readonly id: string;
  /** Agent that holds the session. */
  readonly agent?: string;
}
