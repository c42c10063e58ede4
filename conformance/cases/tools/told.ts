import { conformanceCase, type Script } from "../../../src/runner/index.js";

const TWICE: Script = { tools: [{ name: "file_list", arguments: { path: "." } }, { name: "file_list", arguments: { path: "notes" } }] };

export const toldOnTheStream = conformanceCase({
  proves: "tools.sse.call-and-result-are-told",
  situation: "two-calls",
  title: "a stream tells of each tool call and of its result",
  needs: ["native", "scripted-model", "doors.sse", "tools"],
  brokenBy: ["streams-keep-tool-results-to-themselves"],
  async run({ agent, expect }) {
    const turn = await (await (await agent()).newSession()).say("look around twice", { door: "sse", script: TWICE });
    const told = turn.heard.filter(({ kind }) => kind === "tool");
    const course = told.map(({ native, text }) => `${native} ${text}`).join(", ");
    const wanted = "tool_use file_list, tool_result file_list, tool_use file_list, tool_result file_list";
    expect.that(course === wanted, { expected: wanted, received: course === "" ? "nothing" : course, because: "the model called one tool after the other", at: told.at(-1)?.at ?? turn.heard.at(-1)!.at, turns: [turn] });
  },
});

export const toldOnTheSocket = conformanceCase({
  proves: "tools.ws.call-and-result-are-told",
  situation: "two-calls",
  title: "a WebSocket tells of the start, the end and the result of each tool call under one id",
  needs: ["native", "scripted-model", "doors.ws", "tools"],
  brokenBy: ["tool-results-have-an-id-of-their-own", "second-tool-calls-are-told-backwards"],
  async run({ agent, expect }) {
    const someone = await agent();
    const socket = await someone.socket();
    const turn = await (await someone.newSession()).say("look around twice", { door: socket, script: TWICE });
    const told = socket.native.frames.filter(({ type }) => type === "tool_start" || type === "tool_end" || type === "tool_result");
    const ids = [...new Set(told.map(({ json }) => String(json?.["id"])))];
    const course = told.map(({ type, json }) => `${type} ${ids.indexOf(String(json?.["id"])) + 1}`).join(", ");
    const wanted = [1, 2].flatMap((n) => [`tool_start ${n}`, `tool_end ${n}`, `tool_result ${n}`]).join(", ");
    expect.that(course === wanted, { expected: wanted, received: course === "" ? "nothing" : course, because: "the numbers stand for the ids of the calls", at: told.at(-1)?.at ?? turn.heard.at(-1)!.at, turns: [turn] });
  },
});
