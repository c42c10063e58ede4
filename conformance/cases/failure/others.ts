import { conformanceCase } from "../../../src/runner/index.js";
import { givenInTime } from "../given.js";

export const theOtherGoesOn = conformanceCase({
  proves: "failure.other-session.goes-on",
  situation: "on-one-socket",
  title: "a turn goes on when one of another session fails on the same WebSocket",
  needs: ["scripted-model", "doors.ws", "socket.multiplex"],
  brokenBy: ["a-failure-ends-every-turn-of-its-socket"],
  async run({ agent, expect }) {
    const someone = await agent();
    const [socket, one, other] = [await someone.socket(), await someone.newSession(), await someone.newSession()];
    const running = await one.begin("a long story", { door: socket, hold: true });
    await running.gate.reached();
    const failed = await other.attempt("this will not work", { door: socket, script: { fail: { status: 400 } } });
    givenInTime(await socket.fence(), "a socket that stays open", failed.lastAt);

    running.gate.release();
    await expect.completed(running);
  },
});

export const theSocketStaysOpen = conformanceCase({
  proves: "failure.socket.stays-open",
  situation: "another-session-speaks-next",
  title: "a WebSocket still carries turns after one on it failed",
  needs: ["scripted-model", "doors.ws"],
  brokenBy: ["a-failure-closes-the-socket"],
  async run({ agent, expect }) {
    const someone = await agent();
    const [socket, one, other] = [await someone.socket(), await someone.newSession(), await someone.newSession()];
    await one.attempt("this will not work", { door: socket, script: { fail: { status: 400 } } });
    const answers = await socket.fence();
    expect.that(answers, { expected: "an open socket", received: "no answer on it", because: "a turn on it had failed", at: 0, deadline: true });
    await expect.completed(await other.attempt("and this will", { door: socket }));
  },
});

export const theNextTurnWorks = conformanceCase({
  proves: "failure.next-turn.works",
  situation: "same-session",
  title: "a session takes the next turn after one that failed",
  needs: ["scripted-model", "doors.http"],
  brokenBy: ["a-session-stays-busy-after-a-failure"],
  async run({ agent, expect }) {
    const session = await (await agent()).newSession();
    await session.attempt("this will not work", { script: { fail: { status: 400 } } });
    await expect.completed(await session.attempt("and this will"));
  },
});
