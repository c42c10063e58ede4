import { conformanceCase, type Agent, type Session } from "../../../src/runner/index.js";
import { given } from "../given.js";

/** Sessions of every kind: the first active one, chosen ones that took a turn, created ones with and without a label. */
async function everyKind(someone: Agent): Promise<readonly Session[]> {
  const sessions = [await someone.active()];
  for (const words of ["one", "two", "three"]) {
    const chosen = await someone.newSession();
    await chosen.say(words);
    sessions.push(chosen, await someone.createSession(words === "two" ? undefined : `the ${words}`));
  }
  return sessions;
}

const ofAnAgent = conformanceCase({
  proves: "lists.agent-sessions.hold-every-session",
  situation: "seven-of-every-kind",
  title: "the list of an agent's sessions holds each of seven sessions once",
  needs: ["sessions.list", "sessions.create", "sessions.active"],
  brokenBy: ["the-agents-list-leaves-out-chosen-sessions", "the-agents-list-ends-after-six"],
  async run({ agent, expect }) {
    const someone = await agent();
    const sessions = await everyKind(someone);
    const listed = await someone.sessionIds();
    const { at } = await sessions[0]!.history();
    for (const { id } of sessions) {
      const times = listed.filter((one) => one === id).length;
      expect.that(times === 1, { expected: `${id} once`, received: times === 0 ? "a list without it" : `${id} ${times} times`, because: `the agent has ${sessions.length} sessions, and this is one`, at });
    }
  },
});

const ofAll = conformanceCase({
  proves: "lists.all-sessions.hold-every-session",
  situation: "two-agents",
  title: "the list of all sessions holds each session of two agents once, with its agent",
  needs: ["sessions.list", "sessions.create", "sessions.active", "native"],
  brokenBy: ["the-list-of-all-holds-active-sessions-only", "the-list-of-all-names-the-newest-agent"],
  async run({ agent, expect, native }) {
    const agents = [await agent(), await agent()];
    const sessions = [...(await everyKind(agents[0]!)), ...(await everyKind(agents[1]!))];
    const answer = await native.call("listSessions", { params: {} });
    const listed = answer.body(200).sessions;
    for (const session of sessions) {
      const rows = listed.filter(({ session_id }) => session_id === session.id);
      const owners = rows.map(({ agent_id }) => agent_id);
      expect.that(rows.length === 1 && owners[0] === session.agent.id, {
        expected: `${session.id} once, of agent ${session.agent.id}`,
        received: rows.length === 0 ? "a list without it" : `${rows.length} times, of ${owners.join(", ")}`,
        because: "that agent has this session",
        at: answer.at,
      });
    }
  },
});

/** Times may be as coarse as the server likes: sessions of the same time may stand either way. */
const newestFirst = conformanceCase({
  proves: "lists.all-sessions.are-newest-first",
  situation: "three-made-one-after-the-other",
  title: "the list of all sessions has a session made later before one made earlier",
  needs: ["sessions.list", "sessions.create", "native"],
  brokenBy: ["the-list-of-all-begins-with-the-oldest", "the-list-of-all-has-only-the-newest-in-place"],
  async run({ agent, expect, native }) {
    const someone = await agent();
    const made: Session[] = [];
    for (const words of ["one", "two", "three", "four"]) {
      const session = await someone.createSession();
      await session.say(words);
      made.push(session);
    }
    const answer = await native.call("listSessions", { params: {} });
    const rows = answer.body(200).sessions.filter(({ session_id }) => made.some(({ id }) => id === session_id));
    given(rows.length === made.length, "a list with every session", answer.at);
    const times = rows.map(({ created_at }) => Date.parse(created_at));
    const late = times.findIndex((time, place) => place > 0 && time > times[place - 1]!);
    expect.that(late < 0, {
      expected: "sessions made later before those made earlier",
      received: `one of ${rows[late]?.created_at} behind one of ${rows[late - 1]?.created_at}`,
      because: "no client in use sorts the list",
      at: answer.at,
    });
  },
});

export const listCases = [ofAnAgent, ofAll, newestFirst];
