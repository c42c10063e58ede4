import { lastCanary } from "../../log/index.js";
import type { Door, Entry, TurnEntry } from "../../log/index.js";
import { asksOf } from "./asks.js";
import type { Connection } from "./connection.js";
import type { Exchange } from "./exchange.js";
import { isCut, jsonOf, stringIn, uuid } from "./json.js";
import type { TurnDraft } from "./turn.js";
import { isDistinct, plain } from "./words.js";

const DOORS: Readonly<Record<string, Door>> = {
  sendMessage: "http",
  sendMessageToSession: "http",
  streamMessage: "sse",
  streamMessageToSession: "sse",
};

const MAX_MESSAGE_BYTES = 65_536;

/**
 * Every message of a user in the traffic, in order. The path tells the agent and the session, the body the text; a `turn`
 * entry of the suite, where there is one, tells the canary and the session that was active.
 */
export function turnsIn(entries: readonly Entry[], exchanges: readonly Exchange[], connections: readonly Connection[]): TurnDraft[] {
  const meant = new Map<string, TurnEntry>();
  for (const entry of entries) if (entry.kind === "turn") meant.set(`${entry.id} ${entry.canary}`, entry);
  const keys = new Set<string>();
  const turns = [...exchanges.flatMap((exchange) => fromExchange(exchange, meant, keys)), ...connections.flatMap((connection) => fromConnection(connection, meant))];
  return turns.sort((a, b) => a.sentAt - b.sentAt);
}

/** @param keys Idempotency-Keys so far: a message that repeats one may be run again or not. */
function fromExchange(exchange: Exchange, meant: ReadonlyMap<string, TurnEntry>, keys: Set<string>): TurnDraft[] {
  const { request, operation } = exchange;
  const door = operation && DOORS[operation.id];
  if (!operation || !door) return [];
  const cut = isCut(request.body);
  const message = cut ? "" : stringIn(jsonOf(request.body), "message");
  if (message === undefined) return [];
  const named = operation.params["session_id"] ?? null;
  const key = request.headers["idempotency-key"];
  const isRepeated = key !== undefined && keys.has(key);
  if (key !== undefined) keys.add(key);
  const refuse =
    (cut ? "the recorder cut it" : undefined) ??
    (Buffer.byteLength(message) > MAX_MESSAGE_BYTES ? "it is over 64 KiB" : undefined) ??
    (named !== null && uuid(named) === undefined ? "its session id is no UUID" : undefined) ??
    (request.onPurpose === undefined ? undefined : `it breaks the contract on purpose (${request.onPurpose})`) ??
    (isRepeated ? "it repeats an Idempotency-Key" : undefined);
  const agent = (operation.params["id"] ?? "").toLowerCase();
  return [draft({ text: message, named, door, id: exchange.id, agent, sent: request, refuse }, meant)];
}

function fromConnection(connection: Connection, meant: ReadonlyMap<string, TurnEntry>): TurnDraft[] {
  const sent = new Map(connection.frames.map((frame) => [frame.seq, frame.entry]));
  return asksOf(connection).flatMap((ask) => {
    if (ask.kind !== "message") return [];
    const { text, named, refuse } = ask;
    return [draft({ text, named, door: "ws", id: connection.id, agent: connection.agent, sent: sent.get(ask.seq)!, refuse }, meant)];
  });
}

interface Sent {
  readonly text: string;
  readonly named: string | null;
  readonly door: Door;
  readonly id: string;
  readonly agent: string;
  readonly sent: Entry;
  readonly refuse: string | undefined;
}

function draft({ text, named, door, id, agent, sent, refuse }: Sent, meant: ReadonlyMap<string, TurnEntry>): TurnDraft {
  const canary = lastCanary(text)?.canary;
  const told = canary === undefined ? undefined : meant.get(`${id} ${canary}`);
  const words = plain(text);
  const session = named !== null ? uuid(named) : refuse === undefined ? uuid(told?.session) : undefined;
  return {
    canary: canary ?? words,
    text: words,
    marked: canary !== undefined,
    distinct: canary !== undefined || isDistinct(words),
    agent,
    named,
    door,
    id,
    sentAt: sent.seq,
    sentMs: sent.at,
    ...(sent.case === undefined ? {} : { case: sent.case }),
    ...(refuse === undefined ? {} : { refuse }),
    session: session ?? null,
    deltas: [],
    terminals: [],
    signs: [],
    muddled: false,
  };
}
