import { anyVersion, chosen, firstTurnsAtOnce, theProposalsOwnTest } from "./chosen.js";
import { aNewAgentHasOneSession, aReadCreatesNothing, aRefusedMessageCreatesNothing, createdAtOnce, deletedAndCreatedAgain } from "./life.js";
import { answersPrintLowerCase, aReadInUpperCase, otherSpellingsAreRefused, otherSpellingsMakeNoSession, upperCase } from "./spelling.js";
import { onASocket, overHttp, readsAndWrites } from "./unusable.js";

/** Which ids there are, how they are spelled, and when they come to be. */
export const ids = [
  theProposalsOwnTest,
  ...chosen,
  anyVersion,
  firstTurnsAtOnce,
  ...upperCase,
  aReadInUpperCase,
  answersPrintLowerCase,
  otherSpellingsAreRefused,
  otherSpellingsMakeNoSession,
  ...overHttp,
  onASocket,
  ...readsAndWrites,
  aReadCreatesNothing,
  aRefusedMessageCreatesNothing,
  createdAtOnce,
  deletedAndCreatedAgain,
  aNewAgentHasOneSession,
];
