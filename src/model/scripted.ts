import { setTimeout as wait } from "node:timers/promises";
import { canariesIn } from "../log/index.js";
import type { Headers } from "../log/index.js";
import { AnswerRecord } from "./answer-record.js";
import type { ModelLog } from "./answer-record.js";
import { expectedAnswer, SIDE_ANSWER } from "./answer.js";
import { Calls } from "./calls.js";
import type { ModelCall } from "./calls.js";
import { HeldGate } from "./gate.js";
import type { Gate, GatePlace } from "./gate.js";
import { perform } from "./performance.js";
import type { Piece } from "./performance.js";
import { ModelFailure } from "./port.js";
import type { ChatEvent, ChatMessage, ChatRequest, ModelPort, Usage } from "./port.js";
import { turnOf } from "./turn.js";
import type { Turn } from "./turn.js";
import { logBody, requestBody } from "./wire.js";

export interface ScriptedModelOptions {
  /** Where requests and answers are recorded; nowhere when absent. */
  readonly log?: ModelLog;
  /** Waits; rejects when the signal aborts. Handed in so that tests own the time. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Factor on every scripted pause; 0 leaves them out. Default 1. */
  readonly pauseScale?: number;
  /** How many of the latest calls `callsFor` and `callsSince` look through. Default 5 000. */
  readonly keepCalls?: number;
}

/** A request and how it came. In process there are no headers. */
export interface HeardCall {
  readonly url: string;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A call while it is answered. */
interface Answering {
  readonly request: ChatRequest;
  readonly turn: Turn | undefined;
  readonly pieces: readonly Piece[];
  readonly place: GatePlace | undefined;
  readonly record: AnswerRecord;
  readonly count: (usage: Usage) => void;
}

/**
 * A deterministic stand-in for a language model. It answers a turn of the suite as the turn's own words ask (script.ts),
 * any other call by one harmless sentence, holds turns at gates, and records what it was asked and what it said.
 */
export class ScriptedModel implements ModelPort {
  readonly #options: ScriptedModelOptions;
  readonly #calls: Calls;
  readonly #gates = new Map<string, HeldGate>();
  readonly #running = new Set<AbortController>();
  #ids = 0;
  #disposed = false;

  constructor(options: ScriptedModelOptions = {}) {
    this.#options = options;
    this.#calls = new Calls(options.keepCalls ?? 5_000);
  }

  async *chat(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatEvent, void, undefined> {
    yield* this.hear({ url: "/v1/chat/completions", headers: {}, body: requestBody(request) }, request, signal).events;
  }

  /**
   * The gate of a turn, held; make it before the turn is sent. Asking again gives the same one until it is released
   * wholly, afterwards a new one that holds the calls still to come.
   */
  gate(canary: string): Gate {
    const known = this.#gates.get(canary);
    if (known && !known.isOpen) return known;
    const gate = new HeldGate(canary);
    this.#gates.set(canary, gate);
    return gate;
  }

  /** The gate, held, of calls that answer no turn and hold words of this one: a summary, a title. Like `gate` in all else. */
  gateBesides(canary: string): Gate {
    return this.gate(besides(canary));
  }

  /** The latest gate made for a turn, held or open. */
  knownGate(canary: string): Gate | undefined {
    return this.#gates.get(canary);
  }

  /** Lets every held answer go on. */
  releaseAll(): void {
    for (const gate of this.#gates.values()) gate.release();
  }

  /** Calls that answered this turn, in order: the first, retries, those after a tool. */
  callsFor(canary: string): readonly ModelCall[] {
    return this.#calls.since(0).filter((call) => call.canary === canary);
  }

  /** Calls of every kind after number `since` (0: all that are kept). */
  callsSince(since: number): readonly ModelCall[] {
    return this.#calls.since(since);
  }

  /** True for a call, by its id in the log, that was taken for no turn: a title, a summary. */
  isBeside(id: string): boolean {
    return this.#calls.isBeside(id);
  }

  /** Tells of every later call when it comes; answers how to stop. */
  onCall(listener: (call: ModelCall) => void): () => void {
    return this.#calls.listen(listener);
  }

  /** Opens the gates and breaks off what runs and what still comes, so that nothing waits for the model any more. */
  dispose(): void {
    this.#disposed = true;
    for (const running of this.#running) running.abort(stopped());
    this.releaseAll();
  }

  /** `chat` for a request that came some other way: recorded at once as `heard`, answered as far as `events` are taken. */
  hear(heard: HeardCall, request: ChatRequest, signal: AbortSignal): { readonly id: string; readonly events: AsyncGenerator<ChatEvent, void, undefined> } {
    signal.throwIfAborted();
    const turn = turnOf(request.messages);
    const visible = canariesIn(contextOf(request.messages));
    const { call, settle, count } = this.#hear(heard, turn ? "turn" : "side", visible, request.stream, turn?.canary);
    const record = new AnswerRecord(call.id, request.stream, this.#options.log, settle);
    const place = this.#gateOf(turn, visible)?.enter();
    const pieces = turn ? piecesFor(turn, visible, call.id) : [{ type: "text", text: SIDE_ANSWER } as const];
    return { id: call.id, events: this.#answer({ request, turn, pieces, place, record, count }, signal) };
  }

  #gateOf(turn: Turn | undefined, visible: readonly string[]): HeldGate | undefined {
    if (turn) return this.#gates.get(turn.canary);
    return visible.map((canary) => this.#gates.get(besides(canary))).find((gate) => gate !== undefined);
  }

  async *#answer({ request, turn, pieces, place, record, count }: Answering, signal: AbortSignal): AsyncGenerator<ChatEvent, void, undefined> {
    const running = new AbortController();
    const giveUp = (): void => {
      if (record.aborted()) place?.giveUp();
      running.abort(signal.reason);
    };
    if (signal.aborted) giveUp();
    if (this.#disposed) running.abort(stopped());
    signal.addEventListener("abort", giveUp, { once: true });
    this.#running.add(running);
    try {
      const pause = (ms: number): Promise<void> => this.#pause(ms, running.signal);
      const stage = { canary: turn?.canary ?? "", script: turn?.script ?? {}, pieces, stream: request.stream, gate: place, signal: running.signal, pause };
      for await (const piece of perform(stage)) {
        record.said(piece);
        if (request.stream) yield piece;
      }
      record.answered();
      if (!request.stream) yield* whole(pieces);
      const usage = usageOf(request.messages, pieces);
      count(usage);
      yield { type: "end", reason: pieces.some((piece) => piece.type === "tool-call") ? "tool_calls" : "stop", usage };
    } catch (error) {
      if (error instanceof ModelFailure) record.failed(error.status);
      throw error;
    } finally {
      // A consumer that stops listening before the end has given the call up, too.
      if (record.aborted()) place?.giveUp();
      signal.removeEventListener("abort", giveUp);
      this.#running.delete(running);
    }
  }

  /** Records a call of embeddings; answers how to say that it was answered. */
  hearEmbeddings(heard: HeardCall, texts: readonly string[]): () => void {
    const { call, settle } = this.#hear(heard, "embeddings", canariesIn(texts.join("\n")), false);
    return () => new AnswerRecord(call.id, false, this.#options.log, settle).answered();
  }

  #hear({ url, headers, body }: HeardCall, kind: ModelCall["kind"], canaries: readonly string[], stream: boolean, canary?: string): ReturnType<Calls["add"]> {
    const id = this.#options.log?.nextId("m") ?? `m${(this.#ids += 1)}`;
    const kept = logBody(body);
    this.#options.log?.add({ kind: "model", id, url, headers, body: kept });
    return this.#calls.add({ id, kind, canaries, stream, url, headers, body: kept, ...(canary === undefined ? {} : { canary }) });
  }

  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    const scaledMs = ms * (this.#options.pauseScale ?? 1);
    if (scaledMs > 0) await (this.#options.sleep ?? sleep)(scaledMs, signal);
  }
}

/** Name of the gate of calls beside a turn; no canary looks like it. */
const besides = (canary: string): string => `beside ${canary}`;

const stopped = (): ModelFailure => new ModelFailure(0, "the scripted model was stopped");

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}

/** The next tool of the script, else the words of the answer. */
function piecesFor(turn: Turn, visible: readonly string[], callId: string): readonly Piece[] {
  const tool = turn.script.tools?.[turn.toolsDone];
  if (tool) return [{ type: "tool-call", call: { id: `call_${callId}`, name: tool.name, arguments: JSON.stringify(tool.arguments) } }];
  return expectedAnswer(turn.canary, turn.script, visible).pieces.map((text) => ({ type: "text", text }));
}

/** The pieces of an answer wanted whole: one text, then the tool calls. */
function whole(pieces: readonly Piece[]): Piece[] {
  const text = pieces.map((piece) => (piece.type === "text" ? piece.text : "")).join("");
  const calls = pieces.filter((piece) => piece.type === "tool-call");
  return text === "" ? calls : [{ type: "text", text }, ...calls];
}

/** Every text of a context, one a line. */
function contextOf(messages: readonly ChatMessage[]): string {
  return messages.map((message) => [message.content, ...(message.role === "assistant" ? (message.toolCalls ?? []) : []).map((call) => call.arguments)].join("\n")).join("\n");
}

/** A token for every four characters begun, at least one each way. */
function usageOf(messages: readonly ChatMessage[], pieces: readonly Piece[]): Usage {
  const tokens = (text: string): number => Math.max(1, Math.ceil(text.length / 4));
  return { input: tokens(contextOf(messages)), output: tokens(pieces.map((piece) => (piece.type === "text" ? piece.text : piece.call.arguments)).join("")) };
}
