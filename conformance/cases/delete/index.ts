import { activeIsReplaced, agentsSessionsGo, agentsSessionsLeaveTheList, labelIsFree, notFound, othersAreKept, reused, unknown } from "./sessions.js";
import { agentsTurnsEnd, lateWrites, othersGoOn, runningTurnsEnd, waitingTurnsEnd } from "./turns.js";

export const deletion = [
  notFound, ...runningTurnsEnd, lateWrites, waitingTurnsEnd, othersGoOn, othersAreKept, reused, unknown, activeIsReplaced, labelIsFree,
  agentsSessionsGo, agentsSessionsLeaveTheList, agentsTurnsEnd,
];
