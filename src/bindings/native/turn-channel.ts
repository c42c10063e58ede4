import type { Client, RawAnswer } from "../../client/index.js";
import type { Channel, Heard } from "../binding.js";
import type { HeardList } from "../heard-list.js";
import { headLines, ownChannel, refusal, type ChannelOptions, type Reader } from "../own-channel.js";
import { field } from "../outcome.js";
import { readEvent, usageIn } from "./read-event.js";

/** The channel of a turn that is answered whole. `ask` sends the request at once. */
export function answerChannel(ask: (options: ChannelOptions) => Promise<RawAnswer>): Channel {
  return ownChannel("http", (options, list) => readAnswer(ask(options), list));
}

/** The channel of a turn that is answered with a stream of its own. `ask` sends the request at once. */
export function streamChannel(ask: (options: ChannelOptions) => ReturnType<Client["stream"]>): Channel {
  return ownChannel("sse", (options, list, reader) => readStream(ask(options), list, reader));
}

async function readAnswer(answering: Promise<RawAnswer>, list: HeardList): Promise<void> {
  const answer = await answering;
  list.push(heardIn(answer));
  list.push({ kind: "ended", native: "end", at: answer.seq });
}

function heardIn(answer: RawAnswer): Heard {
  const native = `HTTP ${answer.status}`;
  if (answer.status !== 200) return { ...refusal(answer), native };
  const label = field(answer.json, "session_id");
  const text = field(answer.json, "response") ?? "";
  return { kind: text === "" ? "silent" : "completed", native, status: 200, text, at: answer.seq, ...(label === undefined ? {} : { label }), ...usageIn(answer.json) };
}

async function readStream(streaming: ReturnType<Client["stream"]>, list: HeardList, reader: Reader): Promise<void> {
  const stream = await streaming;
  reader.reads(stream);
  if (stream.answer) {
    list.push(refusal(stream.answer));
    list.push({ kind: "ended", native: "end", at: stream.answer.seq });
    return;
  }
  list.push({ kind: "progress", native: "head", at: stream.requestSeq, raw: headLines(stream.headers) });
  let streamed = "";
  let at = stream.requestSeq;
  for await (const event of stream) {
    at = event.seq;
    const heard = { ...readEvent(event.name, event.json, streamed, event.seq), raw: event.raw };
    if (heard.kind === "delta") streamed += heard.text ?? "";
    list.push(heard);
  }
  list.push({ kind: "ended", native: await stream.ended, at });
}
