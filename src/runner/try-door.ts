import type { Binding, Channel, Heard } from "../bindings/binding.js";
import type { Client } from "../client/index.js";
import { canariesIn, type Door, type Log } from "../log/index.js";
import { words } from "../model/index.js";
import { inTime } from "./in-time.js";

/** One turn over one door, to see whether it is open. */
export interface Tried {
  readonly door: Door;
  /** How long the turn took, when it completed. */
  readonly tookMs?: number;
  /** How it went, in a few words. */
  readonly course: string;
  /** The suite's own model was asked about it. */
  readonly modelWasAsked: boolean;
}

/** What doors are tried with. */
export interface Trial {
  readonly agent: string;
  /** The agent's active session, or the one that is named; null where it is not known. */
  readonly session: string | null;
  /** Null where the server calls one session active. */
  readonly named: string | null;
  readonly binding: Binding;
  readonly client: Client;
  readonly log: Log;
}

/** Speaks once to the agent and waits for whatever end comes. */
export async function tryDoor(door: Door, canary: string, { agent, session, named, binding, client, log }: Trial, deadlineMs: number): Promise<Tried> {
  const since = log.entries.length;
  const text = words(canary, "Hello.", {});
  const shapeText = binding.name === "native" ? {} : { text };
  const began = log.elapsed();
  let channel: Channel;
  let leave: () => void;
  if (door === "ws") {
    const opened = await inTime(binding.openSocket(client, agent), deadlineMs).catch(() => undefined);
    if (!opened?.ok) return { door, course: opened === undefined ? `no socket within ${deadlineMs} ms` : opened.what, modelWasAsked: false };
    const socket = opened.value;
    socket.aim?.(named);
    channel = socket;
    leave = () => void socket.close().catch(() => {});
    log.add({ kind: "turn", canary, agent, named, session, door, id: channel.id, ...shapeText });
    socket.send({ named, text });
  } else {
    channel = binding.send(client, { agent, named, text, door });
    leave = () => channel.leave();
    log.add({ kind: "turn", canary, agent, named, session, door, id: channel.id, ...shapeText });
  }
  const end = await inTime(firstEnd(channel), deadlineMs);
  const tookMs = log.elapsed() - began;
  leave();
  const modelWasAsked = log.entries.slice(since).some((entry) => entry.kind === "model" && canariesIn(JSON.stringify(entry.body)).includes(canary));
  if (end === undefined) return { door, course: `no end within ${deadlineMs} ms`, modelWasAsked };
  if (end.kind === "completed" || end.kind === "silent") return { door, tookMs, course: `completed in ${Math.round(tookMs)} ms`, modelWasAsked };
  return { door, course: [end.native, end.text].filter((part) => part !== undefined && part !== "").join(": "), modelWasAsked };
}

function firstEnd(channel: Channel): Promise<Heard> {
  const isEnd = ({ kind }: Heard) => kind !== "delta" && kind !== "tool" && kind !== "progress";
  return new Promise((resolve) => {
    const already = channel.heard.find(isEnd);
    if (already !== undefined) return resolve(already);
    const stop = channel.onHeard((heard) => {
      if (!isEnd(heard)) return;
      stop();
      resolve(heard);
    });
  });
}
