import type { RawAnswer } from "../../client/index.js";
import type { Heard } from "../binding.js";
import { field, member, reasonIn } from "../outcome.js";

/** Words of the parts of a message; what the server itself put into it is marked `synthetic`. */
export function textOf(parts: unknown): string {
  if (!Array.isArray(parts)) return "";
  return parts.flatMap((part) => (field(part, "type") === "text" && member(part, "synthetic") !== true ? [field(part, "text") ?? ""] : [])).join("");
}

/** Token counts of a message, where they are told. */
export function usageOf(info: unknown): Pick<Heard, "usage"> {
  const tokens = member(info, "tokens");
  const [input, output] = [member(tokens, "input"), member(tokens, "output")];
  return typeof input === "number" && typeof output === "number" ? { usage: { input, output } } : {};
}

/** `{ name, data: { message } }` in words. */
export function errorText(error: unknown): string {
  return [field(error, "name"), field(member(error, "data"), "message")].filter((part) => part !== undefined).join(": ");
}

/** 4xx: the server would not take the message. 5xx: it took it and failed. */
export function refusal(answer: RawAnswer): Heard {
  const { json, seq: at, status } = answer;
  return { kind: status >= 500 ? "failed" : "refused", native: `HTTP ${status}`, status, text: errorText(json) || reasonIn(answer).replace(/^: /, ""), at };
}
