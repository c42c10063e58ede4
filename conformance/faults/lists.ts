import type { About, Seams, SessionRecord } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";

/** Changes what a list of sessions holds. */
function listing(name: string, operation: "listSessions" | "listAgentSessions", breaks: Fault["breaks"], more: Pick<Fault, "sly" | "like">, change: (sessions: readonly SessionRecord[], seams: Seams, about: About, isChosen: (id: string) => boolean) => readonly SessionRecord[]): Fault {
  return fault({
    name,
    breaks,
    ...more,
    depth: "store",
    wrap(seams) {
      // A session that is made by the message that names it was chosen by its client.
      const chosen = new Set<string>();
      return {
        ...seams,
        store: {
          ...seams.store,
          create(session, about) {
            if (about.session === session.id) chosen.add(session.id);
            return seams.store.create(session, about);
          },
          sessions(agent, about) {
            const right = seams.store.sessions(agent, about);
            return about.operation === operation ? change(right, seams, about, (id) => chosen.has(id)) : right;
          },
        },
      };
    },
  });
}

export const listsFaults: readonly Fault[] = [
  listing("the-agents-list-leaves-out-chosen-sessions", "listAgentSessions", ["lists.agent-sessions.hold-every-session"], { like: "https://github.com/librefang/librefang/issues/4294" }, (sessions, _seams, _about, isChosen) => sessions.filter(({ id }) => !isChosen(id))),
  listing("the-agents-list-ends-after-six", "listAgentSessions", ["lists.agent-sessions.hold-every-session"], { sly: "only for an agent of seven sessions or more" }, (sessions) => sessions.slice(0, 6)),
  listing("the-list-of-all-holds-active-sessions-only", "listSessions", ["lists.all-sessions.hold-every-session"], { like: "https://github.com/librefang/librefang/issues/4294" }, (sessions, seams, about) =>
    sessions.filter(({ id, agent }) => seams.store.active(agent, about) === id),
  ),
  listing("the-list-of-all-names-the-newest-agent", "listSessions", ["lists.all-sessions.hold-every-session"], { sly: "only for sessions whose ids clients chose" }, (sessions, seams, about, isChosen) => {
    const newest = seams.store.agents(about).at(-1)?.id;
    return sessions.map((one) => (newest !== undefined && isChosen(one.id) ? { ...one, agent: newest } : one));
  }),
  listing("the-list-of-all-begins-with-the-oldest", "listSessions", ["lists.all-sessions.are-newest-first"], {}, (sessions) => [...sessions].reverse()),
  listing("the-list-of-all-has-only-the-newest-in-place", "listSessions", ["lists.all-sessions.are-newest-first"], { sly: "the first row is right" }, ([newest, ...rest]) => [...(newest ? [newest] : []), ...rest.reverse()]),
];
