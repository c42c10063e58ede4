import { Blocked, conformanceCase, type Socket, type Turn } from "../../../src/runner/index.js";
import { given } from "../given.js";

/** Frames of a socket that hold words of a turn. */
function framesOf(socket: Socket, turn: Turn) {
  return socket.native.frames.filter(({ text }) => text.includes(turn.canary));
}

export const anAnswerGoesToItsAsker = conformanceCase({
  proves: "routing.answer.goes-to-the-connection-that-asked",
  situation: "two-sockets-at-once",
  title: "two sockets of one agent that ask at the same time each get their own answer",
  needs: ["doors.ws", "scripted-model"],
  brokenBy: ["answers-go-to-the-socket-that-asked-last"],
  async run({ agent, expect }) {
    const someone = await agent();
    const [one, other] = [await someone.socket(), await someone.socket()];
    const early = await (await someone.newSession()).begin("what now", { door: one, hold: true });
    await asked(early);
    const late = await (await someone.newSession()).begin("what now", { door: other, hold: true });
    await asked(late);
    early.gate.release();
    await expect.completed(early);
    late.gate.release();
    await expect.completed(late);
  },
});

export const aSocketHearsItsOwnTurns = conformanceCase({
  proves: "routing.socket.hears-only-turns-sent-on-it",
  situation: "two-sockets-of-one-agent",
  title: "a socket hears nothing of a turn that was sent on another",
  needs: ["doors.ws", "native"],
  brokenBy: ["deltas-go-to-every-socket-of-the-agent"],
  async run({ agent, expect }) {
    const someone = await agent();
    const [speaking, listening] = [await someone.socket(), await someone.socket()];
    const turn = await (await someone.newSession()).say("between you and me", { door: speaking });
    given(await listening.fence(), "a socket that answers", 0);
    const [heard] = framesOf(listening, turn);
    expect.that(heard === undefined, {
      expected: "no frame of this turn",
      received: heard?.text ?? "",
      because: "the turn was sent on another socket of the agent",
      at: heard?.at ?? 0,
      turns: [turn],
    });
  },
});

export const aSocketHearsNothingOfAnotherAgent = conformanceCase({
  proves: "routing.socket.hears-nothing-of-another-agent",
  situation: "a-socket-each",
  title: "a socket hears nothing of a turn of another agent",
  needs: ["doors.ws", "native"],
  brokenBy: ["deltas-go-to-sockets-of-sibling-agents", "deltas-go-to-every-socket-of-other-agents"],
  async run({ agent, expect }) {
    const [one, other] = [await agent(), await agent()];
    const [speaking, listening] = [await one.socket(), await other.socket()];
    const turn = await (await one.newSession()).say("between the two of us", { door: speaking });
    given(await listening.fence(), "a socket that answers", 0);
    const [heard] = framesOf(listening, turn);
    expect.that(heard === undefined, {
      expected: "no frame of this turn",
      received: heard?.text ?? "",
      because: "the socket belongs to another agent",
      at: heard?.at ?? 0,
      turns: [turn],
    });
  },
});

/** Both turns have to be at the model at once; where one of them waits for the other, that is another requirement's. */
async function asked(turn: Turn): Promise<void> {
  if (await turn.gate.reached()) return;
  throw new Blocked("given a model that is asked", turn.lastAt, true, "simultaneity.two-sockets.do-not-wait-for-each-other");
}
