import type { Limits } from "../../src/server/index.js";

export const FUZZ_KEY = "fuzz-key-9b1f";

/** Small, so that every bound of the server is met again and again within some thousand requests. */
export const FUZZ_LIMITS: Partial<Limits> = {
  maxAgents: 30,
  maxSessions: 60,
  maxRowsPerSession: 30,
  maxStoredBytes: 1024 * 1024,
  maxAnswerBytes: 1024 * 1024,
  maxQueuedTurnsPerSession: 2,
  maxTurns: 5,
  maxBufferedBytes: 1024 * 1024,
  maxBodyBytes: 256 * 1024,
};

/** Resident memory of the fuzzed process, at any moment: Node itself, the bounds above, and what is on its way. */
export const MOST_RESIDENT_BYTES = 400 * 1024 * 1024;
/** Between the first round and the last, everything deleted and collected, the heap may differ by so much. */
export const MOST_HEAP_GROWTH_BYTES = 16 * 1024 * 1024;
