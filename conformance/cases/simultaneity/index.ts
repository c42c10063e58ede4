import { agentsMeanwhile, behindALongQuestion, queueHoldsNobody, sixteenAtOnce, slowReader } from "./crowds.js";
import { defaultAndExplicit, twoDoors } from "./doors.js";
import { createMeanwhile, ownReadMeanwhile, readsMeanwhile } from "./meanwhile.js";
import { fourAtOnce, piecesInterleave, pingMeanwhile, slowThenQuick } from "./one-socket.js";

/** Sessions run at the same time. */
export const simultaneity = [
  ...twoDoors,
  ...defaultAndExplicit,
  slowThenQuick,
  fourAtOnce,
  piecesInterleave,
  pingMeanwhile,
  readsMeanwhile,
  ownReadMeanwhile,
  createMeanwhile,
  agentsMeanwhile,
  queueHoldsNobody,
  sixteenAtOnce,
  slowReader,
  behindALongQuestion,
];
