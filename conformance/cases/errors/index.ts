import { always } from "../../../src/runner/index.js";
import { refusedMessages } from "./refused.js";
import { aSessionOfNobody, onASocket, overHttp, overSse, sessionsOfNobody } from "./unknown.js";

const errorsAlways = [
  always("errors.body.is-as-documented", ["what-is-not-found-is-said-in-text", "refused-upgrades-have-no-body", "errors-of-streams-are-objects"], ["native"]),
  always("errors.status.is-documented", ["foreign-sessions-are-unavailable-for-legal-reasons", "an-unknown-session-to-switch-to-is-a-teapot", "health-asks-for-the-key"], ["native"]),
];

export const errors = [...errorsAlways, overHttp, overSse, onASocket, sessionsOfNobody, aSessionOfNobody, ...refusedMessages];
