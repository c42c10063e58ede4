import { conformanceCase } from "../../../src/runner/index.js";
import { givenHeld, givenInTime } from "../given.js";
import { endsMeanwhile } from "./ends.js";

export const slowThenQuick = conformanceCase({
  proves: "simultaneity.one-socket.sessions-do-not-wait-for-each-other",
  situation: "slow-then-quick",
  title: "a turn ends while one of another session, sent before it on the same socket, is held",
  needs: ["doors.ws", "socket.multiplex", "scripted-model"],
  brokenBy: ["a-socket-runs-one-turn-at-a-time"],
  async run(stage) {
    const someone = await stage.agent();
    const [one, other, socket] = [await someone.newSession(), await someone.newSession(), await someone.socket()];
    const slow = await givenHeld(await one.begin("take your time", { door: socket, hold: true }));
    await endsMeanwhile(stage, await other.begin("quickly now", { door: socket }), slow);
  },
});

export const fourAtOnce = conformanceCase({
  proves: "simultaneity.one-socket.sessions-do-not-wait-for-each-other",
  situation: "three-held-and-a-fourth",
  title: "a turn ends while those of three other sessions on the same socket are held",
  needs: ["doors.ws", "socket.multiplex", "scripted-model"],
  brokenBy: ["a-socket-runs-one-turn-at-a-time", "a-socket-runs-three-turns-at-a-time"],
  async run(stage) {
    const someone = await stage.agent();
    const socket = await someone.socket();
    const slow = [];
    for (const words of ["first", "second", "third"]) {
      slow.push(await givenHeld(await (await someone.newSession()).begin(words, { door: socket, hold: true })));
    }
    await endsMeanwhile(stage, await (await someone.newSession()).begin("quickly now", { door: socket }), slow[0]!);
  },
});

export const piecesInterleave = conformanceCase({
  proves: "simultaneity.pieces.arrive-as-they-are-made",
  situation: "one-by-one",
  title: "pieces of two turns on one socket arrive one by one as the model lets them go",
  needs: ["doors.ws", "socket.multiplex", "scripted-model"],
  brokenBy: ["a-socket-lets-one-answer-out-at-a-time", "a-socket-keeps-to-an-answer-from-its-second-piece-on"],
  async run({ agent, expect }) {
    const someone = await agent();
    const socket = await someone.socket();
    const alone = await givenHeld(await (await someone.newSession()).begin("a word alone", { door: socket, hold: true }));
    alone.gate.release(1);
    givenInTime(await alone.pieces(1), "a turn alone on its socket whose first piece is heard", alone.lastAt);
    alone.gate.release();
    await alone.end();
    const one = await givenHeld(await (await someone.newSession()).begin("hear me", { door: socket, hold: true, script: { pieces: 4 } }));
    const other = await givenHeld(await (await someone.newSession()).begin("and me", { door: socket, hold: true, script: { pieces: 4 } }));
    for (const count of [1, 2, 3, 4]) {
      for (const [turn, meanwhile] of [[one, other], [other, one]] as const) {
        turn.gate.release(1);
        const heard = await turn.pieces(count);
        expect.that(heard, {
          expected: `piece ${count} of ${turn.canary} when the model made it`,
          received: `${JSON.stringify(turn.streamed)} in all`,
          because: `${meanwhile.canary} of another session is in mid-answer on the same socket`,
          at: turn.lastAt,
          turns: [turn, meanwhile],
          deadline: true,
        });
      }
    }
  },
});

export const pingMeanwhile = conformanceCase({
  proves: "simultaneity.ping.is-answered-during-a-turn",
  situation: "before-and-within-an-answer",
  title: "a ping is answered before the first piece of a held turn and between two of its pieces",
  needs: ["doors.ws", "native", "scripted-model"],
  brokenBy: ["a-ping-waits-for-the-turn", "a-ping-waits-for-an-answer-that-has-begun"],
  async run({ agent, expect }) {
    const someone = await agent();
    const socket = await someone.socket();
    const slow = await givenHeld(await (await someone.newSession()).begin("take your time", { door: socket, hold: true }));
    for (const pieces of [0, 1]) {
      slow.gate.release(pieces);
      await givenHeld(slow, pieces);
      expect.that(await socket.fence(), {
        expected: "`pong`",
        received: "nothing in time",
        because: `a turn is held after ${pieces} pieces of its answer`,
        at: slow.lastAt,
        turns: [slow],
        deadline: true,
      });
    }
  },
});
