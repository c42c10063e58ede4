import { idleSaysSo, namesItsSession } from "./answer.js";
import { nextTurnWorks, noOrphans, queuedTurnsRun, staleStops } from "./next.js";
import { otherAgentsGoOn, otherSessionsGoOn, unnamedStop } from "./others.js";
import { saysRunCancelled, stoppedAtEachDoor, stoppedByCommand, theModelCallEnds } from "./stopped.js";

export const cancel = [
  ...stoppedAtEachDoor, stoppedByCommand, ...otherSessionsGoOn, otherAgentsGoOn, unnamedStop, ...staleStops, queuedTurnsRun, idleSaysSo, namesItsSession,
  ...nextTurnWorks, theModelCallEnds, noOrphans, ...saysRunCancelled,
];
