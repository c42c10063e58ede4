import { operationRow } from "../../generated/operations.js";
import type { OperationId } from "../../generated/operations.js";
import type { ResponseEntry, WsRefusedEntry } from "../log/index.js";
import { contentTypeOf } from "./http-answers.js";
import { Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import { isCut, jsonOf, shown, stringIn } from "./view/json.js";
import type { LogView } from "./view/log-view.js";

/** Every 4xx and 5xx answer, refused upgrades included, has the one error body and a status its operation lists by number. */
export const errors: Judge = (view) => {
  const sheet = new Sheet(view);
  for (const exchange of view.exchanges) {
    const { answer, operation, request } = exchange;
    if (!answer || answer.status < 400) continue;
    if (request.method !== "HEAD") judgeBody(sheet, answer, request.seq);
    if (operation) judgeStatus(view, sheet, operation.id, answer, exchange.id);
  }
  for (const refused of view.refused) {
    if (refused.status < 400) continue;
    judgeBody(sheet, refused, refused.seq);
    judgeStatus(view, sheet, "openSocket", refused, refused.id);
  }
  return sheet;
};

function judgeBody(sheet: Sheet, answer: ResponseEntry | WsRefusedEntry, requestAt: number): void {
  if (isCut(answer.body)) return sheet.leave("errors.body.is-as-documented", "the recorder cut the body", answer.seq);
  const type = contentTypeOf(answer.headers);
  const isRight = type === "application/json" && stringIn(jsonOf(answer.body), "error") !== undefined;
  if (isRight) return sheet.saw("errors.body.is-as-documented");
  sheet.charge("errors.body.is-as-documented", {
    at: answer.seq,
    expected: 'application/json with {"error": "…"}',
    received: `${type ?? "no content-type"} with ${answer.body ? shown(answer.body) : "an empty body"}`,
    because: `an answer with status ${answer.status} has the one error body`,
    evidence: [requestAt],
  });
}

/** `default` of an operation stands for what nobody can foresee; a status is documented when it is listed by number. */
function judgeStatus(view: LogView, sheet: Sheet, id: OperationId, answer: ResponseEntry | WsRefusedEntry, exchange: string): void {
  const listed = Object.keys(operationRow(id).answers).filter((status) => /^[45]\d\d$/.test(status));
  if (listed.includes(String(answer.status)) || isOfFailedTurn(view, exchange, answer.status)) return sheet.saw("errors.status.is-documented");
  sheet.charge("errors.status.is-documented", { at: answer.seq, expected: `one of ${listed.join(", ")}`, received: `status ${answer.status}`, because: `the contract lists these for ${id}` });
}

/** A turn that failed may be told by any status with the error body. */
function isOfFailedTurn(view: LogView, exchange: string, status: number): boolean {
  return status >= 400 && view.turnsOn(exchange).some((turn) => turn.refuse === undefined && view.callsOf(turn).length > 0);
}
