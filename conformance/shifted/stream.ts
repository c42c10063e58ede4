import type { ServerResponse } from "node:http";
import { roomOf, type Json } from "./server.js";

/** The stream of a turn in this shape: `bit`, `work`, `over` and `wrong`, each with its room. */
export async function shiftStream(answered: Response, response: ServerResponse): Promise<void> {
  if (!answered.ok || !answered.body) {
    const json = (await answered.json().catch(() => ({}))) as Json;
    response.writeHead(answered.status, { "content-type": "application/json" }).end(JSON.stringify({ problem: json["error"] }));
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" }).flushHeaders();
  let rest = "";
  for await (const text of answered.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const shifted = shiftBlock(block);
      if (shifted !== undefined) response.write(shifted);
    }
  }
  response.end();
}

function shiftBlock(block: string): string | undefined {
  const field = (name: string): string | undefined => block.split("\n").find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const [name, data] = [field("event"), field("data")];
  if (name === undefined || data === undefined) return undefined;
  const json = JSON.parse(data) as Json;
  const room = json["session_id"] === undefined ? {} : { room: roomOf(String(json["session_id"])) };
  return `data: ${JSON.stringify({ is: kindOf(name), ...room, words: json["content"] ?? json["error"], tokens: tokensIn(json["usage"] as Json | undefined) })}\n\n`;
}

function kindOf(name: string): string {
  return name === "chunk" ? "bit" : name === "done" ? "over" : name === "error" ? "wrong" : "work";
}

function tokensIn(usage: Json | undefined): Json | undefined {
  return usage && { in: usage["input_tokens"], out: usage["output_tokens"] };
}
