import type { Client, RawAnswer, StreamAnswer } from "../../client/index.js";
import type { Channel, Heard, OutgoingMessage } from "../binding.js";
import type { HeardList } from "../heard-list.js";
import { headLines, ownChannel, refusal, type Reader } from "../own-channel.js";
import { field, member } from "../outcome.js";
import { heardIn, isAnswer, messagesIn, textOf } from "./read-message.js";

/** Sends one message as a run of its thread and reads what comes of it into a channel of its own. */
export function sendAlone(client: Client, message: OutgoingMessage & { readonly door: "http" | "sse" }): Channel {
  const isStream = message.door === "sse";
  const request = {
    method: "POST",
    path: `/threads/${encodeURIComponent(String(message.named))}/runs/${isStream ? "stream" : "wait"}`,
    body: JSON.stringify({
      assistant_id: message.agent,
      input: { messages: [{ role: "user", content: message.text }] },
      multitask_strategy: "enqueue",
      if_not_exists: "create",
      ...(isStream ? { stream_mode: ["messages-tuple"] } : {}),
    }),
    ...(message.onPurpose === undefined ? {} : { onPurpose: message.onPurpose }),
  };
  return ownChannel(message.door, (options, list, reader) => (isStream ? readStream(client, client.streamFrom({ ...request, ...options }), list, reader) : readAnswer(client, client.send({ ...request, ...options }), list)));
}

/** The answer is the thread's values at the end of the run, or `__error__` with status 200. */
async function readAnswer(client: Client, answering: Promise<RawAnswer>, list: HeardList): Promise<void> {
  const answer = await answering;
  const heard = answer.status === 200 ? await endIn(client, answer) : refusal(answer);
  if (heard) list.push(heard);
  list.push({ kind: "ended", native: "end", at: heard?.at ?? answer.seq });
}

async function endIn(client: Client, { json, headers, seq: at }: RawAnswer): Promise<Heard | undefined> {
  const base = { native: "values", status: 200, at, ...labelIn(headers) };
  const error = member(json, "__error__");
  if (error !== undefined) return { ...base, kind: "failed", native: "__error__", text: field(error, "message") ?? "" };
  const last = messagesIn(json).at(-1);
  if (!isAnswer(last)) return endOfRun(client, headers, "");
  const text = textOf(last);
  return { ...base, kind: text === "" ? "silent" : "completed", text };
}

async function readStream(client: Client, streaming: Promise<StreamAnswer>, list: HeardList, reader: Reader): Promise<void> {
  const stream = await streaming;
  reader.reads(stream);
  if (stream.answer) {
    list.push(refusal(stream.answer));
    list.push({ kind: "ended", native: "end", at: stream.answer.seq });
    return;
  }
  list.push({ kind: "progress", native: "head", at: stream.requestSeq, raw: headLines(stream.headers), ...labelIn(stream.headers) });
  let [at, streamed, isOver] = [stream.requestSeq, "", false];
  for await (const { name, json, data, raw, seq } of stream) {
    at = seq;
    const base = { native: name, raw, at };
    if (name === "error") {
      isOver = true;
      list.push({ ...base, kind: "failed", text: field(json, "message") ?? data });
    } else if (name === "messages") {
      const heard = heardIn(json);
      if (heard.kind === "delta") streamed += heard.text;
      list.push({ ...base, ...heard });
    } else list.push({ ...base, kind: "progress" });
  }
  const native = await stream.ended;
  if (!isOver && native === "end") {
    const end = await endOfRun(client, stream.headers, streamed);
    if (end) list.push(end);
    at = end?.at ?? at;
  }
  list.push({ kind: "ended", native, at });
}

/** A stream just ends, and values may hold no answer: how the run ended, its status tells. Nothing while that is open. */
async function endOfRun(client: Client, headers: Readonly<Record<string, string>>, streamed: string): Promise<Heard | undefined> {
  const path = headers["content-location"];
  if (path === undefined || !path.startsWith("/threads/")) return undefined;
  const answer = await client.send({ method: "GET", path });
  if (answer.status !== 200) return { ...refusal(answer), kind: "failed" };
  const status = field(answer.json, "status") ?? "";
  const base = { native: `run ${status}`, at: answer.seq, ...labelOf(field(answer.json, "thread_id")) };
  if (status === "success") return { ...base, kind: streamed === "" ? "silent" : "completed" };
  return status === "pending" || status === "running" ? undefined : { ...base, kind: "failed", text: status };
}

/** `content-location: /threads/T/runs/R` says whose run it is. */
function labelIn(headers: Readonly<Record<string, string>>): Pick<Heard, "label"> {
  return labelOf(/^\/threads\/([^/]+)\/runs\//.exec(headers["content-location"] ?? "")?.[1]);
}

function labelOf(thread: string | undefined): Pick<Heard, "label"> {
  return thread === undefined ? {} : { label: thread };
}
