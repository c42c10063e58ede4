import type { Settings } from "./options.js";
import type { Seams } from "./seams.js";

/** What every handler is given. */
export interface Core {
  readonly seams: Seams;
  readonly settings: Settings;
  /** Aborted, with `Cancelled`, when `close` is called: nothing new is begun. */
  readonly closing: AbortSignal;
  /** Version that health tells. */
  readonly version: string;
  /** The list of agents changed. */
  agentsChanged(): void;
  /** Calls `listener` after changes of the list of agents, at most once in `agentsUpdatedEveryMs`; returns how to stop. */
  watchAgents(listener: () => void): () => void;
  /** A new id for a socket or stream. */
  connectionId(): string;
}
