import { NoAnswer, type RawAnswer } from "../client/index.js";
import type { Outcome } from "./binding.js";

/** Waits for an answer and reads it: `take` finds the value in the body of a 2xx answer, undefined when it is not there. */
export async function outcomeOf<T>(answering: Promise<RawAnswer>, take: (json: unknown) => T | undefined): Promise<Outcome<T>> {
  let answer: RawAnswer;
  try {
    answer = await answering;
  } catch (error) {
    if (error instanceof NoAnswer) return { ok: false, status: 0, what: error.message, at: error.seq, id: error.id };
    throw error;
  }
  const at = answer.seq;
  if (answer.status < 200 || answer.status > 299) return { ok: false, status: answer.status, what: `answered ${answer.status}${reasonIn(answer)}`, at, id: answer.id };
  const value = take(answer.json);
  if (value === undefined) return { ok: false, status: answer.status, what: `answered ${answer.status} without what was asked for`, at, id: answer.id };
  return { ok: true, value, at, id: answer.id };
}

export function reasonIn(answer: { readonly json: unknown; readonly bodyText: string }): string {
  const reason = field(answer.json, "error") ?? answer.bodyText;
  return reason === "" ? "" : `: ${reason.length > 200 ? `${reason.slice(0, 200)}…` : reason}`;
}

/** A text member of a JSON object; undefined when there is none. */
export function field(json: unknown, name: string): string | undefined {
  const value = member(json, name);
  return typeof value === "string" ? value : undefined;
}

export function member(json: unknown, name: string): unknown {
  return typeof json === "object" && json !== null ? (json as Record<string, unknown>)[name] : undefined;
}
