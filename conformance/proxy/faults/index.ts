import type { ProxyFault } from "../proxy-fault.js";
import { answerFaults } from "./answers.js";
import { historyFaults } from "./history.js";
import { modelAnswerFaults } from "./model-answers.js";
import { promptFaults } from "./prompts.js";
import { requestRoutingFaults } from "./request-routing.js";
import { requestTurnFaults } from "./request-turns.js";
import { sessionFaults } from "./sessions.js";
import { sseEndFaults } from "./sse-ends.js";
import { sseTextFaults } from "./sse-text.js";
import { wsOrderFaults } from "./ws-order.js";
import { wsPlaceFaults } from "./ws-places.js";
import { wsTagFaults } from "./ws-tags.js";

/** Every way the traffic is spoiled, by what is spoiled. */
export const proxyFaults: readonly ProxyFault[] = [
  ...answerFaults,
  ...sessionFaults,
  ...historyFaults,
  ...sseTextFaults,
  ...sseEndFaults,
  ...wsTagFaults,
  ...wsPlaceFaults,
  ...wsOrderFaults,
  ...requestRoutingFaults,
  ...requestTurnFaults,
  ...promptFaults,
  ...modelAnswerFaults,
];
