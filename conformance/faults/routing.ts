import type { About, Door, Seams, Turn } from "../../src/server/index.js";
import { Refusal } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";

type Router = Seams["router"];

/** A server whose router answers another session for some requests. */
function misrouting(spec: Omit<Fault, "depth" | "wrap">, session: (seams: Seams) => Router["session"]): Fault {
  return fault({ ...spec, depth: "router", wrap: (seams) => ({ ...seams, router: { ...seams.router, session: session(seams) } }) });
}

const MESSAGES: Readonly<Record<Door, readonly string[]>> = { http: ["sendMessage", "sendMessageToSession"], sse: ["streamMessage", "streamMessageToSession"], ws: ["message"] };
const DOORS: readonly Door[] = ["http", "sse", "ws"];

/** True for a message that came by this door; the upgrade and commands of a socket are none. */
function isMessage(door: Door, about: About): boolean {
  return about.door === door && MESSAGES[door].includes(about.operation);
}

const named = DOORS.flatMap((door): Fault[] => {
  const breaks = [`routing.${door}-explicit.lands-in-its-session`] as const;
  return [
    misrouting({ name: `named-${door}-turns-go-to-the-active-session`, breaks, like: "https://github.com/langflow-ai/langflow/issues/5278" }, ({ router }) => (ask, about) => {
      const right = router.session(ask, about);
      return isMessage(door, about) ? router.session({ ...ask, named: null }, about) : right;
    }),
    misrouting({ name: `third-${door}-turn-of-a-session-goes-to-the-active-one`, breaks, sly: "only the third turn of a session" }, ({ router, store, turns }) => (ask, about) => {
      const right = router.session(ask, about);
      return isMessage(door, about) && turns.taken(store.hold(right)) === 2 ? router.session({ ...ask, named: null }, about) : right;
    }),
  ];
});

const unnamed = DOORS.flatMap((door): Fault[] => {
  const breaks = [`routing.${door}-default.lands-in-the-active-session`] as const;
  return [
    misrouting({ name: `unaddressed-${door}-turns-go-to-the-session-named-last`, breaks, sly: "only after a session was named", like: "https://github.com/librefang/librefang/issues/2848" }, ({ router, store }) => {
      const last = new Map<string, string>();
      return (ask, about) => {
        const right = router.session(ask, about);
        if (!isMessage(door, about)) return right;
        if (typeof ask.named === "string") last.set(ask.agent, right);
        const sticky = typeof ask.named === "string" ? undefined : last.get(ask.agent);
        return sticky !== undefined && store.session(sticky, about)?.agent === ask.agent ? sticky : right;
      };
    }),
    misrouting({ name: `unaddressed-${door}-turns-go-to-the-newest-session`, breaks, like: "https://github.com/librefang/librefang/issues/2848" }, ({ router, store }) => (ask, about) => {
      const right = router.session(ask, about);
      return isMessage(door, about) && typeof ask.named !== "string" ? (store.sessions(ask.agent, about)[0]?.id ?? right) : right;
    }),
    fault({
      name: `unaddressed-${door}-turns-are-answered-where-the-agent-is-at-their-end`,
      depth: "store",
      breaks: ["routing.running-turn.is-not-moved-by-a-switch"],
      sly: "only when the active session is switched while the turn runs",
      like: "https://github.com/librefang/librefang/issues/4291",
      wrap: (seams) => {
        const { store, turns } = seams;
        const open = (id: string): Turn | undefined => turns.running().find((turn) => turn.id === id && turn.named === null && turn.door === door);
        return {
          ...seams,
          store: {
            ...store,
            append({ to, rows }, about) {
              const turn = open(rows[0]?.turn ?? "");
              const now = turn && store.active(turn.agent, about);
              return store.append({ to: now !== undefined && now !== to.session && rows.every(({ role }) => role === "Assistant") ? store.hold(now) : to, rows }, about);
            },
          },
        };
      },
    }),
  ];
});

const unusable = DOORS.map((door) =>
  misrouting({ name: `unusable-ids-mean-the-active-session-over-${door}`, breaks: [`routing.${door}-unusable.lands-nowhere`] }, ({ router }) => (ask, about) =>
    router.session(isMessage(door, about) && typeof ask.named === "string" && router.parseSessionId(ask.named) === undefined ? { ...ask, named: null } : ask, about),
  ),
);

/** A switch cancels what runs in the session that was active until then, where it came by this door. */
const endedBySwitch = DOORS.map((door) =>
  fault({
    name: `a-switch-ends-the-running-${door}-turn`,
    depth: "store",
    breaks: ["routing.running-turn.is-not-moved-by-a-switch"],
    sly: "only a turn that runs while the active session is switched",
    like: "https://github.com/librefang/librefang/issues/4291",
    wrap: (seams) => ({
      ...seams,
      store: {
        ...seams.store,
        setActive(agent, session, about) {
          const running = seams.turns.running().find((turn) => turn.agent === agent && turn.named === null && turn.door === door);
          if (about.operation === "switchSession" && running) seams.turns.cancel({ session: running.session, reach: "running", why: "stopped" }, about);
          seams.store.setActive(agent, session, about);
        },
      },
    }),
  }),
);

/** The name of an agent without its number: those of one case of the suite are siblings. */
export function family(seams: Seams, agent: string, about: About): string {
  return (seams.store.agent(agent, about)?.name ?? agent).replace(/-a\d+$/, "");
}

export const routingFaults: readonly Fault[] = [
  ...named,
  ...unnamed,
  ...unusable,
  ...endedBySwitch,
  fault({
    name: "the-body-outweighs-the-path",
    depth: "wire",
    breaks: ["routing.http-explicit.lands-in-its-session"],
    sly: "only where a body names a session too",
    like: "https://github.com/nesquena/hermes-webui/issues/4535",
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        request(incoming, about, next) {
          const named = about.operation === "sendMessageToSession" ? (incoming.body as { session_id?: unknown } | undefined)?.session_id : undefined;
          return seams.wire.request(typeof named === "string" ? { ...incoming, params: { ...incoming.params, session_id: named } } : incoming, about, next);
        },
      },
    }),
  }),
  fault({
    name: "a-session-in-a-body-is-refused",
    depth: "wire",
    breaks: ["routing.path.outweighs-the-body"],
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        request(incoming, about, next) {
          const body = incoming.body as { session_id?: unknown } | undefined;
          if (about.operation === "sendMessageToSession" && body?.session_id !== undefined) throw new Refusal(422, "'session_id' belongs in the path");
          return seams.wire.request(incoming, about, next);
        },
      },
    }),
  }),
  misrouting({ name: "a-null-for-a-session-is-refused", breaks: ["routing.ws-null.names-no-session"] }, ({ router }) => (ask, about) => {
    if (about.operation === "message" && ask.named === null) throw new Refusal(400, "Invalid session ID");
    return router.session(ask, about);
  }),
  fault({
    name: "a-socket-goes-on-with-the-session-it-opened-with",
    depth: "router",
    breaks: ["routing.ws-default.lands-in-the-active-session"],
    sly: "only on a socket that was open before a switch",
    like: "https://github.com/librefang/librefang/issues/2848",
    wrap: (seams) => {
      const opened = new Map<string, string>();
      const { router, store, wire } = seams;
      return {
        ...seams,
        wire: {
          ...wire,
          frame(frame, about, next) {
            if (frame.type === "connected") opened.set(about.connection ?? "", frame.session_id);
            wire.frame(frame, about, next);
          },
        },
        router: {
          ...router,
          session(ask, about) {
            const first = opened.get(about.connection ?? "");
            const sticks = about.operation === "message" && typeof ask.named !== "string" && first !== undefined && store.session(first, about) !== undefined;
            return sticks ? first : router.session(ask, about);
          },
        },
      };
    },
  }),
  fault({
    name: "answers-go-to-the-socket-that-asked-last",
    depth: "wire",
    breaks: ["routing.answer.goes-to-the-connection-that-asked"],
    sly: "only where another socket of the agent has asked meanwhile",
    like: "https://github.com/modelcontextprotocol/typescript-sdk/issues/742",
    wrap: (seams) => {
      const asker = new Map<string, string>();
      return {
        ...seams,
        turns: {
          ...seams.turns,
          admit(turn, about) {
            if (turn.connection !== undefined && turn.door === "ws") asker.set(turn.agent, turn.connection);
            return seams.turns.admit(turn, about);
          },
        },
        wire: {
          ...seams.wire,
          frame(frame, about, next) {
            const last = asker.get(about.agent ?? "");
            const isOpen = last !== undefined && last !== about.connection && seams.hub.get(last) !== undefined;
            seams.wire.frame(frame, about, frame.type === "response" && isOpen ? (really) => next(really, last) : next);
          },
        },
      };
    },
  }),
  overheard("deltas-go-to-every-socket-of-the-agent", ["routing.socket.hears-only-turns-sent-on-it"], "https://github.com/openclaw/openclaw/issues/32592", (agent, mine) => agent === mine),
  overheard("deltas-go-to-every-socket-of-other-agents", ["routing.socket.hears-nothing-of-another-agent"], "https://github.com/onyx-dot-app/onyx/issues/11414", (agent, mine) => agent !== mine),
  overheard("deltas-go-to-sockets-of-sibling-agents", ["routing.socket.hears-nothing-of-another-agent"], "https://github.com/onyx-dot-app/onyx/issues/11414", (agent, mine, seams, about) => agent !== mine && family(seams, agent, about) === family(seams, mine, about)),
];

/** Deltas are written to other sockets as well. */
function overheard(name: string, breaks: Fault["breaks"], like: string, hears: (agent: string, mine: string, seams: Seams, about: About) => boolean): Fault {
  return fault({
    name,
    depth: "wire",
    breaks,
    like,
    sly: "only the pieces, not the ends of turns",
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        frame(frame, about, next) {
          seams.wire.frame(frame, about, next);
          if (frame.type !== "text_delta") return;
          for (const { id, door, agent } of seams.hub.open()) if (door === "ws" && id !== about.connection && hears(agent, about.agent ?? "", seams, about)) next(frame, id);
        },
      },
    }),
  });
}
