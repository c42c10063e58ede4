import { defaultAndExplicit, overlaps } from "./overlap.js";
import { betweenLastWordAndEnd, burstIsAnswered, burstKeepsAnswersApart, inOrderOfArrival } from "./queue.js";

/** Turns of one session run one after the other, and none is lost. */
export const order = [...overlaps, ...defaultAndExplicit, inOrderOfArrival, burstIsAnswered, burstKeepsAnswersApart, betweenLastWordAndEnd];
