import { answerOrNone, NoAnswer, type Client, type RawAnswer } from "../../src/client/index.js";
import type { Binding, Channel, Heard, OutgoingMessage, SocketChannel } from "../../src/bindings/binding.js";
import { HeardList } from "../../src/bindings/heard-list.js";
import { field, member, outcomeOf } from "../../src/bindings/outcome.js";
import { ownChannel, type Reader } from "../../src/bindings/own-channel.js";

/** Rooms of bots: the shape of `server.ts`. */
export const shifted: Binding = {
  name: "shifted",
  capabilities: new Set(["agents.spawn", "agents.delete", "doors.http", "doors.sse", "doors.ws", "sessions.active", "sessions.create", "sessions.switch", "sessions.delete", "sessions.list", "stop", "stop.one-session", "tools", "socket.multiplex"]),
  healthPath: "/alive",
  spawnAgent: (client, { name }) => outcomeOf(post(client, "/bots", { name }), (json) => field(json, "bot")),
  deleteAgent: (client, bot) => outcomeOf(client.send({ method: "DELETE", path: `/bots/${bot}` }), done),
  activeSession: (client, bot) => outcomeOf(get(client, `/bots/${bot}/here`), (json) => field(json, "room")),
  newSession: (client, bot) => outcomeOf(post(client, `/bots/${bot}/rooms/new`), (json) => field(json, "room")),
  createSession: (client, bot) => outcomeOf(post(client, `/bots/${bot}/rooms`), (json) => field(json, "room")),
  switchSession: (client, bot, room) => outcomeOf(post(client, `/bots/${bot}/rooms/${room}/enter`), done),
  deleteSession: (client, bot, room) => outcomeOf(client.send({ method: "DELETE", path: `/bots/${bot}/rooms/${room}` }), done),
  stop: (client, bot, room) => outcomeOf(post(client, `/bots/${bot}/hush`, room === null ? {} : { room }), done),
  listSessions: (client, bot) => outcomeOf(get(client, `/bots/${bot}/rooms`), (json) => (member(json, "rooms") as string[] | undefined) ?? undefined),
  history: (client, bot, room) =>
    outcomeOf(get(client, `/bots/${bot}/rooms/${room}`), (json) => {
      const said = member(json, "said");
      const roles = { you: "user", it: "assistant" } as const;
      const rowOf = (row: unknown) => ({ role: roles[field(row, "by") as keyof typeof roles] ?? "other", text: field(row, "words") ?? "" });
      return Array.isArray(said) ? { session: field(json, "room") ?? room, rows: said.map(rowOf) } : undefined;
    }),
  send: say,
  openSocket: async (client, bot) => {
    const opened = await answerOrNone(client.openSocket("", { path: `/bots/${bot}/line` }));
    if (opened instanceof NoAnswer) return { ok: false, status: 0, what: opened.message, at: opened.seq, id: opened.id };
    if (opened.refused) return { ok: false, status: opened.status, what: `answered ${opened.status}`, at: opened.seq, id: opened.id };
    return { ok: true, value: lineOf(opened), at: opened.openSeq, id: opened.id };
  },
};

function done(): true {
  return true;
}

function get(client: Client, path: string): Promise<RawAnswer> {
  return client.send({ method: "GET", path });
}

function post(client: Client, path: string, body: unknown = {}): Promise<RawAnswer> {
  return client.send({ method: "POST", path, body: JSON.stringify(body) });
}

function say(client: Client, { agent, named, text, door }: OutgoingMessage & { readonly door: "http" | "sse" }): Channel {
  const path = named === null ? `/bots/${agent}/say` : `/bots/${agent}/rooms/${String(named)}/say`;
  const request = { method: "POST", path, body: JSON.stringify({ words: text }) };
  return ownChannel(door, (options, list, reader) => (door === "http" ? readReply(client.send({ ...request, ...options }), list) : readLive(client.streamFrom({ ...request, ...options, query: { live: "1" } }), list, reader)));
}

async function readReply(answering: Promise<RawAnswer>, list: HeardList): Promise<void> {
  const answer = await answering;
  list.push(answer.status === 200 ? { kind: field(answer.json, "reply") === "" ? "silent" : "completed", native: "reply", ...words(answer.json, "reply"), status: 200, at: answer.seq } : refusal(answer));
  list.push({ kind: "ended", native: "end", at: answer.seq });
}

async function readLive(streaming: ReturnType<Client["streamFrom"]>, list: HeardList, reader: Reader): Promise<void> {
  const stream = await streaming;
  reader.reads(stream);
  if (stream.answer) {
    list.push(refusal(stream.answer));
    list.push({ kind: "ended", native: "end", at: stream.answer.seq });
    return;
  }
  list.push({ kind: "progress", native: "head", at: stream.requestSeq });
  let at = stream.requestSeq;
  let streamed = false;
  for await (const event of stream) {
    at = event.seq;
    const heard = heardIn(event.json, at, streamed);
    streamed ||= heard.kind === "delta";
    list.push(heard);
  }
  list.push({ kind: "ended", native: await stream.ended, at });
}

function refusal(answer: RawAnswer): Heard {
  return { kind: answer.status >= 500 ? "failed" : "refused", native: `HTTP ${answer.status}`, status: answer.status, ...words(answer.json, "problem"), at: answer.seq };
}

/** `over` without words ends a stream; one on a line that has none is a silent turn's. */
function heardIn(json: unknown, at: number, streamed: boolean): Heard {
  const is = field(json, "is") ?? "?";
  const kind = is === "bit" ? "delta" : is === "over" ? (streamed || field(json, "words") !== undefined ? "completed" : "silent") : is === "wrong" ? "failed" : "progress";
  return { kind, native: is, at, ...words(json, "words") };
}

function words(json: unknown, name: string): Pick<Heard, "text" | "label" | "usage"> {
  const [text, label] = [field(json, name), field(json, "room")];
  const [input, output] = [member(member(json, "tokens"), "in"), member(member(json, "tokens"), "out")];
  return {
    ...(typeof input === "number" && typeof output === "number" ? { usage: { input, output } } : {}),
    ...(text === undefined ? {} : { text }), ...(label === undefined ? {} : { label }) };
}

function lineOf(socket: Exclude<Awaited<ReturnType<Client["openSocket"]>>, { refused: true }>): SocketChannel {
  const list = new HeardList();
  void (async () => {
    for await (const frame of socket) if (field(frame.json, "is") !== "here") list.push(heardIn(frame.json, frame.seq, false));
    const closed = await socket.closed;
    list.push({ kind: "ended", native: closed.by === "client" ? "left" : `close ${closed.code}`, at: closed.seq });
  })();
  return {
    id: socket.id,
    door: "ws",
    heard: list.heard,
    onHeard: (listener) => list.onHeard(listener),
    leave: () => socket.drop(),
    send: ({ text, named }) => void socket.sendText(JSON.stringify({ is: "say", words: text, ...(named === null ? {} : { room: named }) })),
    fence: async (deadlineMs) => {
      if (socket.closedAs !== undefined) return false;
      const from = socket.mark();
      socket.sendText(JSON.stringify({ is: "there?" }));
      return (await socket.next((frame) => field(frame.json, "is") === "here", deadlineMs, from)) !== undefined;
    },
    close: async () => void (await socket.close()),
  };
}
