import { answersTo, inTurn, Neighbours } from "../aids.js";
import { changed, listIn, objectIn, textIn, withBody, withMember } from "../json.js";
import { placeOf, UUID } from "../place.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { Reply } from "../traffic.js";

const plus = (a: unknown, b: unknown): number => Number(a ?? 0) + Number(b ?? 0);

/** Whole answers, spoiled on their way back. */
export const httpFaults: readonly ProxyFault[] = [
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
    name: "sessions-nobody-ever-named-read-as-empty",
    depth: "wire-http",
    breaks: ["errors.unknown-session.is-not-found", "ids.read.creates-nothing"],
    spoil: () => {
      const named = new Set<string>();
      return {
        async http(ask, pass) {
          const { what, session } = placeOf(ask.path);
          const reply = await pass(ask);
          const id = session?.toLowerCase() ?? "";
          const read = what === "history" && ["GET", "HEAD"].includes(ask.method);
          if (!read || reply.status !== 404 || named.has(id) || !UUID.test(id)) {
            for (const [found] of `${ask.path} ${reply.body.toString()}`.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi)) if (!read || reply.status !== 404) named.add(found.toLowerCase());
            return reply;
          }
          const empty = { session_id: id, agent_id: "00000000-0000-4000-8000-000000000000", message_count: 0, context_window_tokens: 0, label: null, messages: [] };
          return withBody({ ...reply, status: 200 }, empty);
        },
      };
    },
  },
  {
    name: "deleted-sessions-are-read-from-a-copy",
    depth: "wire-http",
    sly: "only sessions that were read before they were deleted",
    breaks: ["commands.named.acts-on-its-session", "commands.unnamed.acts-on-the-active-session", "history.deleted-session.stays-deleted"],
    spoil: () => {
      const copies = new Map<string, Reply>();
      return answersTo(["history"], (reply, ask, { session }) => {
        const id = session?.toLowerCase() ?? "";
        if (ask.method !== "GET") return reply;
        if (reply.status === 200) copies.set(id, reply);
        return reply.status === 404 ? (copies.get(id) ?? reply) : reply;
      });
    },
  },
  {
    name: "answers-to-stops-name-no-session",
    depth: "wire-http",
    breaks: ["cancel.answer.names-the-session"],
    spoil: () => answersTo(["stop"], (reply) => changed(reply, (body) => withMember(body, "session_id", undefined))),
  },
  {
    name: "two-sessions-asked-for-at-once-are-one",
    depth: "wire-http",
    sly: "only when an agent is asked for both at the same time",
    breaks: ["ids.created-at-once.are-distinct"],
    spoil: () => {
      const underWay = new Map<string, Promise<Reply>>();
      return {
        http(ask, pass) {
          if (placeOf(ask.path).what !== "sessions" || ask.method !== "POST") return pass(ask);
          const reply = underWay.get(ask.path) ?? pass(ask);
          underWay.set(ask.path, reply);
          return reply.finally(() => underWay.delete(ask.path));
        },
      };
    },
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
    name: "lists-mark-their-last-session-active-as-well",
    depth: "wire-http",
    sly: "only from the second session on",
    breaks: ["active.list.marks-exactly-one"],
    spoil: () =>
      answersTo(["sessions"], (reply, ask) =>
        ask.method !== "GET" ? reply : changed(reply, (body) => ({ ...body, sessions: listIn(body, "sessions").map((one, i, all) => (i === all.length - 1 || i === 0 ? { ...one, active: true } : one)) })),
      ),
  },
  {
    name: "lists-of-agents-hold-a-session-of-the-agent-asked-first",
    depth: "wire-http",
    breaks: ["ids.spawn.makes-one-session", "ownership.agent-list.holds-only-its-own-sessions"],
    spoil: () => {
      let first: { agent: string | undefined; one: object } | undefined;
      return answersTo(["sessions"], (reply, ask, { agent }) => {
        const own = listIn(objectIn(reply.body), "sessions");
        if (ask.method !== "GET" || own.length === 0) return reply;
        first ??= { agent, one: { ...own[0], active: false } };
        const foreign = first.agent === agent ? [] : [first.one];
        return changed(reply, (body) => ({ ...body, sessions: [...own, ...foreign] }));
      });
    },
  },
  {
    name: "every-third-list-of-all-sessions-lacks-one",
    depth: "wire-http",
    sly: "only every third list",
    breaks: ["lists.all-sessions.hold-every-session"],
    spoil: () => {
      let count = 0;
      return answersTo(["all-sessions"], (reply) => (++count % 3 === 0 ? changed(reply, (body) => ({ ...body, sessions: listIn(body, "sessions").slice(1) })) : reply));
    },
  },
  {
    name: "looking-for-a-label-goes-on-at-other-agents",
    depth: "wire-http",
    sly: "only for a label the agent does not know itself",
    breaks: ["ownership.by-label.finds-no-foreign-session"],
    spoil: () => {
      const agents = new Set<string>();
      return {
        async http(ask, pass) {
          const { what, agent = "" } = placeOf(ask.path);
          if (UUID.test(agent)) agents.add(agent);
          const reply = await pass(ask);
          if (what !== "by-label" || reply.status !== 404) return reply;
          for (const other of [...agents].filter((one) => one !== agent)) {
            const found = await pass({ ...ask, path: ask.path.replace(agent, other) });
            if (found.status === 200) return found;
          }
          return reply;
        },
      };
    },
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
  {
    name: "reading-a-session-waits-for-its-turn",
    depth: "wire-http",
    sly: "only while a turn of that session runs over HTTP or SSE",
    breaks: ["simultaneity.own-read.is-answered-during-its-turn"],
    spoil: () => {
      const one = inTurn();
      return {
        async http(ask, pass) {
          const { what, session = "" } = placeOf(ask.path);
          if (what === "history" && ask.method === "GET") return one(session, () => pass(ask));
          if (!["message", "stream"].includes(what)) return pass(ask);
          const reply = pass(ask);
          const over = reply.then(({ stream }) => stream && new Promise((resolve) => stream.once("close", resolve)));
          void one(session, () => over);
          return reply;
        },
      };
    },
  },
  {
    name: "making-a-session-waits-for-the-turns-of-its-agent",
    depth: "wire-http",
    sly: "only while a turn of the agent runs over HTTP or SSE",
    breaks: ["simultaneity.create.is-answered-during-a-turn"],
    spoil: () => {
      const running = new Map<string, Set<Promise<unknown>>>();
      return {
        async http(ask, pass) {
          const { what, agent = "" } = placeOf(ask.path);
          if (what === "sessions" && ask.method === "POST") await Promise.allSettled(running.get(agent) ?? []);
          const reply = pass(ask);
          if (!["message", "stream"].includes(what)) return reply;
          const over = reply.then(({ stream }) => stream && new Promise((resolve) => stream.once("close", resolve)));
          if (!running.has(agent)) running.set(agent, new Set());
          running.get(agent)!.add(over);
          void over.catch(() => undefined).then(() => running.get(agent)!.delete(over));
          return reply;
        },
      };
    },
  },
];
