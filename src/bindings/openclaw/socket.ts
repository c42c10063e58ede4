import { randomUUID } from "node:crypto";
import type { Frame, Socket } from "../../client/index.js";
import { canariesIn } from "../../log/index.js";
import type { SocketChannel } from "../binding.js";
import { HeardList } from "../heard-list.js";
import { field, member } from "../outcome.js";
import { ask, errorIn, isAnswerTo } from "./line.js";
import { readEvent, runOf } from "./read-event.js";

/** A message that was sent as a run. */
interface Run {
  readonly canaries: readonly string[];
  isOver: boolean;
}

/**
 * A connection on which messages are sent as runs. The gateway tells every connection of every run; handed over is what names a run of a
 * message that was sent here, and what holds the canary of one, whatever it names.
 */
export function runChannel(socket: Socket, agent: string): SocketChannel {
  const list = new HeardList();
  /** By its id, which is also that of its request. */
  const runs = new Map<string, Run>();
  const answers = new Set<Promise<unknown>>();
  void listen(socket, runs, list);
  return {
    id: socket.id,
    door: "ws",
    heard: list.heard,
    onHeard: (listener) => list.onHeard(listener),
    send({ text, named, onPurpose }) {
      const id = randomUUID();
      const from = socket.mark();
      runs.set(id, { canaries: canariesIn(text), isOver: false });
      const params = { agentId: agent, ...(named === null ? {} : { sessionKey: named }), message: text, idempotencyKey: id };
      socket.sendText(JSON.stringify({ type: "req", id, method: "agent", params }), onPurpose === undefined ? {} : { onPurpose });
      const answered = socket.next((frame) => isAnswerTo(frame, id), ACCEPTED_MS, from);
      answers.add(answered);
      void answered.then(() => answers.delete(answered));
    },
    async fence(deadlineMs) {
      if (socket.closedAs !== undefined) return false;
      const late = new Promise<false>((resolve) => setTimeout(resolve, deadlineMs, false).unref());
      const passed = Promise.all(answers).then(async () => (await ask(socket, "sessions.describe", { key: `agent:${agent}:main` })).ok);
      return Promise.race([passed, late]);
    },
    leave: () => void socket.drop(),
    close: async () => void (await socket.close()),
  };
}

/** A message is taken, or refused, before its turn begins, however long that waits. */
const ACCEPTED_MS = 30_000;

async function listen(socket: Socket, runs: ReadonlyMap<string, Run>, list: HeardList): Promise<void> {
  for await (const frame of socket) {
    if (field(frame.json, "type") === "res") hearAnswer(frame, runs, list);
    else hearEvent(frame, runs, list);
  }
  const closed = await socket.closed;
  list.push({ kind: "ended", native: closed.by === "client" ? "left" : `close ${closed.code}`, at: closed.seq });
}

/** A run is answered twice: that it was accepted, and how it went, which its events have told before. */
function hearAnswer({ json, seq: at }: Frame, runs: ReadonlyMap<string, Run>, list: HeardList): void {
  const run = runs.get(field(json, "id") ?? "");
  if (run === undefined || run.isOver) return;
  const payload = member(json, "payload");
  const [state, label] = [field(payload, "status") ?? "?", field(payload, "sessionKey")];
  const named = label === undefined ? {} : { label };
  if (member(json, "ok") === true) {
    if (state === "accepted") list.push({ kind: "progress", native: "res accepted", ...named, at });
    return;
  }
  run.isOver = true;
  const { status, text } = errorIn(json);
  list.push({ kind: status >= 500 ? "failed" : "refused", native: "res error", status, text, ...named, at });
}

function hearEvent({ json, text, seq: at }: Frame, runs: ReadonlyMap<string, Run>, list: HeardList): void {
  const heard = readEvent(json);
  if (heard === undefined) return;
  const run = runs.get(runOf(json) ?? "");
  if (run === undefined && !isOfOne([...runs.values()], text)) return;
  if (run !== undefined && heard.kind !== "delta" && heard.kind !== "progress") run.isOver = true;
  list.push({ ...heard, at });
}

function isOfOne(runs: readonly Run[], text: string): boolean {
  const found = canariesIn(text);
  return found.length > 0 && runs.some(({ canaries }) => canaries.some((canary) => found.includes(canary)));
}
