import { ofTheActiveSession } from "./active.js";
import { tagsAlways } from "./always.js";
import { besideAnother } from "./beside.js";
import { aForeignIdIsAnsweredWithItself, anUnreadableFrameIsAnsweredWithTheActiveOne, anUnusableIdIsAnsweredWithTheActiveOne, everyEventNamesIt, theAnswerNamesIt } from "./unnamed.js";

/** Every event says which session it is about, and says it rightly. */
export const tags = [
  ...tagsAlways,
  ...besideAnother,
  ...ofTheActiveSession,
  theAnswerNamesIt,
  everyEventNamesIt,
  anUnusableIdIsAnsweredWithTheActiveOne,
  aForeignIdIsAnsweredWithItself,
  anUnreadableFrameIsAnsweredWithTheActiveOne,
];
