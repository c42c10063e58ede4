import { contextAlways } from "./always.js";
import { aReusedIdStartsEmpty, aReusedIdStartsEmptyAfterItsAgent, inOrder, otherDoors, theSameWordsAreAskedAgain, theTurnBefore } from "./own.js";

/** What the model is shown for a turn. */
export const context = [...contextAlways, theTurnBefore, ...otherDoors, inOrder, theSameWordsAreAskedAgain, aReusedIdStartsEmpty, aReusedIdStartsEmptyAfterItsAgent];
