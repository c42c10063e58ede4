import { randomUUID } from "node:crypto";
import type { Heard, SocketChannel } from "../../bindings/binding.js";
import { canaryOf } from "../../log/index.js";
import { words } from "../../model/index.js";
import { inTime } from "../in-time.js";
import { endsOn, isEnd } from "./ends.js";
import { doorSeen, seenIn, type Seen } from "./seen.js";
import type { Visit } from "./visit.js";

/**
 * Speaks once through each door, and over a socket twice at once.
 * @param ids sessions to name, in this order until one is taken: the first is of our own choosing. Then none is named.
 */
export async function lookAtDoors(visit: Visit, ids: readonly string[]): Promise<void> {
  const speech = new Speech(visit, ids[0]!);
  for (const door of ["http", "sse"] as const) {
    const tried = await speech.until((named) => speech.alone(door, named), ids);
    visit.note(`doors.${door}`, tried.seen);
  }
  await socket(visit, speech, ids);
  if (!visit.capabilities.has("sessions.client-ids")) visit.note("sessions.client-ids", { has: false, how: "no door took a message to a session that a client made up" });
  if (visit.options.hasModel) await tools(visit, speech);
  else visit.note("tools", { has: undefined, how: "not looked at: only the suite's own model can ask for one (--model-port)" });
}

interface Tried {
  readonly end: Heard | undefined;
  readonly seen: Seen;
}

/** Turns of the look. */
class Speech {
  #turns = 0;
  /** Once a turn did not end in time, the others are not waited for as long. */
  #patience = 1;
  /** What the doors take: the session they were last spoken to in. */
  taken: string | null = null;

  constructor(
    private readonly visit: Visit,
    private readonly chosen: string,
  ) {}

  text(script: Parameters<typeof words>[2] = {}): string {
    this.#turns += 1;
    return words(canaryOf(this.visit.run, 0, this.#turns), "Hello.", script);
  }

  get deadlineMs(): number {
    return Math.round(this.visit.deadlines.turnMs / this.#patience);
  }

  /** Tries one naming after the other while the server refuses; remembers what it says about ids that clients choose. */
  async until(speak: (named: string | null) => Promise<Tried>, ids: readonly string[]): Promise<Tried> {
    let tried: Tried | undefined;
    for (const named of [...ids, null]) {
      tried = await speak(named);
      if (tried.end === undefined) this.#patience = 4;
      if (named === this.chosen && tried.end !== undefined) await this.#ownId(tried);
      if (tried.end?.kind === "refused" && tried.end.status !== 401 && tried.end.status !== 429) continue;
      this.taken = named;
      break;
    }
    return tried!;
  }

  /** A message by itself. */
  async alone(door: "http" | "sse", named: string | null, text = this.text()): Promise<Tried & { readonly heard: readonly Heard[] }> {
    const { binding, log } = this.visit.options;
    const began = log.elapsed();
    this.visit.goOn();
    const channel = binding.send(this.visit.client, { agent: this.visit.agent, named, text, door });
    const deadlineMs = this.deadlineMs;
    const [end] = await endsOn(channel, 1, deadlineMs, this.visit.options.signal);
    channel.leave();
    return { end, heard: channel.heard, seen: doorSeen(end, named === null ? "a message that names no session" : named === this.chosen ? "a message to a session we made up" : "a message to a session", log.elapsed() - began, deadlineMs) };
  }

  async #ownId({ end, seen }: Tried): Promise<void> {
    if (this.visit.capabilities.get("sessions.client-ids")?.has === true) return;
    const { binding } = this.visit.options;
    if (end?.kind === "refused") return;
    this.visit.sessions.add(this.chosen);
    const read = await this.visit.ask(() => binding.history(this.visit.client, this.visit.agent, this.chosen));
    const has = read.ok ? true : seenIn(read, this.visit.options.log).has === false ? false : undefined;
    this.visit.note("sessions.client-ids", { has, how: `${seen.how}, ${has === true ? "and its history can be read" : has === false ? "but its history is not there" : "but its history could not be read"}` });
    if (has === false) this.visit.sessions.delete(this.chosen);
  }
}

async function socket(visit: Visit, speech: Speech, ids: readonly string[]): Promise<void> {
  const { binding, log } = visit.options;
  const opened = await visit.ask(() => binding.openSocket(visit.client, visit.agent));
  if (!opened.ok) {
    // No handshake at all is no door; a refusal for want of a key or for a limit says nothing.
    const open = [401, 403, 429].includes(opened.status) || opened.status >= 500 || opened.id === "";
    return visit.note("doors.ws", { has: open && opened.status !== 501 ? undefined : false, how: seenIn(opened, log).how });
  }
  const channel: SocketChannel = opened.value;
  try {
    const pair = visit.capabilities.get("sessions.client-ids")?.has === true ? [ids[0]!, randomUUID()] : ids.slice(1, 3);
    if (pair[0] !== undefined && pair[0] === ids[0]) visit.sessions.add(pair[1]!);
    const began = log.elapsed();
    const named = pair[0] ?? null;
    channel.send({ named, text: speech.text() });
    const [end] = await endsOn(channel, 1, speech.deadlineMs, visit.options.signal);
    visit.note("doors.ws", doorSeen(end, "over a socket", log.elapsed() - began, speech.deadlineMs));
    if (pair.length < 2) return visit.note("socket.multiplex", { has: undefined, how: "not looked at: there are no two sessions to speak to" });
    await bothAtOnce(visit, speech, channel, pair);
  } finally {
    await inTime(channel.close(), visit.deadlines.askMs).catch(() => undefined);
  }
}

async function bothAtOnce(visit: Visit, speech: Speech, channel: SocketChannel, pair: readonly string[]): Promise<void> {
  const before = channel.heard.filter(isEnd).length;
  for (const named of pair) channel.send({ named, text: speech.text() });
  const ends = (await endsOn(channel, before + pair.length, speech.deadlineMs, visit.options.signal)).slice(before);
  const good = ends.filter(({ kind }) => kind === "completed" || kind === "silent").length;
  const failed = ends.find(({ kind }) => kind === "failed" || kind === "ended");
  const how = `two messages for two sessions on one socket: ${good} of 2 completed${failed === undefined ? "" : ` (${[failed.native, failed.text].filter((part) => part !== undefined && part !== "").join(": ")})`}`;
  const model = visit.capabilities.get("doors.ws")?.how.includes("completed") === true;
  visit.note("socket.multiplex", { has: good === pair.length ? true : failed !== undefined && model ? false : undefined, how });
}

/** The scripted model asks for the harmless tool that the manifest has. */
async function tools(visit: Visit, speech: Speech): Promise<void> {
  const door = (["sse", "http"] as const).find((one) => visit.capabilities.get(`doors.${one}`)?.has === true);
  if (door === undefined) return visit.note("tools", { has: undefined, how: "not looked at: no door took a turn" });
  const since = visit.options.log.entries.length;
  const { end, heard } = await speech.alone(door, speech.taken, speech.text({ tools: [{ name: "file_list", arguments: { path: "." } }] }));
  const told = heard.some(({ kind }) => kind === "tool");
  const answered = visit.options.log.entries.slice(since).filter((entry) => entry.kind === "model").length > 1;
  visit.note("tools", { has: told || answered ? true : undefined, how: `a model that asked for file_list: ${told ? "the call was told" : answered ? "it was asked again with the result" : `nothing of a call was seen (${end?.native ?? "no end"})`}` });
}
