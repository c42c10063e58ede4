import type { Door, Seams } from "../../src/server/index.js";
import { Refusal } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";
import { answered } from "./history.js";
import { family } from "./routing.js";

const DOORS: readonly Door[] = ["http", "sse", "ws"];

function setting(spec: Omit<Fault, "depth" | "wrap">, change: (seams: Seams) => Seams["store"]["setActive"]): Fault {
  return fault({ ...spec, depth: "store", wrap: (seams) => ({ ...seams, store: { ...seams.store, setActive: change(seams) } }) });
}

export const activeFaults: readonly Fault[] = [
  ...DOORS.map((door) =>
    fault({
      name: `the-third-turn-of-a-named-session-makes-it-active-over-${door}`,
      depth: "turns",
      breaks: [`active.${door}-explicit.does-not-move-it`],
      sly: "only between the third turn of a session and the fourth, all by this door",
      like: "https://github.com/openclaw/openclaw/issues/64917",
      wrap: (seams) => {
        const turnsOf = new Map<string, number>();
        const wasActive = new Map<string, string>();
        return {
          ...seams,
          turns: {
            ...seams.turns,
            begin(turn, about) {
              if (turn.named !== null && turn.door === door) turnsOf.set(turn.session, (turnsOf.get(turn.session) ?? 0) + 1);
              const before = seams.store.active(turn.agent, about);
              const back = wasActive.get(turn.session);
              if (turn.index === 2 && turnsOf.get(turn.session) === 3 && before !== undefined) {
                wasActive.set(turn.session, before);
                seams.store.setActive(turn.agent, turn.session, about);
              } else if (turn.index === 3 && back !== undefined) seams.store.setActive(turn.agent, back, about);
              return seams.turns.begin(turn, about);
            },
          },
        };
      },
    }),
  ),
  fault({
    name: "a-new-agent-greets-in-its-session",
    depth: "store",
    breaks: ["active.spawn.has-an-empty-one"],
    wrap: (seams) => ({
      ...seams,
      store: {
        ...seams.store,
        create(session, about) {
          const created = seams.store.create(session, about);
          if (about.operation === "spawnAgent") seams.store.append({ to: seams.store.hold(session.id), rows: [{ role: "Assistant", content: "Hello! What can I do for you?", turn: "" }] }, about);
          return created;
        },
      },
    }),
  }),
  setting({ name: "a-created-session-is-not-made-active", breaks: ["active.create.moves-it"] }, ({ store }) => (agent, session, about) => {
    if (about.operation !== "createSession") store.setActive(agent, session, about);
  }),
  setting({ name: "a-switch-is-acknowledged-and-forgotten", breaks: ["active.switch.moves-it"] }, ({ store }) => (agent, session, about) => {
    if (about.operation !== "switchSession") store.setActive(agent, session, about);
  }),
  fault({
    name: "a-switch-to-an-unknown-session-makes-it",
    depth: "router",
    breaks: ["active.switch-to-unknown.is-refused"],
    like: "https://github.com/librefang/librefang/issues/5366",
    wrap: (seams) => ({
      ...seams,
      router: {
        ...seams.router,
        session(ask, about) {
          const id = about.operation === "switchSession" ? seams.router.parseSessionId(ask.named) : undefined;
          if (id !== undefined && !seams.store.session(id, about)) seams.store.create({ id, agent: ask.agent, label: null }, about);
          return seams.router.session(ask, about);
        },
      },
    }),
  }),
  fault({
    name: "a-socket-takes-no-unaddressed-message-after-a-switch",
    depth: "router",
    breaks: ["active.open-socket.follows-a-switch"],
    sly: "only on sockets that were open before a switch",
    wrap: (seams) => {
      const { router, store } = seams;
      const switched = new Set<string>();
      return {
        ...seams,
        store: {
          ...store,
          setActive(agent, session, about) {
            if (about.operation === "switchSession") for (const { id, agent: whose } of seams.hub.open()) if (whose === agent) switched.add(id);
            store.setActive(agent, session, about);
          },
        },
        router: {
          ...router,
          session(ask, about) {
            if (about.operation === "message" && typeof ask.named !== "string" && switched.has(about.connection ?? "")) throw new Refusal(409, "The active session was changed; connect again");
            return router.session(ask, about);
          },
        },
      };
    },
  }),
  setting({ name: "a-switch-puts-sibling-agents-back-to-their-newest-session", breaks: ["active.other-agent.keeps-its-own"], sly: "only agents with several sessions notice", like: "https://github.com/C2SAgent/c2sagent/issues/55" }, (seams) => (agent, session, about) => {
    const { store } = seams;
    const siblings = about.operation === "switchSession" ? store.agents(about).filter(({ id }) => id !== agent && family(seams, id, about) === family(seams, agent, about)) : [];
    for (const { id } of siblings) store.setActive(id, store.sessions(id, about)[0]!.id, about);
    store.setActive(agent, session, about);
  }),
  answered({ name: "the-oldest-session-is-marked-too", breaks: ["active.list.marks-exactly-one"], like: "https://github.com/librefang/librefang/issues/4293" }, ["listAgentSessions"], (body) => {
    const sessions = body["sessions"] as object[];
    return { ...body, sessions: sessions.map((session, n) => (n === sessions.length - 1 ? { ...session, active: true } : session)) };
  }),
  answered({ name: "an-agent-names-the-session-it-was-spawned-with", breaks: ["active.agent.names-it"], sly: "only once another session was made active" }, ["getAgent"], (body, about, { store }) => ({ ...body, session_id: store.sessions(String(body["id"]), about).at(-1)?.id ?? body["session_id"] })),
];
