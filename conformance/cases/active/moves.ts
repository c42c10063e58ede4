import { conformanceCase, type Agent, type ConformanceCase, type Expect, type Session } from "../../../src/runner/index.js";
import { given } from "../given.js";
import { ways } from "../ways.js";

async function isStill(expect: Expect, someone: Agent, before: Session, because: string): Promise<void> {
  const after = await someone.active();
  const { at } = await after.history();
  expect.that(after.id === before.id, { expected: `${before.id} active as before`, received: after.id, because, at });
}

export const explicitTurnsMoveNothing: readonly ConformanceCase[] = ways.map(({ door, over, needs, open }) =>
  conformanceCase({
    proves: `active.${door}-explicit.does-not-move-it`,
    situation: "three-turns-elsewhere",
    title: `the active session stays the active one while another is spoken to ${over}`,
    needs: [...needs, "sessions.active"],
    brokenBy: [`the-third-turn-of-a-named-session-makes-it-active-over-${door}`],
    async run({ agent, expect }) {
      const someone = await agent();
      const before = await someone.active();
      const [named, way] = [await someone.newSession(), await open(someone)];
      for (const words of ["one", "two", "three"]) {
        await named.say(words, { door: way });
        await isStill(expect, someone, before, "a message to a named session moved it");
      }
    },
  }),
);

export const aNewAgentsSessionIsEmpty = conformanceCase({
  proves: "active.spawn.has-an-empty-one",
  situation: "at-once",
  title: "the active session of a new agent can be read and is empty",
  needs: ["agents.spawn", "sessions.active"],
  brokenBy: ["a-new-agent-greets-in-its-session"],
  async run({ agent, expect }) {
    const { rows, at } = await expect.readable(await (await agent()).active());
    const spoken = rows.filter(({ role }) => role !== "other");
    expect.that(spoken.length === 0, { expected: "no rows", received: spoken.map(({ text }) => text).join(" / "), because: "nobody has spoken with this agent yet", at });
  },
});

export const aCreatedSessionIsActive = conformanceCase({
  proves: "active.create.moves-it",
  situation: "after-another-was-named",
  title: "a session that the server created is the active one",
  needs: ["sessions.active", "sessions.create", "native"],
  brokenBy: ["a-created-session-is-not-made-active"],
  async run({ agent, expect }) {
    const someone = await agent();
    const created = await someone.createSession();
    const after = await someone.active();
    const { at } = await after.history();
    expect.that(after.id === created.id, { expected: created.id, received: after.id, because: "clients speak to a created session at once", at });
  },
});

export const aSwitchMovesIt = conformanceCase({
  proves: "active.switch.moves-it",
  situation: "there-and-back",
  title: "the session that was switched to is the active one, there and back",
  needs: ["sessions.active", "sessions.switch"],
  brokenBy: ["a-switch-is-acknowledged-and-forgotten"],
  async run({ agent, expect }) {
    const someone = await agent();
    const home = await someone.active();
    const away = await someone.newSession();
    await away.say("so that it is there");
    for (const target of [away, home]) {
      await target.makeActive();
      const after = await someone.active();
      const { at } = await after.history();
      expect.that(after.id === target.id, { expected: target.id, received: after.id, because: "the switch to it was answered with success", at });
    }
  },
});

export const aSwitchToNobody = conformanceCase({
  proves: "active.switch-to-unknown.is-refused",
  situation: "a-uuid-nobody-holds",
  title: "a switch to a session that is not there is answered with 404 and moves nothing",
  needs: ["sessions.active", "sessions.switch", "native"],
  brokenBy: ["a-switch-to-an-unknown-session-makes-it"],
  async run({ agent, expect, native, uuid }) {
    const someone = await agent();
    const before = await someone.active();
    expect.status(await native.call("switchSession", { params: { id: someone.id, session_id: uuid() } }), 404);
    await isStill(expect, someone, before, "a refused switch moved it");
  },
});

export const anOpenSocketFollows = conformanceCase({
  proves: "active.open-socket.follows-a-switch",
  situation: "opened-before",
  title: "a socket that was open before a switch carries a message to the session that is active now",
  needs: ["doors.ws", "sessions.active", "sessions.switch"],
  brokenBy: ["a-socket-takes-no-unaddressed-message-after-a-switch"],
  async run({ agent, expect }) {
    const someone = await agent();
    const [first, socket, next] = [await someone.active(), await someone.socket(), await someone.newSession()];
    await next.say("so that it is there", { door: socket });
    await next.makeActive();
    const active = await someone.active();
    given(active.id === next.id, "a switch that moves the active session", next.lastReadAt);
    const turn = await someone.unaddressed.attempt("to the new one", { door: socket });
    await expect.completed(turn);
    await expect.historyLacks(first, turn);
  },
});

export const anotherAgentKeepsItsOwn = conformanceCase({
  proves: "active.other-agent.keeps-its-own",
  situation: "one-of-two-is-switched",
  title: "a switch of one agent leaves the active session of another where it is",
  needs: ["sessions.active", "sessions.create", "sessions.switch"],
  brokenBy: ["a-switch-puts-sibling-agents-back-to-their-newest-session"],
  async run({ agent, expect }) {
    const [one, other] = [await agent(), await agent()];
    const before = await other.active();
    await (await other.createSession()).say("so that there are two");
    await before.makeActive();
    given((await other.active()).id === before.id, "a switch that moves the active session", before.lastReadAt);
    const next = await one.newSession();
    await next.say("so that it is there");
    await next.makeActive();
    await isStill(expect, other, before, "a switch of another agent moved it");
  },
});
