import type { Entry, WsRefusedEntry } from "../../log/index.js";
import { ActiveSessions } from "./active-sessions.js";
import { agentsIn } from "./agents.js";
import { asksOf } from "./asks.js";
import type { Ask, BadAsk } from "./asks.js";
import { connectionsOf } from "./connection.js";
import type { Connection } from "./connection.js";
import { exchangesOf } from "./exchange.js";
import type { Exchange } from "./exchange.js";
import { foreignIn } from "./foreign.js";
import type { Foreign } from "./foreign.js";
import { historyReadsIn } from "./history-read.js";
import type { HistoryRead } from "./history-read.js";
import { followExchange } from "./http-turns.js";
import { modelCallsOf } from "./model-call.js";
import type { ModelCall } from "./model-call.js";
import { ownersOf, refuseForeign } from "./owners.js";
import { removalsIn } from "./removals.js";
import type { Removal } from "./removals.js";
import { SocketTurns } from "./socket-turns.js";
import type { Owner } from "./socket-turns.js";
import { Places } from "./places.js";
import type { Turn, TurnDraft } from "./turn.js";
import { turnsIn } from "./turns-of.js";
import { Words } from "./words.js";

/** A log, put in order once for all judges. Nothing in it is a judgement. */
export interface LogView {
  readonly entries: readonly Entry[];
  entryAt(seq: number): Entry | undefined;
  readonly exchanges: readonly Exchange[];
  readonly connections: readonly Connection[];
  readonly refused: readonly WsRefusedEntry[];
  readonly turns: readonly Turn[];
  /** Turns that an exchange or a connection carried. */
  turnsOn(id: string): readonly Turn[];
  /** Turns with the same words in the same session, itself among them. */
  alike(turn: Turn): readonly Turn[];
  readonly words: Words;
  readonly calls: readonly ModelCall[];
  callsOf(turn: Turn): readonly ModelCall[];
  readonly reads: readonly HistoryRead[];
  readsOf(session: string): readonly HistoryRead[];
  readonly removals: readonly Removal[];
  readonly active: ActiveSessions;
  readonly places: Places;
  /** Agent that holds a session. */
  ownerOf(session: string): string | undefined;
  /** True when an answer told of such an agent. */
  isAgent(id: string): boolean;
  /** Frames on a connection that no right server takes for anything. */
  badAsksOn(id: string): readonly BadAsk[];
  /** What a client asked on a connection and no frame was told to answer. */
  waitingOn(id: string): readonly Ask[];
  /** What a frame of the server is about. */
  frameOwner(seq: number): Owner;
  /** What a binding heard of an API of another shape, and whose it is; empty for the contract's own. */
  readonly heard: Foreign["heard"];
  /** True when it was made by the suite: sessions, canaries and clocks are its own. */
  readonly live: boolean;
}

export function logView(entries: readonly Entry[]): LogView {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  const foreign = foreignIn(entries);
  const exchanges = foreign ? exchangesOf(entries).map(withoutOperation) : exchangesOf(entries);
  const { connections: allConnections, refused } = connectionsOf(entries);
  const connections = foreign ? allConnections.map(withoutFrameTypes) : allConnections;
  const turns = foreign?.turns ?? turnsIn(entries, exchanges, connections);
  const owners = foreign?.owners ?? ownersOf(exchanges, turns);
  if (!foreign) refuseForeign(turns, owners, connections);
  const exchangeById = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
  for (const turn of foreign ? [] : turns) {
    const exchange = exchangeById.get(turn.id);
    if (exchange && turn.door !== "ws") followExchange(turn, exchange);
  }
  const words = new Words(turns);
  const calls = modelCallsOf(entries, turns, words);
  const byTurn = grouped(calls.filter((call) => call.turn !== undefined), (call) => call.turn!);
  const byId = grouped<Turn, string>(turns, ({ id }) => id);
  const callsOf = (turn: Turn): readonly ModelCall[] => byTurn.get(turn) ?? [];
  const active = new ActiveSessions(exchanges, connections, (session) => owners.get(session));
  for (const turn of turns) if (turn.named === null) turn.session = activeFor(turn, callsOf(turn)[0], active);
  const byWords = grouped<Turn, string>(turns, ({ session, canary }) => `${session} ${canary}`);
  const reads = foreign?.reads ?? historyReadsIn(exchanges);
  const readsBySession = grouped(reads, ({ session }) => session);
  const sockets = foreign ? [] : socketTurns(connections, turns, words, callsOf);
  const frameOwners = new Map(sockets.flatMap((socket) => [...socket.owners]));
  const socketById = new Map(sockets.map((socket) => [socket.connection.id, socket]));
  const agents = agentsIn(exchanges);
  return {
    entries,
    entryAt: (seq) => bySeq.get(seq),
    exchanges,
    connections,
    refused,
    turns,
    turnsOn: (id) => byId.get(id) ?? [],
    alike: (turn) => byWords.get(`${turn.session} ${turn.canary}`) ?? [turn],
    words,
    calls,
    callsOf,
    reads,
    readsOf: (session) => readsBySession.get(session) ?? [],
    removals: foreign?.removals ?? removalsIn(exchanges, connections, active, (session) => owners.get(session)),
    active,
    places: new Places(exchanges, turns, callsOf, active, (session) => owners.get(session)),
    ownerOf: (session) => owners.get(session),
    isAgent: (id) => agents.has(id),
    badAsksOn: (id) => connections.filter((one) => one.id === id).flatMap(asksOf).filter((ask) => ask.kind === "bad"),
    waitingOn: (id) => socketById.get(id)?.waiting ?? [],
    frameOwner: (seq) => frameOwners.get(seq) ?? {},
    heard: foreign?.heard ?? [],
    live: entries.some(({ kind }) => kind === "turn"),
  };
}

/** Another API may have the same paths and mean something else by them. */
function withoutOperation({ operation: _, ...exchange }: Exchange): Exchange {
  return exchange;
}

function withoutFrameTypes(connection: Connection): Connection {
  return { ...connection, agent: "", frames: connection.frames.map((frame) => ({ ...frame, type: undefined })) };
}

function grouped<V, K>(values: readonly V[], key: (value: V) => K): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}

/** An unaddressed message goes to the session that was active from its sending until the server was seen to deal with it; else to the one the suite had read before. */
function activeFor(turn: TurnDraft, call: ModelCall | undefined, active: ActiveSessions): string | null {
  if (turn.refuse !== undefined) return null;
  const dealtWith = call?.entry.seq ?? turn.signs[0]?.seq ?? turn.terminals[0]?.seq ?? turn.sentAt;
  const mayHaveMoved = active.epoch(turn.agent, turn.sentAt, dealtWith) === undefined;
  return active.during(turn.agent, turn.sentAt, dealtWith) ?? (mayHaveMoved ? null : turn.session);
}

function socketTurns(connections: readonly Connection[], turns: readonly TurnDraft[], words: Words, callsOf: (turn: Turn) => readonly ModelCall[]): readonly SocketTurns[] {
  const bySeq = new Map(turns.filter(({ door }) => door === "ws").map((turn) => [turn.sentAt, turn]));
  return connections.map((connection) => new SocketTurns(connection, bySeq, words, callsOf, turns));
}
