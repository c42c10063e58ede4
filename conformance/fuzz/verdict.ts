import { answerRow, type OperationId } from "../../generated/operations.js";
import { serverFrameSchemas } from "../../generated/frames.js";
import { validate, validateFrame, validateStreamEvent, type SchemaProblem } from "../../generated/validators.js";
import type { HttpAnswer } from "./answer-reader.js";

/** Sentences of the bounds for which the contract has 503 ("the server is full"). */
const FULL = /^The (?:server|session) is (?:full|busy)\b/;
/** What the scripted model is asked to fail with, and an answer over its bound; the contract has 502 for both. */
const MODEL_FAILED = /scripted|answer.*(?:large|long|bytes)/i;
const UNEXPECTED = /internal error/i;

/** What is wrong with an answer; undefined where the contract allows it. */
export function problemOf(answer: HttpAnswer, operation: OperationId | undefined, method: string): string | undefined {
  const { status, headers, body } = answer;
  if (status >= 400) return refusalProblem(answer, operation, method);
  if (operation === undefined) return status === 204 && method === "OPTIONS" ? undefined : `${status} for what the contract does not know`;
  const row = answerRow(operation, status);
  if (method === "OPTIONS" || method === "HEAD") return undefined;
  if (!row) return `${operation} answered ${status}, which the contract does not have`;
  if (row.contentType !== null && headers["content-type"]?.split(";")[0] !== row.contentType) return `${operation} answered ${status} as ${headers["content-type"]}`;
  if (row.contentType === "text/event-stream") return streamProblem(body.toString("utf8"));
  return row.schema === null ? undefined : bodyProblem(body, (value) => validate(row.schema!, value));
}

function refusalProblem({ status, headers, body }: HttpAnswer, operation: OperationId | undefined, method: string): string | undefined {
  if (operation !== undefined && !answerRow(operation, status)) return `${operation} answered ${status}, which the contract does not have`;
  if (method === "HEAD") return status >= 500 && status !== 503 ? `HEAD was answered ${status}` : undefined;
  const wrong = bodyProblem(body, (value) => validate("ErrorBody", value));
  if (wrong) return `${status} with ${wrong}`;
  const { error } = JSON.parse(body.toString("utf8")) as { readonly error: string };
  if (status === 429 || (status === 503 && !FULL.test(error)) || (status === 502 && !MODEL_FAILED.test(error)) || ![502, 503].includes(status) && status >= 500) return `${status}: ${error}`;
  const wait = headers["retry-after"];
  if (wait !== undefined && !/^[1-9]\d*$/.test(wait)) return `Retry-After: ${wait}`;
  return UNEXPECTED.test(error) ? `${status}: ${error}` : undefined;
}

/** What is wrong with a text frame of the server. */
export function frameProblem(text: string): string | undefined {
  const wrong = bodyProblem(Buffer.from(text), validateFrame);
  if (wrong) return `a frame with ${wrong}`;
  const frame = JSON.parse(text) as { readonly type: keyof typeof serverFrameSchemas; readonly content?: string };
  return frame.type === "error" && UNEXPECTED.test(frame.content ?? "") ? `an error frame: ${frame.content}` : undefined;
}

function streamProblem(text: string): string | undefined {
  let last = "";
  for (const block of text.split("\n\n")) {
    const lines = block.split("\n").filter((line) => line !== "" && !line.startsWith(":"));
    if (lines.length === 0) continue;
    const name = lines.find((line) => line.startsWith("event: "))?.slice("event: ".length) ?? "message";
    const data = lines.filter((line) => line.startsWith("data: ")).map((line) => line.slice("data: ".length)).join("\n");
    const wrong = bodyProblem(Buffer.from(data), (value) => validateStreamEvent(name, value));
    if (wrong) return `event ${name} with ${wrong}`;
    if (name === "error" && UNEXPECTED.test(data)) return `event error: ${data}`;
    last = name;
  }
  return last === "done" || last === "error" ? undefined : `a stream that ends with ${last || "nothing"}`;
}

function bodyProblem(bytes: Buffer, check: (value: unknown) => readonly SchemaProblem[]): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return `a body that is no JSON: ${JSON.stringify(bytes.toString("utf8", 0, 200))}`;
  }
  const [problem] = check(value);
  return problem && `a body that does not fit: ${problem.path} ${problem.message}: ${bytes.toString("utf8", 0, 200)}`;
}
