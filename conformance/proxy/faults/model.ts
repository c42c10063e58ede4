import { PassThrough, Readable } from "node:stream";
import { dataOf, inTurn } from "../aids.js";
import { blockOf, listIn, objectIn, textIn, withBody } from "../json.js";
import type { JsonObject } from "../json.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { Ask, PassingStream, Reply, Spoiler } from "../traffic.js";

/* No request to a model names a session: whose words they are is known by the words alone. */

type Rows = readonly JsonObject[];
const rowsOf = (ask: Ask): Rows => listIn(objectIn(ask.body), "messages");
const saidIn = (row: JsonObject | undefined): string => textIn(row, "content") ?? "";
const lastUser = (rows: Rows): JsonObject | undefined => [...rows].reverse().find(({ role }) => role === "user");

const STREAM = { status: 200, headers: { "content-type": "text/event-stream" }, body: Buffer.alloc(0) };

/** Changes the messages of each call. */
function prompts(change: (rows: Rows) => Rows): Spoiler {
  return { http: (ask, pass) => pass(withBody(ask, { ...objectIn(ask.body), messages: change(rowsOf(ask)) })) };
}

/** The last user message of an earlier call that stands nowhere in this one. */
function strangersWords(): (rows: Rows) => string | undefined {
  const said: string[] = [];
  return (rows) => {
    const here = rows.map(saidIn).join("\n");
    const stranger = said.find((text) => !here.includes(text));
    const own = saidIn(lastUser(rows));
    if (own && !said.includes(own) && rows.length > 1) said.unshift(own);
    said.splice(50);
    return stranger;
  };
}

/** Plain words of a message, without what directs the scripted model. */
const plain = (text: string): string => text.replace(/\[\[.*$/s, "").trim();

export const modelFaults: readonly ProxyFault[] = [
  {
    name: "prompts-begin-with-a-question-of-another-session",
    depth: "wire-model",
    breaks: ["context.turn.holds-only-its-own-session"],
    spoil: () => {
      const strangers = strangersWords();
      return prompts((rows) => {
        const stranger = strangers(rows);
        const [system, ...rest] = rows;
        return stranger && system && !isSideCall(rows) ? [system, { role: "user", content: plain(stranger) }, { role: "assistant", content: "Understood." }, ...rest] : rows;
      });
    },
  },
  {
    name: "memories-of-other-sessions-stand-in-the-system-text",
    depth: "wire-model",
    breaks: ["context.system.holds-only-its-own-session"],
    spoil: () => {
      const strangers = strangersWords();
      return prompts((rows) => {
        const stranger = strangers(rows);
        return stranger && !isSideCall(rows) ? rows.map((row) => (row["role"] === "system" ? { ...row, content: `${saidIn(row)}\n\nYou remember: ${plain(stranger)}` } : row)) : rows;
      });
    },
  },
  {
    name: "prompts-of-a-third-turn-hold-a-question-of-another-session",
    depth: "wire-model",
    sly: "only from the third turn of a session",
    breaks: ["context.turn.holds-only-its-own-session"],
    spoil: () => {
      const strangers = strangersWords();
      return prompts((rows) => {
        const stranger = strangers(rows);
        const third = rows.filter(({ role }) => role === "user").length >= 3;
        return stranger && third && !isSideCall(rows) ? [...rows.slice(0, 1), { role: "user", content: plain(stranger) }, ...rows.slice(1)] : rows;
      });
    },
  },
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
    name: "prompts-hold-the-last-message-alone",
    depth: "wire-model",
    breaks: ["context.turn.holds-its-own-earlier-turns"],
    spoil: () =>
      prompts((rows) => {
        const last = rows.lastIndexOf(lastUser(rows)!);
        return rows.filter(({ role }, i) => role === "system" || i >= last);
      }),
  },
  {
    name: "earlier-rows-of-a-prompt-stand-newest-first",
    depth: "wire-model",
    sly: "only from the second turn of a session",
    breaks: ["context.rows.keep-the-order-of-turns"],
    spoil: () =>
      prompts((rows) => {
        const last = rows.lastIndexOf(lastUser(rows)!);
        const past = rows.slice(1, last);
        return past.some(({ role }) => role === "tool") ? rows : [...rows.slice(0, 1), ...past.reverse(), ...rows.slice(last)];
      }),
  },
  {
    name: "summaries-are-made-of-two-sessions",
    depth: "wire-model",
    sly: "only when a session is compacted",
    breaks: ["context.side-call.holds-only-one-session"],
    spoil: () => {
      const strangers = strangersWords();
      return prompts((rows) => {
        const stranger = strangers(rows);
        return stranger && isSideCall(rows) ? rows.map((row) => (row["role"] === "user" ? { ...row, content: `User: ${plain(stranger)}\n${saidIn(row)}` } : row)) : rows;
      });
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
    name: "results-of-tools-reach-the-model-twice",
    depth: "wire-model",
    breaks: ["tools.result.follows-its-call-to-the-model"],
    spoil: () => prompts((rows) => rows.flatMap((row) => (row["role"] === "tool" ? [row, row] : [row]))),
  },
  {
    name: "results-of-tools-of-other-sessions-reach-the-model",
    depth: "wire-model",
    sly: "only when another session called a tool before",
    breaks: ["tools.results.stay-in-their-session"],
    spoil: () => {
      const results: string[] = [];
      return prompts((rows) => {
        const own = rows.filter(({ role }) => role === "tool").map(saidIn);
        const foreign = results.find((text) => !own.includes(text));
        for (const text of own) if (!results.includes(text)) results.unshift(text);
        return foreign ? rows.map((row) => (row["role"] === "tool" ? { ...row, content: foreign } : row)) : rows;
      });
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
  {
    name: "messages-are-brought-to-one-normal-form-on-their-way-to-the-model",
    depth: "wire-model",
    sly: "only text with combining marks",
    breaks: ["text.message.reaches-the-model-unchanged"],
    spoil: () => prompts((rows) => rows.map((row) => (typeof row["content"] === "string" ? { ...row, content: row["content"].normalize("NFC") } : row))),
  },
];

/** A summary: the one call whose system text asks for one. */
function isSideCall(rows: Rows): boolean {
  return /summari[sz]er|sum up/i.test(saidIn(rows[0]));
}
