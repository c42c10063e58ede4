import { NoAnswer, type Client, type RawAnswer } from "../../client/index.js";
import type { Channel, Heard } from "../binding.js";
import { HeardList } from "../heard-list.js";
import { field, reasonIn } from "../outcome.js";
import { readEvent, usageIn } from "./read-event.js";

/** A turn may be held by the suite for as long as a case lasts: the deadlines are the case's, this one only frees what was forgotten. */
const FORGOTTEN_MS = 600_000;

/** What a request must be sent with, so that its channel knows its id at once and can leave it. */
export interface ChannelOptions {
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
  readonly onSent: (exchange: { readonly id: string }) => void;
}

/** The channel of a turn that is answered whole. `ask` sends the request at once. */
export function answerChannel(ask: (options: ChannelOptions) => Promise<RawAnswer>): Channel {
  return channel("http", (options, list) => readAnswer(ask(options), list));
}

/** The channel of a turn that is answered with a stream of its own. `ask` sends the request at once. */
export function streamChannel(ask: (options: ChannelOptions) => ReturnType<Client["stream"]>): Channel {
  return channel("sse", (options, list, reader) => readStream(ask(options), list, reader));
}

function channel(door: "http" | "sse", read: (options: ChannelOptions, list: HeardList, reader: Reader) => Promise<void>): Channel {
  const list = new HeardList();
  const left = new AbortController();
  const reader: Reader = { pause: undefined, resume: undefined, isPaused: false };
  let id = "";
  const reading = read({ signal: left.signal, deadlineMs: FORGOTTEN_MS, onSent: (exchange) => (id = exchange.id) }, list, reader);
  void reading.catch((error: unknown) => list.push({ kind: "ended", native: String(error), at: 0 }));
  return {
    door,
    get id() {
      return id;
    },
    heard: list.heard,
    onHeard: (listener) => list.onHeard(listener),
    leave: () => left.abort(),
    stopReading() {
      reader.isPaused = true;
      reader.pause?.();
    },
    readOn() {
      reader.isPaused = false;
      reader.resume?.();
    },
  };
}

/** How a stream is told to read no more, also before there is one. */
interface Reader {
  isPaused: boolean;
  pause: (() => void) | undefined;
  resume: (() => void) | undefined;
}

async function readAnswer(answering: Promise<RawAnswer>, list: HeardList): Promise<void> {
  try {
    const answer = await answering;
    list.push(heardIn(answer));
    list.push({ kind: "ended", native: "end", at: answer.seq });
  } catch (error) {
    list.push(noAnswer(error));
  }
}

function heardIn(answer: RawAnswer): Heard {
  const native = `HTTP ${answer.status}`;
  if (answer.status !== 200) return { ...refusal(answer), native };
  const label = field(answer.json, "session_id");
  const text = field(answer.json, "response") ?? "";
  return { kind: text === "" ? "silent" : "completed", native, status: 200, text, at: answer.seq, ...(label === undefined ? {} : { label }), ...usageIn(answer.json) };
}

/** 4xx: the server would not take the turn. 5xx: it took it and failed. */
function refusal(answer: RawAnswer): Heard {
  return { kind: answer.status >= 500 ? "failed" : "refused", native: `HTTP ${answer.status}`, status: answer.status, text: reasonIn(answer).replace(/^: /, ""), at: answer.seq };
}

async function readStream(streaming: ReturnType<Client["stream"]>, list: HeardList, reader: Reader): Promise<void> {
  try {
    const stream = await streaming;
    reader.pause = () => stream.pause();
    reader.resume = () => stream.resume();
    if (reader.isPaused) stream.pause();
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
  } catch (error) {
    list.push(noAnswer(error));
  }
}

function headLines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join("\n");
}

function noAnswer(error: unknown): Heard {
  if (error instanceof NoAnswer) return { kind: "ended", native: error.message, at: error.seq };
  throw error;
}
