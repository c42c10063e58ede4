import { PassThrough } from "node:stream";
import { counting, dataOf, forEach, nameSession, Neighbours } from "../aids.js";
import { blockOf, textIn, withMember } from "../json.js";
import type { JsonObject } from "../json.js";
import { placeOf } from "../place.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { PassingStream, Spoiler, StreamBlock } from "../traffic.js";

/** Changes the events of one name; undefined drops them. */
function events(name: string, change: (data: JsonObject, stream: PassingStream) => JsonObject | undefined): Spoiler {
  return {
    event(block, stream) {
      if (block.name !== name) return stream.send(block);
      const data = change(dataOf(block), stream);
      if (data) stream.send(blockOf(name, data));
    },
  };
}

const isEnd = ({ name }: StreamBlock): boolean => name === "done" || name === "error";

/** Event streams, spoiled on their way back. */
export const sseFaults: readonly ProxyFault[] = [
  {
    name: "chunks-name-a-neighbouring-session",
    depth: "wire-sse",
    breaks: ["tags.stream.names-its-own-session"],
    spoil: () => {
      const known = new Neighbours();
      return events("chunk", (data, { ask }) => {
        const { agent } = placeOf(ask.path);
        known.note(agent, textIn(data, "session_id"));
        return nameSession(data, known.of(agent, textIn(data, "session_id")));
      });
    },
  },
  {
    name: "streams-of-unnamed-messages-name-no-session",
    depth: "wire-sse",
    breaks: ["tags.sse-events.name-the-session-when-none-was-named"],
    spoil: () => ({
      event: (block, stream) => stream.send(placeOf(stream.ask.path).session === undefined ? blockOf(block.name, withMember(dataOf(block), "session_id", undefined)) : block),
    }),
  },
  {
    name: "the-second-chunk-is-lost",
    depth: "wire-sse",
    breaks: ["text.sse.deltas-are-the-history-text"],
    spoil: () => {
      const chunks = forEach<PassingStream, { n: number }>(() => ({ n: 0 }));
      return events("chunk", (data, stream) => (++chunks(stream).n === 2 ? undefined : data));
    },
  },
  {
    name: "chunks-come-twice-from-the-third-stream-of-a-session",
    depth: "wire-sse",
    sly: "only from the third stream of a session",
    breaks: ["text.sse.deltas-are-the-history-text"],
    spoil: () => {
      const nth = counting();
      const number = forEach<PassingStream, { n: number }>(() => ({ n: 0 }));
      return {
        event(block, stream) {
          const mine = number(stream);
          mine.n ||= nth(stream.ask.path);
          stream.send(block);
          if (block.name === "chunk" && mine.n >= 3) stream.send(block);
        },
      };
    },
  },
  {
    name: "equal-chunks-in-a-row-are-sent-once",
    depth: "wire-sse",
    sly: "only when the model says the same piece twice in a row",
    breaks: ["text.sse.deltas-are-the-history-text"],
    spoil: () => {
      const last = forEach<PassingStream, { raw: string }>(() => ({ raw: "" }));
      return {
        event(block, stream) {
          if (block.name === "chunk" && last(stream).raw === block.raw) return;
          last(stream).raw = block.raw;
          stream.send(block);
        },
      };
    },
  },
  {
    name: "the-second-and-the-third-chunk-change-places",
    depth: "wire-sse",
    breaks: ["text.sse.deltas-are-the-history-text"],
    spoil: () => {
      const kept = forEach<PassingStream, { n: number; second?: StreamBlock | undefined }>(() => ({ n: 0 }));
      return {
        event(block, stream) {
          const mine = kept(stream);
          if (block.name === "chunk" && ++mine.n === 2) return void (mine.second = block);
          const late = mine.second;
          mine.second = undefined;
          for (const one of block.name === "chunk" ? [block, late] : [late, block]) if (one) stream.send(one);
        },
      };
    },
  },
  {
    name: "chunks-are-gathered-until-the-end",
    depth: "wire-sse",
    breaks: ["stream.chunk.arrives-while-the-model-goes-on"],
    spoil: () => {
      const gathered = forEach<PassingStream, StreamBlock[]>(() => []);
      return {
        event(block, stream) {
          gathered(stream).push(block);
          if (isEnd(block)) gathered(stream).splice(0).forEach(stream.send);
        },
      };
    },
  },
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
    name: "a-chunk-goes-to-the-other-open-stream-of-the-agent",
    depth: "wire-sse",
    sly: "only while two streams of an agent are open, and only once in each",
    breaks: ["tags.stream.names-its-own-session", "text.sse.deltas-are-the-history-text"],
    spoil: () => {
      const open = new Map<PassingStream, { misled: boolean }>();
      return {
        event(block, stream) {
          if (!open.has(stream)) open.set(stream, { misled: false });
          const other = [...open.keys()].find((one) => one !== stream && !one.ask.gone.aborted && placeOf(one.ask.path).agent === placeOf(stream.ask.path).agent);
          const mine = open.get(stream)!;
          if (block.name !== "chunk" || !other || mine.misled) return stream.send(block);
          mine.misled = true;
          other.send(block);
        },
        streamEnd(stream) {
          open.delete(stream);
          stream.end();
        },
      };
    },
  },
  {
    name: "data-lines-have-no-space",
    depth: "wire-sse",
    breaks: ["stream.data.is-one-line"],
    spoil: () => ({ event: (block, stream) => stream.send({ ...block, raw: block.raw.replace(/^data: /gm, "data:") }) }),
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
    name: "streams-may-be-cached",
    depth: "wire-sse",
    breaks: ["stream.answer.is-not-cacheable"],
    spoil: () => ({
      async http(ask, pass) {
        const reply = await pass(ask);
        return reply.stream ? { ...reply, headers: { ...reply.headers, "cache-control": "public, max-age=60" } } : reply;
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
    breaks: ["failure.sse.is-told"],
    spoil: () => events("error", () => undefined),
  },
  {
    name: "results-of-tools-are-not-told",
    depth: "wire-sse",
    breaks: ["tools.sse.call-and-result-are-told"],
    spoil: () => events("tool_result", () => undefined),
  },
  {
    name: "an-event-nobody-documented-comes-first",
    depth: "wire-sse",
    breaks: ["stream.any.is-a-documented-event"],
    spoil: () => {
      const seen = new Set<PassingStream>();
      return {
        event(block, stream) {
          if (!seen.has(stream)) stream.send(blockOf("debug", { proxy: true, session_id: dataOf(block)["session_id"] }));
          seen.add(stream);
          stream.send(block);
        },
      };
    },
  },
  {
    name: "chunks-do-not-say-that-more-comes",
    depth: "wire-sse",
    breaks: ["stream.chunk.has-its-documented-shape"],
    spoil: () => events("chunk", (data) => withMember(data, "done", undefined)),
  },
  {
    name: "characters-beyond-the-basic-plane-are-replaced-in-chunks",
    depth: "wire-sse",
    sly: "only characters of four bytes",
    breaks: ["text.sse-unicode.survives"],
    spoil: () => events("chunk", (data) => ({ ...data, content: textIn(data, "content")!.replace(/[\u{10000}-\u{10ffff}]/gu, "?") })),
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
  {
    name: "done-tells-the-token-counts-of-the-stream-before",
    depth: "wire-sse",
    breaks: ["usage.sse.counts-its-own-turn"],
    spoil: () => {
      let before: unknown = { input_tokens: 1, output_tokens: 1 };
      return events("done", (data) => {
        const usage = before;
        before = data["usage"];
        return { ...data, usage };
      });
    },
  },
  {
    name: "phases-come-with-a-broken-data-line",
    depth: "wire-sse",
    breaks: ["stream.grammar.is-well-formed"],
    spoil: () => ({ event: (block, stream) => stream.send(block.name === "phase" ? { ...block, raw: block.raw.replace(/^data: /m, "data ") } : block) }),
  },
];
