import { NoAnswer, type Client, type StreamAnswer } from "../../client/index.js";
import type { Channel, Heard, OutgoingMessage } from "../binding.js";
import { HeardList } from "../heard-list.js";
import { field, member } from "../outcome.js";
import { FORGOTTEN_MS } from "../own-channel.js";
import { inDirectory } from "./paths.js";
import { refusal } from "./read-message.js";
import type { StreamEvent } from "./stream-event.js";

/** What differs between the surfaces: how a message is sent, and how its turn is told. */
export interface Surface {
  readonly path: string;
  readonly body: string;
  readonly turn: TurnReader;
}

/** Picks one message's turn out of the events of its directory. */
export interface TurnReader {
  /** True once the message has been told to be in its session. */
  readonly isTaken: boolean;
  /** True once all that is told of the turn has been told. */
  readonly isOver: boolean;
  /** The event in neutral words; undefined where it is not about this turn. */
  read(event: StreamEvent): Heard | undefined;
}

/**
 * Listens to the events of the directory, then sends the message without waiting for its answer, and hands over what is about its turn.
 * The stream is left once the turn is over: it would go on for ever.
 */
export function sendAndListen(client: Client, message: OutgoingMessage, surface: Surface): Channel {
  const list = new HeardList();
  const left = new AbortController();
  const reader: Reader = { isPaused: false };
  let id = "";
  const request = { method: "GET", path: "/event", carriesMany: true as const, query: inDirectory(message.agent), signal: left.signal, onSent: (exchange: { readonly id: string }) => (id = exchange.id) };
  void follow(client, client.streamFrom(request), message, surface, list, reader, left).catch((error: unknown) => {
    list.push({ kind: "ended", native: left.signal.aborted ? "left" : error instanceof Error ? error.message : String(error), at: error instanceof NoAnswer ? error.seq : 0 });
  });
  const taken = new Promise<void>((resolve) => {
    list.onHeard(({ kind }) => {
      if (surface.turn.isTaken || kind === "ended") resolve();
    });
  });
  return {
    door: "sse",
    taken,
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

/** How a stream is told to read no more, once the message is on its way: that is learnt from the stream itself. */
interface Reader {
  isPaused: boolean;
  stream?: StreamAnswer;
}

async function follow(client: Client, streaming: Promise<StreamAnswer>, message: OutgoingMessage, { path, body, turn }: Surface, list: HeardList, reader: Reader, left: AbortController): Promise<void> {
  const stream = await streaming;
  reader.stream = stream;
  if (stream.answer) {
    list.push(refusal(stream.answer));
    list.push({ kind: "ended", native: "end", at: stream.answer.seq });
    return;
  }
  let at = stream.requestSeq;
  let isRefused = false;
  for await (const event of stream) {
    at = event.seq;
    const type = field(event.json, "type") ?? event.name;
    if (type === "server.connected") {
      // What is sent from here on is heard.
      void send(client, message, path, body, list).then((taken) => {
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
async function send(client: Client, { agent, onPurpose }: OutgoingMessage, path: string, body: string, list: HeardList): Promise<boolean> {
  const request = { method: "POST", path, query: inDirectory(agent), body, deadlineMs: FORGOTTEN_MS, ...(onPurpose === undefined ? {} : { onPurpose }) };
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
