import { foreignMessages, refusalsLeaveTheSocketOpen, refusalsTellNothing, refusedTurnsReachNoModel } from "./messages.js";
import { aForeignCommand, aForeignCompaction, aForeignStop, aForeignSwitch, aLabelOfOnesOwn, aListOfOnesOwn } from "./operations.js";

/** A session belongs to one agent, at every door. */
export const ownership = [
  ...foreignMessages,
  ...refusedTurnsReachNoModel,
  refusalsLeaveTheSocketOpen,
  ...refusalsTellNothing,
  aForeignSwitch,
  aForeignStop,
  aForeignCompaction,
  aForeignCommand,
  aListOfOnesOwn,
  aLabelOfOnesOwn,
];
