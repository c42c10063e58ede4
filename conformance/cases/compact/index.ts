import { nextTurnKnowsItsPast, otherSessionIsNotHeld, summaryOfItsOwnRows, turnMeanwhileIsKept } from "./summary.js";
import { namedSparesTheActive, unnamedActsOnTheActive } from "./whose.js";

/** A compaction is an affair of one session. */
export const compaction = [namedSparesTheActive, unnamedActsOnTheActive, summaryOfItsOwnRows, nextTurnKnowsItsPast, turnMeanwhileIsKept, otherSessionIsNotHeld];
