import type { Server } from "node:http";
import { WebSocket, WebSocketServer } from "ws";
import { roomOf, sessionOf, type Json } from "./server.js";

/** One line to a bot, for all its rooms: `/bots/{bot}/line`. Answers with what closes all lines. */
export function shiftSocket(server: Server, behind: string, apiKey: string): () => void {
  const lines = new WebSocketServer({ server });
  lines.on("connection", (line, request) => {
    const bot = (request.url ?? "").split("/")[2] ?? "";
    const native = new WebSocket(`${behind.replace(/^http/, "ws")}/api/agents/${bot}/ws`, { headers: { authorization: `Bearer ${apiKey}` } });
    const waiting: string[] = [];
    const up = (text: string): void => (native.readyState === WebSocket.OPEN ? native.send(text) : void waiting.push(text));
    native.on("open", () => waiting.splice(0).forEach((text) => native.send(text)));
    native.on("message", (data: Buffer) => {
      const shifted = shiftFrame(JSON.parse(data.toString()) as Json);
      if (shifted) line.send(JSON.stringify(shifted));
    });
    native.on("close", () => line.close());
    native.on("error", () => line.terminate());
    line.on("message", (data: Buffer) => {
      const { is, words, room } = JSON.parse(data.toString()) as Json;
      up(JSON.stringify(is === "there?" ? { type: "ping" } : { type: "message", content: words, ...(room === undefined ? {} : { session_id: sessionOf(String(room)) }) }));
    });
    line.on("close", () => native.close());
    line.on("error", () => native.terminate());
  });
  return () => {
    for (const line of lines.clients) line.terminate();
    lines.close();
  };
}

const KINDS: Readonly<Record<string, string>> = { text_delta: "bit", response: "over", silent_complete: "over", error: "wrong", pong: "here", typing: "work", phase: "work", tool_start: "work", tool_end: "work", tool_result: "work", canvas: "work" };

function shiftFrame(frame: Json): Json | undefined {
  const is = KINDS[String(frame["type"])];
  if (is === undefined) return undefined;
  return { is, ...(frame["session_id"] === undefined ? {} : { room: roomOf(String(frame["session_id"])) }), ...(frame["content"] === undefined ? {} : { words: frame["content"] }), ...(frame["input_tokens"] === undefined ? {} : { tokens: { in: frame["input_tokens"], out: frame["output_tokens"] } }) };
}
