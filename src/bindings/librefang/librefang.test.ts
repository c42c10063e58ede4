import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import { createClient, type Client } from "../../client/index.js";
import { Log } from "../../log/index.js";
import type { Channel, Heard, SocketChannel } from "../binding.js";
import { librefang } from "./index.js";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

type Answers = Readonly<Record<string, { readonly status?: number; readonly body: unknown }>>;

/** A server that answers each line as told, opens every socket but those of the session `gone`, and answers each frame with itself. */
async function speaking(answers: Answers = {}): Promise<{ readonly client: Client; readonly asked: string[]; readonly log: Log }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const line = `${request.method} ${request.url}`;
    let given = "";
    request.setEncoding("utf8").on("data", (text: string) => (given += text));
    request.on("end", () => {
      asked.push(given === "" ? line : `${line} ${given}`);
      const { status = 200, body } = answers[line] ?? { status: 404, body: {} };
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request: IncomingMessage, tcp, head) => {
    asked.push(`UPGRADE ${request.url}`);
    if (request.url?.includes("gone")) return void tcp.end("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
    sockets.handleUpgrade(request, tcp, head, (socket) => {
      socket.send('{"type":"connected"}');
      socket.on("message", (data: Buffer) => {
        const { type, ...frame } = JSON.parse(data.toString()) as { readonly type: string };
        socket.send(JSON.stringify(type === "ping" ? { type: "pong" } : { ...frame, type: "response" }));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  undo.push(() => {
    for (const socket of sockets.clients) socket.terminate();
    return new Promise((resolve) => server.close(resolve));
  });
  const log = new Log();
  const client = createClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, log });
  undo.push(() => client.close());
  return { client, asked, log };
}

function heardOn(channel: Channel, kind: Heard["kind"]): Promise<Heard> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = channel.heard.find((heard) => heard.kind === kind);
      if (found) resolve(found);
    };
    channel.onHeard(look);
    look();
  });
}

async function socketOf(client: Client): Promise<SocketChannel> {
  const opened = await librefang.openSocket(client, "A");
  if (!opened.ok) throw new Error(opened.what);
  return opened.value;
}

describe("a socket", () => {
  it("is opened in the name of the session that the first message names, and has that connection's id from then on", async () => {
    const { client, asked, log } = await speaking();
    const socket = await socketOf(client);
    const before = socket.id;
    socket.aim?.("S");
    expect(socket.id).not.toBe(before);
    socket.send({ named: "S", text: "hello" });
    expect(await heardOn(socket, "completed")).toMatchObject({ native: "response", text: "hello" });
    expect(asked).toEqual(["UPGRADE /api/agents/A/ws", "UPGRADE /api/agents/A/ws?session_id=S"]);
    expect(log.entries.filter((entry) => entry.kind === "ws" && entry.dir === "up" && "data" in entry)).toMatchObject([{ id: socket.id, data: '{"type":"message","content":"hello"}' }]);
    await socket.close();
    expect(await heardOn(socket, "ended")).toMatchObject({ native: "left" });
  });

  it("stays as it is when messages name no session", async () => {
    const { client, asked } = await speaking();
    const socket = await socketOf(client);
    socket.aim?.(null);
    socket.send({ named: null, text: "hello" });
    await heardOn(socket, "completed");
    expect(await socket.fence(2_000)).toBe(true);
    expect(asked).toEqual(["UPGRADE /api/agents/A/ws"]);
    expect(socket.heard.map(({ native }) => native)).toEqual(["response"]);
  });

  it("tells a session on which no socket can be opened as a refused message", async () => {
    const { client } = await speaking();
    const socket = await socketOf(client);
    socket.aim?.("gone");
    socket.send({ named: "gone", text: "hello" });
    await heardOn(socket, "ended");
    expect(socket.heard).toMatchObject([{ kind: "refused", native: "HTTP 400", status: 400 }, { kind: "ended" }]);
    expect(await socket.fence(2_000)).toBe(false);
  });
});

describe("a new session", () => {
  it("does not stay the default one", async () => {
    const { client, asked } = await speaking({
      "GET /api/agents/A/session": { body: { session_id: "OLD", messages: [] } },
      "POST /api/agents/A/sessions": { body: { session_id: "NEW" } },
      "POST /api/agents/A/sessions/OLD/switch": { body: { status: "ok" } },
    });
    expect(await librefang.newSession(client, "A")).toMatchObject({ ok: true, value: "NEW" });
    expect(asked.at(-1)).toBe("POST /api/agents/A/sessions/OLD/switch {}");
  });

  it("is none where the old default cannot be had back", async () => {
    const { client } = await speaking({
      "GET /api/agents/A/session": { body: { session_id: "OLD", messages: [] } },
      "POST /api/agents/A/sessions": { body: { session_id: "NEW" } },
      "POST /api/agents/A/sessions/OLD/switch": { status: 500, body: { error: "Internal server error" } },
    });
    expect(await librefang.newSession(client, "A")).toMatchObject({ ok: false, status: 500 });
  });
});

describe("a history", () => {
  it("has the text of rows that are lists of blocks", async () => {
    const messages = [{ role: "user", content: "look" }, { role: "assistant", content: [{ type: "text", text: "I do" }, { type: "tool_use", name: "file_list", input: {} }] }];
    const { client } = await speaking({ "GET /api/sessions/S": { body: { session_id: "S", messages } } });
    expect(await librefang.history(client, "A", "S")).toMatchObject({ ok: true, value: { rows: [{ role: "user", text: "look" }, { role: "assistant", text: "I do" }] } });
  });
});
