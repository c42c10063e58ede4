import { always, type ConformanceCase } from "../../../src/runner/index.js";

/** What the model was shown is judged in every call of the run. */
export const contextAlways: readonly ConformanceCase[] = [
  always("context.turn.holds-only-its-own-session", ["the-model-is-shown-the-session-that-runs-beside", "the-model-is-shown-all-sessions-of-the-agent-from-the-third-turn-on"], ["scripted-model"]),
  always("context.system.holds-only-its-own-session", ["memories-are-recalled-from-every-session-of-the-agent", "a-system-text-is-kept-from-the-turn-before"], ["scripted-model"]),
  always("context.side-call.holds-only-one-session", ["titles-are-made-for-all-sessions-at-once", "a-summary-takes-in-the-neighbour"], ["scripted-model"]),
];
