import type { Dispatcher } from "undici";
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
