import { NoAnswer, type Client, type StreamAnswer } from "../../client/index.js";
import { canariesIn } from "../../log/index.js";
import type { Channel, OutgoingMessage } from "../binding.js";
import { HeardList } from "../heard-list.js";
import { field, member } from "../outcome.js";
import { OwnTurn } from "./own-turn.js";
import { inDirectory, messageBody, sessionPath } from "./paths.js";
import { refusal } from "./read-message.js";
import { FORGOTTEN_MS } from "./send-and-wait.js";

/**
 * Listens to the events of the directory, then sends the message without waiting for its answer, and hands over what is about its turn.
 * The stream is left once the turn is over: it would go on for ever.
 */
export function sendAndListen(client: Client, message: OutgoingMessage): Channel {
  const list = new HeardList();
  const left = new AbortController();
  const reader: Reader = { isPaused: false };
  let id = "";
  const request = { method: "GET", path: "/event", query: inDirectory(message.agent), signal: left.signal, onSent: (exchange: { readonly id: string }) => (id = exchange.id) };
  void follow(client, client.streamFrom(request), message, list, reader, left).catch((error: unknown) => {
    list.push({ kind: "ended", native: left.signal.aborted ? "left" : error instanceof Error ? error.message : String(error), at: error instanceof NoAnswer ? error.seq : 0 });
  });
  return {
    door: "sse",
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

async function follow(client: Client, streaming: Promise<StreamAnswer>, message: OutgoingMessage, list: HeardList, reader: Reader, left: AbortController): Promise<void> {
  const stream = await streaming;
  reader.stream = stream;
  if (stream.answer) {
    list.push(refusal(stream.answer));
    list.push({ kind: "ended", native: "end", at: stream.answer.seq });
    return;
  }
  const turn = new OwnTurn(String(message.named), canariesIn(message.text).at(-1));
  let at = stream.requestSeq;
  let isRefused = false;
  for await (const event of stream) {
    at = event.seq;
    const type = field(event.json, "type") ?? event.name;
    if (type === "server.connected") {
      // What is sent from here on is heard.
      void send(client, message, list).then((taken) => {
        if (reader.isPaused) stream.pause();
        if (taken) return;
        isRefused = true;
        left.abort();
      });
      continue;
    }
    const heard = turn.read({ type, properties: member(event.json, "properties"), text: event.data, raw: event.raw, at });
    if (heard) list.push(heard);
    if (turn.isOver) {
      list.push({ kind: "ended", native: "left", at });
      await stream.close();
      return;
    }
  }
  const native = await stream.ended;
  list.push({ kind: "ended", native: isRefused || native === "gone" ? "left" : native, at });
}

/** False where the server would not take it. The message goes on its way even when its sender leaves. */
async function send(client: Client, { agent, named, text, onPurpose }: OutgoingMessage, list: HeardList): Promise<boolean> {
  const request = { method: "POST", path: `${sessionPath(named)}/prompt_async`, query: inDirectory(agent), body: messageBody(text), deadlineMs: FORGOTTEN_MS, ...(onPurpose === undefined ? {} : { onPurpose }) };
  try {
    const answer = await client.send(request);
    if (answer.status >= 200 && answer.status < 300) {
      list.push({ kind: "progress", native: `HTTP ${answer.status}`, status: answer.status, at: answer.seq });
      return true;
    }
    list.push(refusal(answer));
    return false;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return false;
  }
}
