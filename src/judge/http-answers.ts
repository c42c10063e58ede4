import { operationRow } from "../../generated/operations.js";
import type { OperationId } from "../../generated/operations.js";
import { validate } from "../../generated/validators.js";
import { sayProblems } from "./frames.js";
import { known, Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import type { Exchange } from "./view/exchange.js";
import { isCut, shown } from "./view/json.js";

/** Every successful answer has the status, content type and body that its operation documents. */
export const httpAnswers: Judge = (view) => {
  const sheet = new Sheet(view);
  for (const exchange of view.exchanges) {
    const id = exchange.operation?.id;
    const requirement = id && known(`http.${kebab(id)}.answers-as-documented`);
    const head = exchange.answer ?? exchange.head;
    if (!id || !requirement || !head || head.status < 200 || head.status >= 300) continue;
    if (isCut(exchange.answer?.body)) {
      sheet.leave(requirement, "the recorder cut the body", head.seq);
      continue;
    }
    const fault = faultOf(exchange, id);
    if (!fault) sheet.saw(requirement);
    else sheet.charge(requirement, { at: head.seq, ...fault, evidence: [exchange.request.seq], turns: view.turnsOn(exchange.id) });
  }
  return sheet;
};

export function kebab(camelCase: string): string {
  return camelCase.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function contentTypeOf(headers: Readonly<Record<string, string>>): string | undefined {
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type")?.[1];
  return found?.split(";")[0]?.trim().toLowerCase();
}

/** The first thing that is wrong: status, content type, body. */
function faultOf(exchange: Exchange, id: OperationId): { expected: string; received: string; because: string } | undefined {
  const { answer, json } = exchange;
  const { status, headers } = (answer ?? exchange.head)!;
  const { answers } = operationRow(id);
  const row = answers[String(status)];
  if (!row) {
    const documented = Object.keys(answers).filter((one) => one.startsWith("2"));
    return { expected: `status ${documented.join(" or ")}`, received: `status ${status}`, because: `the contract has no such success of ${id}` };
  }
  const type = contentTypeOf(headers);
  if (row.contentType !== null && type !== row.contentType) return { expected: `content-type ${row.contentType}`, received: `content-type ${type ?? "missing"}`, because: `the contract documents it for ${id}` };
  if (!answer || row.schema === null || row.contentType === "text/event-stream") return undefined;
  if (json === undefined) return { expected: "a JSON body", received: shown(answer.body ?? "no body"), because: `the body of ${id} cannot be read` };
  const problems = validate(row.schema, json);
  return problems.length === 0 ? undefined : { expected: `a body that fits ${row.schema}`, received: sayProblems(problems), because: `the body of ${id} does not fit its schema` };
}
