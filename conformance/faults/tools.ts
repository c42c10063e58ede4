import type { ServerFrame } from "../../src/server/index.js";
import { change, onSockets, onStreams } from "./change.js";
import { fault, type Fault } from "./fault.js";

export const toolsFaults: readonly Fault[] = [
  fault({
    name: "streams-keep-tool-results-to-themselves",
    depth: "wire",
    breaks: ["tools.sse.call-and-result-are-told"],
    wrap: onStreams(() => (event) => (event.event === "tool_result" ? [] : [event])),
  }),
  fault({
    name: "tool-results-have-an-id-of-their-own",
    depth: "wire",
    breaks: ["tools.ws.call-and-result-are-told"],
    wrap: onSockets(() => (frame) => [frame.type === "tool_result" ? { ...frame, id: `${frame.id}-result` } : frame]),
  }),
  fault({
    name: "second-tool-calls-are-told-backwards",
    depth: "wire",
    sly: "only for the second call of a turn",
    like: "https://github.com/NousResearch/hermes-agent/issues/47669",
    breaks: ["tools.ws.call-and-result-are-told"],
    wrap: onSockets(() => {
      const calls = new Map<string, number>();
      let held: ServerFrame | undefined;
      return (frame, about) => {
        const turn = about.turn?.id ?? "";
        if (frame.type === "tool_start") calls.set(turn, (calls.get(turn) ?? 0) + 1);
        if (frame.type === "tool_end" && calls.get(turn) === 2) {
          held = frame;
          return [];
        }
        if (frame.type !== "tool_result" || !held) return [frame];
        const late = held;
        held = undefined;
        return [frame, late];
      };
    }),
  }),
  fault({
    name: "tool-results-are-shown-twice",
    depth: "model",
    sly: "only in turns over plain HTTP",
    like: "https://github.com/github/copilot-cli/issues/3183",
    breaks: ["tools.result.follows-its-call-to-the-model"],
    wrap: (seams) =>
      change(seams, "model", {
        chat(request, signal, about) {
          if (about.door !== "http") return seams.model.chat(request, signal, about);
          const asked = request.messages.findLastIndex(({ role }) => role === "user");
          const messages = request.messages.flatMap((message, place) => (message.role === "tool" && place > asked ? [message, message] : [message]));
          return seams.model.chat({ ...request, messages }, signal, about);
        },
      }),
  }),
  fault({
    name: "old-tool-results-are-forgotten",
    depth: "memory",
    sly: "only those of a turn before the last one",
    like: "https://github.com/cloudflare/agents/issues/1649",
    breaks: ["tools.next-turn.sees-whole-pairs"],
    wrap: (seams) =>
      change(seams, "memory", {
        context(ask, about) {
          const messages = seams.memory.context(ask, about);
          const last = messages.findLastIndex(({ role }) => role === "tool");
          return messages.filter(({ role }, place) => role !== "tool" || place === last);
        },
      }),
  }),
  fault({
    name: "tool-results-are-shared-while-turns-overlap",
    depth: "tools",
    sly: "only while another session that called the tool is still running",
    like: "https://github.com/librefang/librefang/issues/6117",
    breaks: ["tools.results.stay-in-their-session"],
    wrap: (seams) => {
      const known = new Map<string, { readonly session: string | undefined; readonly outcome: ReturnType<typeof seams.tools.run> }>();
      return change(seams, "tools", {
        run(call, about) {
          const key = `${about.agent} ${call.name}`;
          const before = known.get(key);
          if (before && before.session !== about.session && seams.turns.running().some(({ session }) => session === before.session)) return before.outcome;
          const outcome = seams.tools.run(call, about);
          known.set(key, { session: about.session, outcome });
          return outcome;
        },
      });
    },
  }),
];
