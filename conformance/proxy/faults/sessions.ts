import { answersTo, inTurn } from "../aids.js";
import { changed, listIn, objectIn, withBody } from "../json.js";
import { placeOf, UUID } from "../place.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { Reply } from "../traffic.js";

/** Answers about sessions, spoiled on their way back. */
export const sessionFaults: readonly ProxyFault[] = [
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
