import { badGateway, ownWordsOnly } from "./answer.js";
import { noAnswerIsInvented, theQuestionStays } from "./history.js";
import { theNextTurnWorks, theOtherGoesOn, theSocketStaysOpen } from "./others.js";
import { failuresTold } from "./told.js";

export const failure = [...failuresTold, badGateway, theOtherGoesOn, theSocketStaysOpen, theNextTurnWorks, theQuestionStays, noAnswerIsInvented, ...ownWordsOnly];
