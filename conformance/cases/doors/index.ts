import { doorTurns } from "./turns.js";
import { aHistoryIsReadable, anAgentCanBeHad, aSessionCanBeCreated, aSocketOpens, theActiveSessionCanBeRead } from "./givens.js";

/** Smoke: what every other case stands on. */
export const doors = [anAgentCanBeHad, theActiveSessionCanBeRead, ...doorTurns, aHistoryIsReadable, aSocketOpens, aSessionCanBeCreated];
