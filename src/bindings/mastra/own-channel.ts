import { NoAnswer, type Client, type RawAnswer, type StreamAnswer } from "../../client/index.js";
import type { Channel, Heard, OutgoingMessage } from "../binding.js";
import { HeardList } from "../heard-list.js";
import { field, reasonIn } from "../outcome.js";
import { AGENT } from "./paths.js";
import { labelIn, readEvent, troubleIn, usageIn } from "./read-message.js";

/** A turn may be held by the suite for as long as a case lasts: the deadlines are the case's, this one only frees what was forgotten. */
const FORGOTTEN_MS = 600_000;

/** Sends one message to a thread of a resource and reads its answer into a channel of its own. */
export function sendAlone(client: Client, message: OutgoingMessage & { readonly door: "http" | "sse" }): Channel {
  const list = new HeardList();
  const left = new AbortController();
  let id = "";
  const isStream = message.door === "sse";
  const request = {
    method: "POST",
    path: `/api/agents/${AGENT}/${isStream ? "stream" : "generate"}`,
    body: JSON.stringify({ messages: [{ role: "user", content: message.text }], memory: { thread: message.named, resource: message.agent } }),
    signal: left.signal,
    deadlineMs: FORGOTTEN_MS,
    onSent: (exchange: { readonly id: string }) => (id = exchange.id),
    ...(message.onPurpose === undefined ? {} : { onPurpose: message.onPurpose }),
  };
  const reader: Reader = { isPaused: false };
  const reading = isStream ? readStream(client.streamFrom(request), list, reader) : readAnswer(client.send(request), list);
  void reading.catch((error: unknown) => list.push({ kind: "ended", native: error instanceof NoAnswer ? error.message : String(error), at: error instanceof NoAnswer ? error.seq : 0 }));
  return {
    door: message.door,
    get id() {
      return id;
    },
    heard: list.heard,
    onHeard: (listener) => list.onHeard(listener),
    leave: () => left.abort(),
    stopReading() {
      reader.isPaused = true;
      reader.stream?.pause();
    },
    readOn() {
      reader.isPaused = false;
      reader.stream?.resume();
    },
  };
}

/** How a stream is told to read no more, also before there is one. */
interface Reader {
  isPaused: boolean;
  stream?: StreamAnswer;
}

async function readAnswer(answering: Promise<RawAnswer>, list: HeardList): Promise<void> {
  const answer = await answering;
  list.push(answer.status === 200 ? heardIn(answer) : refusal(answer));
  list.push({ kind: "ended", native: "end", at: answer.seq });
}

function heardIn({ json, seq: at }: RawAnswer): Heard {
  const text = field(json, "text") ?? "";
  const reason = field(json, "finishReason") ?? "";
  const base = { native: `generate ${reason}`, status: 200, at, ...labelIn(json) };
  if (reason === "error" || reason === "tripwire") return { ...base, kind: "failed", text: reason };
  return { ...base, kind: text === "" ? "silent" : "completed", text, ...usageIn((json as { readonly totalUsage?: unknown } | null)?.totalUsage) };
}

async function readStream(streaming: Promise<StreamAnswer>, list: HeardList, reader: Reader): Promise<void> {
  const stream = await streaming;
  reader.stream = stream;
  if (reader.isPaused) stream.pause();
  if (stream.answer) {
    list.push(refusal(stream.answer));
    list.push({ kind: "ended", native: "end", at: stream.answer.seq });
    return;
  }
  const headLines = Object.entries(stream.headers).map(([name, value]) => `${name}: ${value}`).join("\n");
  list.push({ kind: "progress", native: "head", at: stream.requestSeq, raw: headLines });
  let at = stream.requestSeq;
  let streamed = "";
  let trouble: string | undefined;
  for await (const { json, data, raw, seq } of stream) {
    at = seq;
    trouble = troubleIn(json) ?? trouble;
    const heard = readEvent(json, streamed, trouble);
    if (heard.kind === "delta") streamed += heard.text;
    list.push({ native: field(json, "type") ?? data, raw, at, ...heard });
  }
  list.push({ kind: "ended", native: await stream.ended, at });
}

/** 4xx: the server would not take the message. 5xx: it took it and failed. */
function refusal(answer: RawAnswer): Heard {
  return { kind: answer.status >= 500 ? "failed" : "refused", native: `HTTP ${answer.status}`, status: answer.status, text: reasonIn(answer).replace(/^: /, ""), at: answer.seq };
}
