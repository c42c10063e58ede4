import { routingAlways } from "./always.js";
import { unaddressed } from "./default.js";
import { explicit } from "./explicit.js";
import { aNullNamesNoSession, aPathOutweighsABody } from "./named.js";
import { anAnswerGoesToItsAsker, aSocketHearsItsOwnTurns, aSocketHearsNothingOfAnotherAgent } from "./sockets.js";
import { switched } from "./switched.js";
import { unusable } from "./unusable.js";

/** Where a message goes, and where its answer. */
export const routing = [
  ...routingAlways,
  ...explicit,
  ...unaddressed,
  ...unusable,
  aNullNamesNoSession,
  aPathOutweighsABody,
  ...switched,
  anAnswerGoesToItsAsker,
  aSocketHearsItsOwnTurns,
  aSocketHearsNothingOfAnotherAgent,
];
