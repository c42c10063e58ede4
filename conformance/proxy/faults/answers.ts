import { answersTo, Neighbours } from "../aids.js";
import { changed, objectIn, textIn, withMember } from "../json.js";
import { placeOf } from "../place.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { Reply } from "../traffic.js";

const plus = (a: unknown, b: unknown): number => Number(a ?? 0) + Number(b ?? 0);

/** Whole answers to messages and refusals, spoiled on their way back. */
export const answerFaults: readonly ProxyFault[] = [
  {
    name: "answers-name-a-neighbouring-session",
    depth: "wire-http",
    breaks: ["tags.answer.names-its-own-session"],
    spoil: () => {
      const known = new Neighbours();
      return answersTo(["message"], (reply, _, { agent }) =>
        changed(reply, (body) => {
          known.note(agent, textIn(body, "session_id"));
          const other = known.of(agent, textIn(body, "session_id"));
          return "response" in body && other ? withMember(body, "session_id", other) : body;
        }),
      );
    },
  },
  {
    name: "answers-to-unnamed-messages-name-no-session",
    depth: "wire-http",
    breaks: ["tags.http-answer.names-the-session-when-none-was-named"],
    spoil: () => answersTo(["message"], (reply, _, { session }) => (session === undefined ? changed(reply, (body) => withMember(body, "session_id", undefined)) : reply)),
  },
  {
    name: "a-slow-turn-is-answered-with-a-quick-one",
    depth: "wire-http",
    sly: "only when a turn of another session of the agent ended while it ran",
    breaks: ["text.history.is-the-final-text"],
    spoil: () => {
      const running = new Set<{ agent: string | undefined; path: string; quick?: Reply }>();
      return {
        async http(ask, pass) {
          const { what, agent } = placeOf(ask.path);
          if (what !== "message") return pass(ask);
          const mine: { agent: string | undefined; path: string; quick?: Reply } = { agent, path: ask.path };
          running.add(mine);
          const reply = await pass(ask).finally(() => running.delete(mine));
          for (const other of running) if (other.agent === agent && other.path !== ask.path && reply.status === 200) other.quick = reply;
          return mine.quick ? changed(reply, (body) => withMember(body, "response", objectIn(mine.quick!.body)?.["response"])) : reply;
        },
      };
    },
  },
  {
    name: "long-answers-are-cut-on-the-way",
    depth: "wire-http",
    sly: "only an answer over 2000 characters",
    breaks: ["text.history.is-the-final-text"],
    spoil: () => answersTo(["message"], (reply) => changed(reply, (body) => ("response" in body ? { ...body, response: textIn(body, "response")!.slice(0, 2000) } : body))),
  },
  {
    name: "answers-become-question-marks-beyond-latin-1",
    depth: "wire-http",
    breaks: ["text.http-unicode.survives"],
    spoil: () => answersTo(["message"], (reply) => changed(reply, (body) => ("response" in body ? { ...body, response: textIn(body, "response")!.replace(/[^\u0000-\u00ff]/gu, "?") } : body))),
  },
  {
    name: "token-counts-hold-those-of-a-turn-that-ended-meanwhile",
    depth: "wire-http",
    sly: "only when a turn of another session of the agent ended while it ran",
    breaks: ["usage.simultaneous-turns.are-counted-apart"],
    spoil: () => {
      const running = new Set<{ agent: string | undefined; path: string; input: number }>();
      return {
        async http(ask, pass) {
          const { what, agent } = placeOf(ask.path);
          if (what !== "message") return pass(ask);
          const mine = { agent, path: ask.path, input: 0 };
          running.add(mine);
          const reply = await pass(ask).finally(() => running.delete(mine));
          const own = plus(objectIn(reply.body)?.["input_tokens"], 0);
          for (const other of running) if (other.agent === agent && other.path !== ask.path) other.input += own;
          return changed(reply, (body) => ("response" in body ? { ...body, input_tokens: own + mine.input } : body));
        },
      };
    },
  },
  {
    name: "errors-are-told-in-plain-text",
    depth: "wire-http",
    breaks: ["errors.body.is-as-documented"],
    spoil: () => ({
      async http(ask, pass) {
        const reply = await pass(ask);
        return reply.status < 400 ? reply : { ...reply, headers: { ...reply.headers, "content-type": "text/plain" }, body: Buffer.from(textIn(objectIn(reply.body), "error") ?? "") };
      },
    }),
  },
  {
    name: "refusals-without-a-key-come-without-a-challenge",
    depth: "wire-http",
    breaks: ["auth.refusal.has-a-challenge"],
    spoil: () => ({
      async http(ask, pass) {
        const { headers, ...reply } = await pass(ask);
        return { ...reply, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "www-authenticate")) };
      },
    }),
  },
  {
    name: "reads-by-an-unusable-id-find-nothing",
    depth: "wire-http",
    breaks: ["ids.read-unusable.is-refused"],
    spoil: () => answersTo(["history"], (reply, ask) => (ask.method === "GET" && reply.status === 400 ? { ...reply, status: 404 } : reply)),
  },
  {
    name: "answers-to-stops-name-no-session",
    depth: "wire-http",
    breaks: ["cancel.answer.names-the-session"],
    spoil: () => answersTo(["stop"], (reply) => changed(reply, (body) => withMember(body, "session_id", undefined))),
  },
  {
    name: "answers-spell-ids-as-the-request-did",
    depth: "wire-http",
    sly: "only when the request spells its session in upper case",
    breaks: ["ids.answers.print-lower-case"],
    spoil: () =>
      answersTo(["message", "history", "switch", "label"], (reply, _, { session = "" }) =>
        /[A-F]/.test(session) ? changed(reply, (body) => (textIn(body, "session_id") === session.toLowerCase() ? withMember(body, "session_id", session) : body)) : reply,
      ),
  },
  {
    name: "health-tells-the-session-spoken-to-first",
    depth: "wire-http",
    breaks: ["auth.health.names-no-session"],
    spoil: () => {
      let first: string | undefined;
      return {
        async http(ask, pass) {
          first ??= placeOf(ask.path).session;
          const reply = await pass(ask);
          return ask.path === "/api/health" && first ? changed(reply, (body) => ({ ...body, session: first })) : reply;
        },
      };
    },
  },
  {
    name: "errors-of-the-model-quote-the-last-message-of-another-session",
    depth: "wire-http",
    sly: "only when the model failed",
    breaks: ["failure.error-text.holds-no-other-session"],
    spoil: () => {
      const said: { path: string; text: string }[] = [];
      return {
        async http(ask, pass) {
          const text = textIn(objectIn(ask.body), "message");
          if (text) said.unshift({ path: ask.path, text });
          const reply = await pass(ask);
          const other = said.find(({ path }) => path !== ask.path);
          return reply.status === 502 && other ? changed(reply, (body) => ({ ...body, error: `${textIn(body, "error")} (after: ${other.text})` })) : reply;
        },
      };
    },
  },
];
