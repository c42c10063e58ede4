import type { ChatTool, ToolCall } from "../../model/port.js";
import type { Ids, ToolOutcome, Tools } from "../seams.js";

interface BuiltIn {
  readonly tool: ChatTool;
  run(input: Readonly<Record<string, unknown>>): ToolOutcome;
}

const text = (description: string) => ({ type: "string", description });
const LISTING = "notes/\nREADME.md\ntodo.txt";

/** Three tools that touch nothing outside the answer they give. */
export function harmlessTools(ids: () => Ids): Tools {
  const all: readonly BuiltIn[] = [
    {
      tool: {
        name: "file_list",
        description: "Lists the files of the agent's workspace.",
        parameters: { type: "object", properties: { path: text("Folder, relative to the workspace.") } },
      },
      run: (input) => ({ result: typeof input["path"] === "string" ? `${input["path"]}:\n${LISTING}` : LISTING, isError: false }),
    },
    {
      tool: { name: "echo", description: "Gives back a text.", parameters: { type: "object", properties: { text: text("The text.") } } },
      run: (input) => ({ result: typeof input["text"] === "string" ? input["text"] : JSON.stringify(input), isError: false }),
    },
    {
      tool: {
        name: "canvas_present",
        description: "Shows a page to the user.",
        parameters: { type: "object", properties: { html: text("The page."), title: text("Its title.") }, required: ["html"] },
      },
      run(input) {
        if (typeof input["html"] !== "string") return { result: "canvas_present needs html", isError: true };
        const title = typeof input["title"] === "string" ? input["title"] : null;
        const id = ids().newId("canvas");
        return { result: `Canvas ${id} presented`, isError: false, canvas: { id, html: input["html"], title } };
      },
    },
  ];
  return {
    offered: (agent) => all.map(({ tool }) => tool).filter(({ name }) => agent.tools.length === 0 || agent.tools.includes(name)),
    run(call) {
      const known = all.find(({ tool }) => tool.name === call.name);
      return Promise.resolve(known ? known.run(inputOf(call)) : { result: `Unknown tool: ${call.name}`, isError: true });
    },
  };
}

/** Arguments of a call as an object; empty when they are no JSON object. */
export function inputOf(call: ToolCall): Readonly<Record<string, unknown>> {
  try {
    const input: unknown = JSON.parse(call.arguments);
    return typeof input === "object" && input !== null && !Array.isArray(input) ? (input as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
