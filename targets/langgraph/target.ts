import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderIn, type Target } from "../../src/targets/index.js";

/** Runs at once in the whole server. Each thread that is deleted while its run goes on ends one of these places for good: README.md. */
const PLACES = 100;

/** One node that asks the model, one that runs its tool. */
const GRAPH = `import { MessagesAnnotation, StateGraph } from "@langchain/langgraph";
import { ToolNode, toolsCondition } from "@langchain/langgraph/prebuilt";
import { tool } from "@langchain/core/tools";
import { ChatOpenAI } from "@langchain/openai";

const fileList = tool(({ path }) => \`nothing in \${path}\`, {
  name: "file_list",
  description: "Lists a folder.",
  schema: { type: "object", properties: { path: { type: "string" } }, required: ["path"] },
});
const configuration = { baseURL: process.env.MODEL_URL };
const model = new ChatOpenAI({ model: "scripted", apiKey: "none", maxRetries: 0, streaming: true, configuration }).bindTools([fileList]);

export const graph = new StateGraph(MessagesAnnotation)
  .addNode("model", async ({ messages }) => ({ messages: [await model.invoke(messages)] }))
  .addNode("tools", new ToolNode([fileList]))
  .addEdge("__start__", "model")
  .addConditionalEdges("model", toolsCondition)
  .addEdge("tools", "model")
  .compile();
`;

const SERVER = `import { startServer } from "@langchain/langgraph-api/server";

await startServer({ port: Number(process.env.PORT), nWorkers: ${PLACES}, host: "127.0.0.1", cwd: process.cwd(), graphs: { agent: "./graph.mjs:graph" } });
`;

export const langgraph: Target = {
  name: "langgraph",
  title: "LangGraph JS dev server 1.5.1, threads and runs",
  version: "1.5.1",
  binding: "langgraph",
  packages: {
    "@langchain/langgraph-api": "1.5.1",
    "@langchain/langgraph": "1.7.3",
    "@langchain/langgraph-checkpoint": "1.2.2",
    "@langchain/langgraph-sdk": "1.15.0",
    "@langchain/core": "1.4.0",
    "@langchain/openai": "1.5.8",
    typescript: "5.9.3",
  },
  async start({ home, installed, port, modelUrl, node }) {
    const cwd = folderIn(home, "work");
    writeFileSync(join(cwd, "graph.mjs"), GRAPH);
    writeFileSync(join(cwd, "server.mjs"), SERVER);
    symlinkSync(join(installed, "node_modules"), join(cwd, "node_modules"));
    const env = { PORT: String(port), MODEL_URL: modelUrl, LANGSMITH_TRACING: "false", LANGGRAPH_CLI_NO_ANALYTICS: "1", NO_COLOR: "1" };
    return { file: node, args: ["server.mjs"], cwd, env, readyPath: "/ok", readyMs: 30_000 };
  },
};
