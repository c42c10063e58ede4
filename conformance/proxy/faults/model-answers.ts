import { PassThrough, Readable } from "node:stream";
import { dataOf, inTurn } from "../aids.js";
import { blockOf, objectIn, withBody } from "../json.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { Ask, PassingStream, Reply } from "../traffic.js";
import { lastUser, rowsOf, saidIn, STREAM } from "./model-wire.js";

/** What the model says and when, spoiled on its way to the server. */
export const modelAnswerFaults: readonly ProxyFault[] = [
  {
    name: "answers-are-cached-by-the-message",
    depth: "wire-model",
    sly: "only when the same message is sent again",
    breaks: ["context.same-words.are-asked-again"],
    spoil: () => {
      const streams = new Map<string, { text: string; whole: boolean }>();
      const replies = new Map<string, Reply>();
      const keyOf = (ask: Ask): string => `${String(objectIn(ask.body)?.["stream"])} ${saidIn(lastUser(rowsOf(ask)))}`;
      return {
        async http(ask, pass) {
          const answersATool = rowsOf(ask).at(-1)?.["role"] === "tool";
          const streamed = streams.get(keyOf(ask));
          const known = streamed?.whole ? { ...STREAM, stream: Readable.from([Buffer.from(streamed.text)]) } : replies.get(keyOf(ask));
          if (known && !answersATool) return known;
          const reply = await pass(ask);
          if (!reply.stream && reply.status === 200) replies.set(keyOf(ask), reply);
          return reply;
        },
        event(block, stream) {
          const known = streams.get(keyOf(stream.ask)) ?? { text: "", whole: false };
          if (!known.whole) streams.set(keyOf(stream.ask), { text: known.text + block.raw, whole: block.data === "[DONE]" });
          stream.send(block);
        },
      };
    },
  },
  {
    name: "the-model-takes-eight-calls-at-a-time",
    depth: "wire-model",
    sly: "only while eight calls run",
    breaks: ["simultaneity.sixteen.sessions-run-at-once"],
    spoil: () => {
      let running = 0;
      const waiting: (() => void)[] = [];
      return {
        async http(ask, pass) {
          if (running >= 8) await new Promise<void>((go) => waiting.push(go));
          running++;
          const over = (): void => {
            running--;
            waiting.shift()?.();
          };
          const reply = await pass(ask).catch((error: unknown) => {
            over();
            throw error;
          });
          if (reply.stream) reply.stream.once("close", over);
          else over();
          return reply;
        },
      };
    },
  },
  {
    name: "the-model-takes-one-call-at-a-time",
    depth: "wire-model",
    sly: "only while another call runs",
    breaks: ["simultaneity.agents.do-not-wait-for-each-other", "simultaneity.http-sessions.do-not-wait-for-each-other"],
    spoil: () => {
      const one = inTurn();
      return {
        http: (ask, pass) =>
          new Promise((resolve, reject) => {
            void one("", async () => {
              const reply = await pass(ask).catch((error: unknown) => reject(error as Error));
              if (reply) resolve(reply);
              if (reply?.stream && !reply.stream.closed) await new Promise((over) => reply.stream!.once("close", over));
            });
          }),
      };
    },
  },
  {
    name: "answers-the-model-broke-off-are-ended-as-whole-ones",
    depth: "wire-model",
    sly: "only when the model breaks off in the middle of its answer",
    breaks: ["failure.sse-mid-answer.is-not-a-success", "failure.ws-mid-answer.is-not-a-success"],
    spoil: () => ({
      async http(ask, pass) {
        const reply = await pass(ask);
        if (!reply.stream) return reply;
        const through = new PassThrough();
        const source = reply.stream;
        let text = "";
        source.on("data", (part: Buffer) => {
          text += part.toString();
          through.write(part);
        });
        source.on("close", () => {
          const end = blockOf("", { choices: [{ index: 0, delta: {}, finish_reason: "stop" }], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } });
          through.end(text.includes("[DONE]") ? "" : `${end.raw}data: [DONE]\n\n`);
        });
        return { ...reply, stream: through };
      },
    }),
  },
  {
    name: "calls-that-were-given-up-run-on",
    depth: "wire-model",
    breaks: ["cancel.model-call.is-ended"],
    spoil: () => ({
      async http(ask, pass) {
        const reply = await pass({ ...ask, gone: new AbortController().signal });
        if (!reply.stream) return reply;
        const through = new PassThrough();
        reply.stream.on("data", (part: Buffer) => through.destroyed || through.write(part));
        reply.stream.on("end", () => through.end());
        // A model that breaks off has to be heard as that.
        reply.stream.on("error", () => through.destroy());
        reply.stream.on("close", () => void (reply.stream!.readableEnded || through.destroy()));
        return { ...reply, stream: through };
      },
    }),
  },
  {
    name: "failures-of-the-model-become-an-apology",
    depth: "wire-model",
    breaks: ["failure.http.is-told", "failure.sse.is-told", "failure.ws.is-told"],
    spoil: () => ({
      async http(ask, pass) {
        const reply = await pass(ask);
        if (reply.status < 400) return reply;
        const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
        return withBody({ status: 200, headers: { "content-type": "application/json" }, body: Buffer.alloc(0) }, { choices: [{ index: 0, message: { role: "assistant", content: "Sorry." }, finish_reason: "stop" }], usage });
      },
    }),
  },
  {
    name: "a-piece-of-one-answer-is-said-in-another-as-well",
    depth: "wire-model",
    sly: "only while two calls of different words run, once in each",
    breaks: ["history.session.holds-only-its-own-turns"],
    spoil: () => {
      const open = new Map<PassingStream, { mixed: boolean }>();
      return {
        event(block, stream) {
          if (!open.has(stream)) open.set(stream, { mixed: false });
          stream.send(block);
          const other = [...open.keys()].reverse().find((one) => one !== stream && !one.ask.gone.aborted);
          const mine = open.get(stream)!;
          if (!other || mine.mixed || !JSON.stringify(dataOf(block)).includes('"content"')) return;
          mine.mixed = true;
          other.send(block);
        },
        streamEnd(stream) {
          open.delete(stream);
          stream.end();
        },
      };
    },
  },
];
