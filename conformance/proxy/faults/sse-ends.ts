import { PassThrough } from "node:stream";
import { dataOf, forEach, nameSession } from "../aids.js";
import { blockOf, textIn } from "../json.js";
import { placeOf } from "../place.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { PassingStream } from "../traffic.js";
import { events } from "./events.js";

/** When streams begin, wait and end. */
export const sseEndFaults: readonly ProxyFault[] = [
  {
    name: "done-comes-twice",
    depth: "wire-sse",
    breaks: ["turns.sse.has-exactly-one-terminal"],
    spoil: () => ({
      event(block, stream) {
        stream.send(block);
        if (block.name === "done") stream.send(block);
      },
    }),
  },
  {
    name: "done-is-lost-while-another-stream-of-the-agent-is-open",
    depth: "wire-sse",
    sly: "only while another stream of the agent is open",
    breaks: ["turns.sse.has-exactly-one-terminal"],
    spoil: () => {
      const open = new Set<PassingStream>();
      return {
        event(block, stream) {
          open.add(stream);
          const others = [...open].filter((one) => one !== stream && !one.ask.gone.aborted && placeOf(one.ask.path).agent === placeOf(stream.ask.path).agent);
          if (block.name !== "done" || others.length === 0) stream.send(block);
        },
        streamEnd(stream) {
          open.delete(stream);
          stream.end();
        },
      };
    },
  },
  {
    name: "the-body-stays-open-after-done",
    depth: "wire-sse",
    breaks: ["stream.body.ends-after-its-terminal"],
    spoil: () => ({ streamEnd: () => undefined }),
  },
  {
    name: "a-phase-follows-done",
    depth: "wire-sse",
    breaks: ["turns.sse.ends-after-its-terminal"],
    spoil: () => ({
      event(block, stream) {
        stream.send(block);
        if (block.name === "done") stream.send(blockOf("phase", nameSession({ phase: "done", detail: null, session_id: null }, textIn(dataOf(block), "session_id"))));
      },
    }),
  },
  {
    name: "the-head-waits-for-the-first-word",
    depth: "wire-sse",
    breaks: ["stream.head.is-sent-at-once"],
    spoil: () => ({
      async http(ask, pass) {
        const reply = await pass(ask);
        if (!reply.stream) return reply;
        const through = new PassThrough();
        await new Promise<void>((resolve) => {
          reply.stream!.on("data", (part: Buffer) => {
            through.write(part);
            if (!part.includes("event: phase") || part.includes("event: chunk")) resolve();
          });
          reply.stream!.on("close", () => resolve(void through.end()));
        });
        return { ...reply, stream: through };
      },
    }),
  },
  {
    name: "a-failure-after-some-text-is-told-as-done",
    depth: "wire-sse",
    sly: "only when the model breaks off in the middle of its answer",
    breaks: ["failure.sse-mid-answer.is-not-a-success"],
    spoil: () => {
      const heard = forEach<PassingStream, { text?: true }>(() => ({}));
      return {
        event(block, stream) {
          if (block.name === "chunk") heard(stream).text = true;
          const { error, ...rest } = dataOf(block);
          if (block.name !== "error" || !heard(stream).text || error === "Run cancelled") return stream.send(block);
          stream.send(blockOf("done", { done: true, usage: { input_tokens: 1, output_tokens: 1 }, ...rest }));
        },
      };
    },
  },
  {
    name: "streams-of-failed-turns-just-end",
    depth: "wire-sse",
    sly: "only when the model failed",
    breaks: ["failure.sse.is-told", "turns.sse.has-exactly-one-terminal"],
    spoil: () => events("error", (data) => (/model failed/.test(textIn(data, "error") ?? "") ? undefined : data)),
  },
  {
    name: "streams-of-one-agent-wait-for-each-other",
    depth: "wire-sse",
    sly: "only while another stream of the agent is open",
    breaks: ["simultaneity.sse-sessions.do-not-wait-for-each-other"],
    spoil: () => {
      const running = new Map<Promise<unknown>, { agent: string | undefined; session: string | undefined }>();
      return {
        async http(ask, pass) {
          const { what, ...place } = placeOf(ask.path);
          if (what !== "stream") return pass(ask);
          const others = [...running].filter(([, other]) => other.agent === place.agent && other.session !== place.session).map(([over]) => over);
          let end: () => void = () => undefined;
          const over = new Promise<void>((resolve) => (end = resolve));
          running.set(over, { agent: place.agent, session: place.session });
          void over.then(() => running.delete(over));
          ask.gone.addEventListener("abort", end, { once: true });
          await Promise.all(others);
          const reply = await pass(ask);
          if (reply.stream) reply.stream.once("close", end);
          else end();
          return reply;
        },
      };
    },
  },
  {
    name: "silent-streams-say-the-silent-word",
    depth: "wire-sse",
    breaks: ["silent.sse.ends-without-text"],
    spoil: () => {
      const heard = forEach<PassingStream, { text?: true }>(() => ({}));
      return {
        event(block, stream) {
          if (block.name === "chunk") heard(stream).text = true;
          const session = textIn(dataOf(block), "session_id");
          if (block.name === "done" && !heard(stream).text) stream.send(blockOf("chunk", { content: "NO_REPLY", done: false, ...(session ? { session_id: session } : {}) }));
          stream.send(block);
        },
      };
    },
  },
];
