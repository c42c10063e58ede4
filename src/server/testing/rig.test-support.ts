import { once } from "node:events";
import { request as undiciRequest } from "undici";
import { afterEach } from "vitest";
import { WebSocket } from "ws";
import type { ServerFrame } from "../../../generated/frames.js";
import { createServer, type ReferenceServer, type ServerOptions } from "../index.js";
import { echoModel, type EchoModel } from "./echo-model.test-support.js";

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // Tests read what they know to be there; a wrong guess fails the test.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
  readonly text: string;
}

export interface Rig {
  readonly server: ReferenceServer;
  readonly model: EchoModel;
  readonly url: string;
  readonly port: number;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
  /** Spawns an agent; its id. */
  spawn(tools?: string): Promise<string>;
  socket(agent: string, suffix?: string, headers?: Record<string, string>): Promise<Ear>;
}

/** An open socket that keeps every frame it hears. */
export interface Ear {
  readonly ws: WebSocket;
  readonly frames: ServerFrame[];
  send(frame: unknown): void;
  /** Resolves with the first frame, heard already or later, that fits and was not taken before. */
  hear(fits: (frame: ServerFrame) => boolean): Promise<ServerFrame>;
}

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

let names = 0;

export async function rig(options: Partial<ServerOptions> = {}): Promise<Rig> {
  const model = echoModel();
  const server = createServer({ model, ...options });
  const { url, port } = await server.listen(0);
  cleanups.push(() => server.close());
  const key = options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` };

  const call: Rig["call"] = async (method, path, body, headers = {}) => {
    const isText = typeof body === "string" || body instanceof Uint8Array;
    const answer = await undiciRequest(url + path, {
      method: method as "GET",
      headers: { ...key, ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await answer.body.text();
    const isJson = String(answer.headers["content-type"]).startsWith("application/json") && text !== "";
    return { status: answer.statusCode, headers: answer.headers, text, body: isJson ? (JSON.parse(text) as unknown) : undefined };
  };

  return {
    server,
    model,
    url,
    port,
    call,
    async spawn(tools = "") {
      const toml = `name = "agent-${(names += 1)}"\n[model]\nsystem_prompt = "You are a test."\n[capabilities]\ntools = [${tools}]\n`;
      return (await call("POST", "/api/agents", { manifest_toml: toml })).body.agent_id as string;
    },
    async socket(agent, suffix = "", headers = {}) {
      const ws = new WebSocket(`ws://127.0.0.1:${port}/api/agents/${agent}/ws${suffix}`, { headers: { ...key, ...headers } });
      const ear = listen(ws);
      cleanups.push(() => (ws.terminate(), Promise.resolve()));
      await once(ws, "open");
      return ear;
    },
  };
}

function listen(ws: WebSocket): Ear {
  const frames: ServerFrame[] = [];
  const taken = new Set<ServerFrame>();
  const waiting = new Set<() => void>();
  ws.on("error", () => undefined);
  ws.on("message", (data: Buffer) => {
    frames.push(JSON.parse(data.toString()) as ServerFrame);
    for (const wake of [...waiting]) wake();
  });
  return {
    ws,
    frames,
    send: (frame) => ws.send(typeof frame === "string" || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame)),
    hear: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = frames.find((frame) => !taken.has(frame) && fits(frame));
          if (!found) return;
          waiting.delete(look);
          taken.add(found);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}

/** The events of a stream's text, in order. */
export function eventsOf(text: string): { event: string; data: Record<string, unknown> }[] {
  return text
    .split("\n\n")
    .filter((block) => block !== "" && !block.startsWith(":"))
    .map((block) => {
      const [event = "", data = ""] = block.split("\n");
      return { event: event.slice("event: ".length), data: JSON.parse(data.slice("data: ".length)) as Record<string, unknown> };
    });
}
