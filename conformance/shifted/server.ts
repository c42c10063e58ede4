import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { manifestFor } from "../../src/bindings/native/manifest.js";
import { shiftSocket } from "./socket.js";
import { shiftStream } from "./stream.js";

export interface Shifted {
  readonly url: string;
  close(): Promise<void>;
}

/** Ids of this shape are no UUIDs: nothing that judges it may rest on theirs. */
export const roomOf = (session: string): string => `room-${session}`;
export const sessionOf = (room: string): string => room.replace(/^room-/, "");

/** What one path of this shape asks of the server behind it. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** The answer in this shape. */
  readonly shift: (json: Json) => unknown;
}

export type Json = Readonly<Record<string, unknown>>;

/**
 * A server of another shape in front of a right or wrong one: bots and rooms in place of agents and sessions, other paths, other names,
 * other events, other ids. It changes words only, so what is wrong behind it is wrong in it.
 */
export async function serveShifted(behind: string, apiKey: string): Promise<Shifted> {
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = await bodyOf(request);
    const url = new URL(request.url ?? "/", "http://shifted");
    const left = new AbortController();
    response.once("close", () => left.abort());
    if (url.searchParams.has("live")) return shiftStream(await fetch(behind + sayPath(url.pathname, true), { method: "POST", headers, body: JSON.stringify({ message: given["words"] }), signal: left.signal }), response);
    const asked = translate(request.method ?? "GET", url.pathname, given);
    if (!asked) return send(response, 404, { problem: "no such thing" });
    const answered = await fetch(behind + asked.path, { method: asked.method, headers, signal: left.signal, ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }) });
    const json = (await answered.json().catch(() => ({}))) as Json;
    return send(response, answered.status, answered.ok ? asked.shift(json) : { problem: String(json["error"] ?? "") });
  }

  const closeSockets = shiftSocket(server, behind, apiKey);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      closeSockets();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function translate(method: string, path: string, given: Json): Asked | undefined {
  const [, first, bot = "", third, room = "", fifth] = path.split("/");
  const session = sessionOf(room);
  if (first !== "bots") return path === "/alive" ? { method: "GET", path: "/api/health", shift: () => ({ alive: true }) } : undefined;
  if (method === "POST" && bot === "") return { method, path: "/api/agents", body: { manifest_toml: manifestFor(String(given["name"]), undefined) }, shift: (json) => ({ bot: json["agent_id"] }) };
  const agent = `/api/agents/${bot}`;
  if (third === undefined) return method === "DELETE" ? { method, path: agent, shift: () => ({}) } : undefined;
  if (third === "here") return { method: "GET", path: `${agent}/session`, shift: (json) => ({ room: roomOf(String(json["session_id"])) }) };
  if (third === "say") return { method, path: `${agent}/message`, body: { message: given["words"] }, shift: shiftReply };
  if (third === "hush") return { method: "POST", path: `${agent}/stop`, body: given["room"] === undefined ? {} : { session_id: sessionOf(String(given["room"])) }, shift: () => ({}) };
  if (third !== "rooms") return undefined;
  if (room === "new") return { method: "GET", path: "/api/health", shift: () => ({ room: roomOf(randomUUID()) }) };
  if (room === "") return method === "POST" ? { method, path: `${agent}/sessions`, body: {}, shift: (json) => ({ room: roomOf(String(json["session_id"])) }) } : { method: "GET", path: `${agent}/sessions`, shift: shiftRooms };
  if (fifth === "say") return { method, path: sayPath(path, false), body: { message: given["words"] }, shift: shiftReply };
  if (fifth === "enter") return { method: "POST", path: `${agent}/sessions/${session}/switch`, shift: () => ({}) };
  if (method === "DELETE") return { method, path: `/api/sessions/${session}`, shift: () => ({}) };
  return { method: "GET", path: `/api/sessions/${session}`, shift: shiftHistory };
}

function sayPath(path: string, live: boolean): string {
  const [, , bot, third, room] = path.split("/");
  return `/api/agents/${bot}${third === "rooms" ? `/sessions/${sessionOf(room ?? "")}` : ""}/message${live ? "/stream" : ""}`;
}

function shiftReply(json: Json): unknown {
  return { room: roomOf(String(json["session_id"])), reply: json["response"], tokens: { in: json["input_tokens"], out: json["output_tokens"] } };
}

function shiftRooms(json: Json): unknown {
  return { rooms: rowsIn(json["sessions"]).map((row) => roomOf(String(row["session_id"]))) };
}

function shiftHistory(json: Json): unknown {
  return { room: roomOf(String(json["session_id"])), said: rowsIn(json["messages"]).map((row) => ({ by: row["role"] === "User" ? "you" : row["role"] === "Assistant" ? "it" : "other", words: row["content"] })) };
}

function rowsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}

async function bodyOf(request: IncomingMessage): Promise<Json> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk as string;
  return text === "" ? {} : (JSON.parse(text) as Json);
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}
