import { expectedAnswer } from "./answer.js";
import type { Answer } from "./answer.js";
import { turnOf } from "./turn.js";

/**
 * What the scripted model answers to these words of a user, in a context that holds nothing else.
 * Throws `RangeError` for words without a canary: only turns of the suite have a known answer.
 */
export function answerTo(text: string): Answer {
  const turn = turnOf([{ role: "user", content: text }]);
  if (!turn) throw new RangeError("these words hold no canary, or read like a side call: the answer to them is not scripted");
  return expectedAnswer(turn.canary, turn.script);
}
