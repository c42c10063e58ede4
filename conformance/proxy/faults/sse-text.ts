import { counting, dataOf, forEach, nameSession, Neighbours } from "../aids.js";
import { blockOf, textIn, withMember } from "../json.js";
import { placeOf } from "../place.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { PassingStream, StreamBlock } from "../traffic.js";
import { events, isEnd } from "./events.js";

/** What the events of a stream say, spoiled on their way to the client. */
export const sseTextFaults: readonly ProxyFault[] = [
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
