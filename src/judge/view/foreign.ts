import { canariesIn } from "../../log/index.js";
import type { Entry, HeardEntry, ReadEntry, RemovedEntry, TurnEntry } from "../../log/index.js";
import type { HistoryRead } from "./history-read.js";
import type { Removal } from "./removals.js";
import type { TurnDraft } from "./turn.js";
import { plain } from "./words.js";

/** What a log says about an API of another shape than the contract's: read from the entries that its binding wrote. */
export interface Foreign {
  readonly turns: TurnDraft[];
  readonly reads: readonly HistoryRead[];
  readonly removals: readonly Removal[];
  /** Session → the agent through which it was first spoken to or read. */
  readonly owners: ReadonlyMap<string, string>;
  /** What was heard, with the turn whose it is by its words. */
  readonly heard: readonly { readonly entry: HeardEntry; readonly turn: TurnDraft | undefined }[];
}

/** Undefined for a log of the contract's own shape. */
export function foreignIn(entries: readonly Entry[]): Foreign | undefined {
  if (!entries.some(({ kind }) => kind === "heard" || kind === "read")) return undefined;
  const sentAt = whereSent(entries);
  const askedAt = new Map(entries.flatMap((entry) => (entry.kind === "request" ? [[entry.id, entry.seq] as const] : [])));
  const owners = new Map<string, string>();
  const own = (session: string | null, agent: string): void => {
    if (session !== null && !owners.has(session)) owners.set(session, agent);
  };
  const turns: TurnDraft[] = [];
  const onChannel = new Map<string, TurnDraft[]>();
  const reads: HistoryRead[] = [];
  const removals: Removal[] = [];
  const heard: Foreign["heard"][number][] = [];
  for (const entry of entries) {
    if (entry.kind === "turn") {
      own(entry.session, entry.agent);
      const turn = draft(entry, sentAt.get(entry.canary) ?? entry.seq, entry.session === null ? undefined : owners.get(entry.session));
      turns.push(turn);
      onChannel.set(entry.id, [...(onChannel.get(entry.id) ?? []), turn]);
    } else if (entry.kind === "heard") {
      const turn = take(entry, onChannel.get(entry.id) ?? []);
      heard.push({ entry, turn });
    } else if (entry.kind === "read") {
      if (entry.found) own(entry.session, entry.agent);
      reads.push(readOf(entry, entry.asked ?? askedAt.get(entry.id) ?? entry.of));
    } else if (entry.kind === "removed") removals.push(removalOf(entry, entry.asked ?? askedAt.get(entry.id) ?? entry.of));
  }
  return { turns: turns.sort((a, b) => a.sentAt - b.sentAt), reads, removals, owners, heard };
}

/** The first request or frame of ours that carries each canary. */
function whereSent(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const sent = new Map<string, number>();
  for (const entry of entries) {
    const text = entry.kind === "request" ? entry.body : entry.kind === "ws" && entry.dir === "up" ? entry.data : undefined;
    for (const canary of canariesIn(text ?? "")) if (!sent.has(canary)) sent.set(canary, entry.seq);
  }
  return sent;
}

function draft(entry: TurnEntry, sentAt: number, owner: string | undefined): TurnDraft {
  return {
    canary: entry.canary,
    text: plain(entry.text ?? ""),
    marked: true,
    distinct: true,
    agent: entry.agent,
    named: entry.named,
    door: entry.door,
    id: entry.id,
    sentAt,
    sentMs: entry.at,
    ...(entry.case === undefined ? {} : { case: entry.case }),
    ...(owner === undefined || owner === entry.agent ? {} : { refuse: "its session belongs to another agent" }),
    session: entry.session,
    deltas: [],
    terminals: [],
    signs: [],
    muddled: false,
  };
}

/** Gives what was heard to the turn whose words stand in it; without words, to the only one still running, else to the one its label fits. */
function take({ id: _, ...entry }: HeardEntry, turns: readonly TurnDraft[]): TurnDraft | undefined {
  if (entry.what === "ended") {
    for (const turn of turns) {
      turn.channelEndAt = entry.of === 0 ? entry.seq : entry.of;
      turn.channelEndBy = /^(?:gone|left)/.test(entry.native) ? "client" : "server";
    }
    return undefined;
  }
  const turn = whose(entry, turns);
  if (!turn) return undefined;
  const seq = entry.of;
  const { native, text } = entry;
  if (entry.what === "delta") turn.deltas.push({ seq, text: text ?? "" });
  else if (entry.what === "tool" || entry.what === "progress") turn.signs.push({ seq, native });
  else turn.terminals.push({ seq, at: entry.at, kind: entry.what, native, ...(text === undefined ? {} : { text }) });
  return turn;
}

function whose(entry: Pick<HeardEntry, "text" | "label" | "what">, turns: readonly TurnDraft[]): TurnDraft | undefined {
  const [canary] = canariesIn(entry.text ?? "");
  if (canary !== undefined) return turns.find((turn) => turn.canary === canary);
  if (turns.length === 1) return turns[0];
  const running = turns.filter(({ terminals }) => terminals.length === 0);
  if (running.length === 1) return running[0];
  const labelled = running.find(({ session }) => session !== null && session === entry.label);
  if (!labelled) for (const turn of running) turn.muddled = true;
  return labelled;
}

function readOf({ of, session, found, rows, ...entry }: ReadEntry, askedAt: number): HistoryRead {
  return { askedAt, at: of, ...(entry.case === undefined ? {} : { case: entry.case }), session, asked: "by-id", found, rows };
}

function removalOf({ of, session, agent, done }: RemovedEntry, from: number): Removal {
  return session === undefined ? { what: "kill", from, to: of, succeeded: done, agent } : { what: "delete", from, to: of, succeeded: done, session, agent };
}
