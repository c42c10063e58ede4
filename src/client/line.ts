import type { Dispatcher } from "undici";
import { Cut, NoAnswer } from "./no-answer.js";
import type { Recorder } from "./recorder.js";
import type { Target } from "./target.js";

/** What every door of the client works with: the target, how to get there, the log, and what is open. */
export interface Line {
  readonly target: Target;
  readonly dispatcher: Dispatcher;
  readonly recorder: Recorder;
  readonly apiKey: string | undefined;
  readonly localAddress: string | undefined;
  readonly headersTimeoutMs: number;
  readonly maxAnswerBytes: number;
  /** Everything that is open; the client frees what is left in it. */
  readonly open: Set<Openable>;
  /** True once the client was closed: nothing new begins. */
  closed: boolean;
}

/** Something that holds a connection. `free` ends it at once and resolves when it is gone; it never rejects. */
export interface Openable {
  free(): Promise<void>;
}

/** How a request shows who it is from. `bearer` is the default where there is a key. */
export type Auth = "bearer" | "query" | "none";

/** Throws `NoAnswer` (`gone`), and writes so, once the client is closed. */
export function mustBeOpen(line: Line, id: string): void {
  if (!line.closed) return;
  const { seq, at } = line.recorder.add({ kind: "client-gone", id });
  const cause = new Cut("gone", "the client is closed");
  throw new NoAnswer("gone", `gone: ${cause.message}`, { id, seq, atMs: at, tookMs: 0, cause });
}
