import { nextTurnStartsEmpty, runningTurnIsEnded } from "./meanwhile.js";
import { activeIsReplaced, answerNamesTheNewSession, oldSessionIsGone, otherSessionsAreKept } from "./replaced.js";

/** A reset replaces the active session and touches nothing else. */
export const reset = [activeIsReplaced, oldSessionIsGone, answerNamesTheNewSession, otherSessionsAreKept, ...runningTurnIsEnded, nextTurnStartsEmpty];
