import type { Client, RawAnswer, StreamAnswer } from "../../client/index.js";
import type { Channel, Heard, OutgoingMessage } from "../binding.js";
import type { HeardList } from "../heard-list.js";
import { headLines, ownChannel, refusal, type Reader } from "../own-channel.js";
import { field } from "../outcome.js";
import { AGENT } from "./paths.js";
import { labelIn, readEvent, troubleIn, usageIn } from "./read-message.js";

/** Sends one message to a thread of a resource and reads its answer into a channel of its own. */
export function sendAlone(client: Client, message: OutgoingMessage & { readonly door: "http" | "sse" }): Channel {
  const isStream = message.door === "sse";
  const request = {
    method: "POST",
    path: `/api/agents/${AGENT}/${isStream ? "stream" : "generate"}`,
    body: JSON.stringify({ messages: [{ role: "user", content: message.text }], memory: { thread: message.named, resource: message.agent } }),
    ...(message.onPurpose === undefined ? {} : { onPurpose: message.onPurpose }),
  };
  return ownChannel(message.door, (options, list, reader) => (isStream ? readStream(client.streamFrom({ ...request, ...options }), list, reader) : readAnswer(client.send({ ...request, ...options }), list)));
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
  reader.reads(stream);
  if (stream.answer) {
    list.push(refusal(stream.answer));
    list.push({ kind: "ended", native: "end", at: stream.answer.seq });
    return;
  }
  list.push({ kind: "progress", native: "head", at: stream.requestSeq, raw: headLines(stream.headers) });
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
