import { abilityVariations } from "./abilities.js";
import { agentVariations } from "./agents.js";
import { answerVariations } from "./answers.js";
import { eventVariations } from "./events.js";
import { historyVariations } from "./histories.js";
import { idVariations } from "./ids.js";
import { placeVariations } from "./places.js";
import { promptVariations } from "./prompts.js";
import { sideCallVariations } from "./side-calls.js";
import { spellingVariations } from "./spelling.js";
import { textVariations } from "./text.js";
import { timeVariations } from "./time.js";
import type { Variation } from "./variation.js";

/** Every unusual and right server. */
export const variations: readonly Variation[] = [
  ...textVariations, ...eventVariations, ...spellingVariations, ...answerVariations, ...historyVariations, ...timeVariations,
  ...idVariations, ...promptVariations, ...sideCallVariations, ...agentVariations, ...placeVariations, ...abilityVariations,
];
