import type { ServerOptions } from "../../src/server/index.js";
import { gatheredText, plainEnds, socketEnds, streamEnds } from "./ends.js";
import { oneMemory } from "./memory.js";
import type { Deviation, Part } from "./part.js";
import { frameLimits, frames, frameworkErrors } from "./refusals.js";
import { anyOrigin, ghosts, internalErrors, spellings, unasked } from "./routes.js";
import { lanes, leaving, oneFrameAtATime, stops, wholeHistories } from "./running.js";
import { untaggedAnswers, untaggedEvents, untaggedFrames } from "./tags.js";

/** Innermost first: each is wrapped around those before it. */
const parts: readonly Part[] = [
  untaggedFrames, untaggedEvents, untaggedAnswers,
  gatheredText, socketEnds, streamEnds, plainEnds,
  wholeHistories, lanes, oneFrameAtATime, stops, leaving,
  oneMemory,
  frameworkErrors, frames, frameLimits,
  spellings, unasked, internalErrors, ghosts, anyOrigin,
];

/** Everything the stand-in does otherwise than the contract asks. */
export const deviations: readonly Deviation[] = parts.flatMap((one) => one.deviations);

/** The limits of the real one. */
export const LIMITS = { messagesPerMinutePerSocket: 10, socketsPerAddress: 5 } as const;

/**
 * The reference server made to do what OpenFang at the head of pull request #943 does (`docs/captures.md`), all at once.
 * @param minuteMs how long a minute of its limits lasts.
 */
export function standIn(options: Pick<ServerOptions, "model">, minuteMs = 60_000): ServerOptions {
  const began = Date.now();
  return {
    ...options,
    limits: LIMITS,
    agentsUpdatedEveryMs: 5_000,
    now: () => began + ((Date.now() - began) * 60_000) / minuteMs,
    wrap: (seams) => parts.reduce((wrapped, one) => one.wrap(wrapped), seams),
  };
}
