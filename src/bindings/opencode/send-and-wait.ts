import { NoAnswer, type Client, type RawAnswer } from "../../client/index.js";
import type { Channel, Heard, OutgoingMessage } from "../binding.js";
import { HeardList } from "../heard-list.js";
import { field, member } from "../outcome.js";
import { inDirectory, messageBody, sessionPath } from "./paths.js";
import { errorText, refusal, textOf, usageOf } from "./read-message.js";

/** A turn may be held by the suite for as long as a case lasts: the deadlines are the case's, this one only frees what was forgotten. */
export const FORGOTTEN_MS = 600_000;

/** Sends a message and waits for the answer: the whole message of the model, once the turn is over. */
export function sendAndWait(client: Client, { agent, named, text, onPurpose }: OutgoingMessage): Channel {
  const list = new HeardList();
  const left = new AbortController();
  let id = "";
  const request = {
    method: "POST",
    path: `${sessionPath(named)}/message`,
    query: inDirectory(agent),
    body: messageBody(text),
    signal: left.signal,
    deadlineMs: FORGOTTEN_MS,
    onSent: (exchange: { readonly id: string }) => (id = exchange.id),
    ...(onPurpose === undefined ? {} : { onPurpose }),
  };
  void readAnswer(client.send(request), list);
  return {
    door: "http",
    get id() {
      return id;
    },
    heard: list.heard,
    onHeard: (listener) => list.onHeard(listener),
    leave: () => left.abort(),
  };
}

async function readAnswer(answering: Promise<RawAnswer>, list: HeardList): Promise<void> {
  try {
    const answer = await answering;
    list.push(answer.status === 200 ? heardIn(answer) : refusal(answer));
    list.push({ kind: "ended", native: "end", at: answer.seq });
  } catch (error) {
    list.push({ kind: "ended", native: error instanceof Error ? error.message : String(error), at: error instanceof NoAnswer ? error.seq : 0 });
  }
}

/** A failed turn is told with 200 too: `info.error` says so. */
function heardIn({ json, seq: at }: RawAnswer): Heard {
  const info = member(json, "info");
  const label = field(info, "sessionID");
  const base = { native: "HTTP 200", status: 200, at, ...(label === undefined ? {} : { label }) };
  const error = member(info, "error");
  if (error !== undefined) return { ...base, kind: "failed", native: "info.error", text: errorText(error) };
  const text = textOf(member(json, "parts"));
  return { ...base, kind: text === "" ? "silent" : "completed", text, ...usageOf(info) };
}
