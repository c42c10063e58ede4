import { conformanceCase } from "../../../src/runner/index.js";
import { given, givenHeld } from "../given.js";
import { endsMeanwhile } from "./ends.js";

export const agentsMeanwhile = conformanceCase({
  proves: "simultaneity.agents.do-not-wait-for-each-other",
  situation: "slow-then-quick",
  title: "a turn of one agent ends while one of another agent is held",
  needs: ["doors.http", "scripted-model"],
  brokenBy: ["agents-of-one-family-share-a-lane"],
  async run(stage) {
    const [one, other] = [await stage.agent(), await stage.agent()];
    const slow = await givenHeld(await (await one.newSession()).begin("take your time", { hold: true }));
    await endsMeanwhile(stage, await (await other.newSession()).begin("quickly now"), slow);
  },
});

export const queueHoldsNobody = conformanceCase({
  proves: "simultaneity.queue.holds-no-other-session",
  situation: "four-waiting",
  title: "a turn ends while another session has one turn held and four waiting behind it",
  needs: ["doors.http", "scripted-model"],
  brokenBy: ["waiting-turns-take-up-the-workers"],
  async run(stage) {
    const someone = await stage.agent();
    const busy = await someone.newSession();
    const slow = await givenHeld(await busy.begin("take your time", { hold: true }));
    await (await someone.newSession()).say("while none waits");
    for (const words of ["one", "two", "three", "four"]) await busy.begin(words);
    await (await someone.newSession()).attempt("while four are on their way");
    await endsMeanwhile(stage, await (await someone.newSession()).begin("while four wait"), slow);
  },
});

export const sixteenAtOnce = conformanceCase({
  proves: "simultaneity.sixteen.sessions-run-at-once",
  situation: "all-held",
  title: "sixteen sessions of one agent have a turn at the model at the same time",
  needs: ["doors.sse", "scripted-model"],
  brokenBy: ["an-agent-has-twelve-workers"],
  async run({ agent, expect }) {
    const someone = await agent();
    const turns = [];
    for (let count = 1; count <= 16; count += 1) {
      const turn = await (await someone.newSession()).begin(`one of sixteen, number ${count}`, { door: "sse", hold: true });
      const reached = await turn.gate.reached();
      given(reached || count > 2, "two sessions that run at once", 0);
      expect.that(reached, {
        expected: "sixteen turns at the model at once",
        received: `${count - 1} turns; the next one waits`,
        because: "each of them is of another session",
        at: turn.lastAt,
        turns: [...turns, turn],
        deadline: true,
      });
      turns.push(turn);
    }
  },
});

/** More than the buffers of both ends hold, so that a server that waits for its reader comes to a stand; not all at once, so that they fill. */
const TORRENT = { longBytes: 6_000_000, pieces: 150, gapMs: 1 } as const;

export const slowReader = conformanceCase({
  proves: "simultaneity.slow-reader.holds-no-other-session",
  situation: "a-torrent-nobody-reads",
  title: "a turn ends while the client of another session has stopped reading a long answer",
  needs: ["doors.sse", "scripted-model"],
  brokenBy: ["a-full-pipe-stops-the-agent"],
  async run(stage) {
    const someone = await stage.agent();
    const [one, other] = [await someone.newSession(), await someone.newSession()];
    const torrent = await one.begin("tell me everything", { door: "sse", script: TORRENT });
    torrent.stopReading();
    await stage.model.asked(torrent, 1);
    await stage.model.settled(torrent, stage.within(10_000));
    await endsMeanwhile(stage, await other.begin("quickly now", { door: "sse" }), torrent);
  },
});

/** So long a question that a server which works through it alone shows it; the judge of the whole log reads what came of it. */
const LONG_QUESTION = "consider this once more, and all that follows from it; ".repeat(400);

export const behindALongQuestion = conformanceCase({
  proves: "simultaneity.recorded.quick-is-not-held-by-slow",
  situation: "behind-a-long-question",
  title: "a quick turn ends while a slow one with a long question is held",
  needs: ["doors.http", "scripted-model"],
  brokenBy: ["a-long-question-has-the-agent-for-itself"],
  async run(stage) {
    const someone = await stage.agent();
    const [one, other] = [await someone.newSession(), await someone.newSession()];
    const slow = await givenHeld(await one.begin(LONG_QUESTION, { hold: true }));
    await endsMeanwhile(stage, await other.begin("quickly now"), slow);
  },
});
