import { activeIsFresh, otherAgentsAreKept, runningTurnsAreEnded, sessionsAreGone } from "./clear.js";

/** Clearing takes all sessions of one agent. */
export const clear = [sessionsAreGone, activeIsFresh, otherAgentsAreKept, runningTurnsAreEnded];
