import { conformanceCase } from "../../../src/runner/index.js";
import { givenHeld } from "../given.js";
import { isDoneWhileHeld } from "./ends.js";

export const readsMeanwhile = conformanceCase({
  proves: "simultaneity.reads.are-answered-during-a-turn",
  situation: "list-and-another-history",
  title: "the list of sessions and the history of another are answered while a turn is held",
  needs: ["sessions.list", "scripted-model"],
  brokenBy: ["lists-wait-for-running-turns", "histories-wait-for-the-turns-of-other-sessions"],
  async run({ agent, expect }) {
    const someone = await agent();
    const [one, other] = [await someone.newSession(), await someone.newSession()];
    const said = await other.say("before");
    const slow = await givenHeld(await one.begin("take your time", { hold: true }));
    const reads = [["the history of another session", () => other.history()], ["the list of sessions", () => someone.sessionIds()]] as const;
    for (const [what, read] of reads) {
      expect.that(await isDoneWhileHeld(read(), slow), {
        expected: `${what} while the model holds a turn`,
        received: "no answer in time",
        because: "a read waits for a turn of another session",
        at: slow.lastAt,
        turns: [slow, said],
        deadline: true,
      });
    }
  },
});

export const ownReadMeanwhile = conformanceCase({
  proves: "simultaneity.own-read.is-answered-during-its-turn",
  situation: "second-turn",
  title: "the history of a session is answered while its own second turn is held",
  needs: ["scripted-model"],
  brokenBy: ["a-history-waits-for-a-later-turn-of-its-own"],
  async run({ agent, expect }) {
    const session = await (await agent()).newSession();
    await session.say("before");
    const slow = await givenHeld(await session.begin("take your time", { hold: true }));
    expect.that(await isDoneWhileHeld(session.history(), slow), {
      expected: "its history while the model holds its turn",
      received: "no answer in time",
      because: "a read waits for the turn of its session",
      at: slow.lastAt,
      turns: [slow],
      deadline: true,
    });
  },
});

export const createMeanwhile = conformanceCase({
  proves: "simultaneity.create.is-answered-during-a-turn",
  situation: "made-by-the-server",
  title: "the server makes a session while a turn of another is held",
  needs: ["sessions.create", "scripted-model"],
  brokenBy: ["a-new-session-waits-for-running-turns"],
  async run({ agent, expect }) {
    const someone = await agent();
    const slow = await givenHeld(await (await someone.newSession()).begin("take your time", { hold: true }));
    expect.that(await isDoneWhileHeld(someone.createSession(), slow), {
      expected: "a new session while the model holds a turn",
      received: "no answer in time",
      because: "making a session waits for a turn of another",
      at: slow.lastAt,
      turns: [slow],
      deadline: true,
    });
  },
});
