import { aCreatedSessionIsActive, aNewAgentsSessionIsEmpty, anOpenSocketFollows, anotherAgentKeepsItsOwn, aSwitchMovesIt, aSwitchToNobody, explicitTurnsMoveNothing } from "./moves.js";
import { anAgentNamesIt, oneIsMarked } from "./told.js";

/** Which session is the active one, what moves it and what does not. */
export const active = [aNewAgentsSessionIsEmpty, ...explicitTurnsMoveNothing, aCreatedSessionIsActive, aSwitchMovesIt, aSwitchToNobody, anOpenSocketFollows, anotherAgentKeepsItsOwn, oneIsMarked, anAgentNamesIt];
