import { conformanceCase, type Agent, type Turn } from "../../../src/runner/index.js";
import { given, givenHeld } from "../given.js";

export const inOrderOfArrival = conformanceCase({
  proves: "order.queued-turns.run-in-order-of-arrival",
  situation: "four-waiting-on-one-socket",
  title: "four turns sent on one socket while one is held are at the model in the order in which they were sent",
  needs: ["doors.ws", "scripted-model"],
  brokenBy: ["the-newest-waiting-turn-goes-first", "short-messages-overtake-long-ones"],
  async run({ agent, expect, model }) {
    const someone = await agent();
    const [session, socket] = [await someone.newSession(), await someone.socket()];
    const held = await givenHeld(await session.begin("take your time", { door: socket, hold: true }));
    const waiting = [];
    for (const words of ["one", "two, at some length: one and one", "three", "four, to come to an end"]) waiting.push(await session.begin(words, { door: socket }));
    await socket.fence();
    held.gate.release();
    for (const turn of waiting) await turn.end();
    // A server may refuse some; those it takes keep their order.
    const asked = waiting.flatMap((turn) => (model.shownFor(turn) === undefined ? [] : [{ turn, at: model.shownFor(turn)!.at }]));
    const inOrder = [...asked].sort((a, b) => a.at - b.at);
    expect.that(asked.every(({ turn }, place) => inOrder[place]?.turn === turn), {
      expected: `model calls for ${asked.map(({ turn }) => turn.canary).join(", ")}`,
      received: inOrder.map(({ turn }) => turn.canary).join(", "),
      because: "they were sent in that order on one socket",
      at: inOrder.at(-1)?.at ?? 0,
      turns: waiting,
    });
  },
});

type Door = "http" | "sse";

/** So many turns of one session at once: the first is held until the others are there. */
async function burst(someone: Agent, count: number, door: Door): Promise<readonly Turn[]> {
  const session = await someone.newSession();
  const turns = [await givenHeld(await session.begin(`number 1 of ${count}`, { door, hold: true }))];
  for (let number = 2; number <= count; number += 1) turns.push(await session.begin(`number ${number} of ${count}`, { door }));
  // Sent after them by the same door, and answered.
  await (await someone.newSession()).attempt("are they all there", { door });
  turns[0]!.gate.release();
  return turns;
}

export const burstIsAnswered = conformanceCase({
  proves: "order.burst.answers-every-turn",
  situation: "eight-at-once",
  title: "eight turns sent to one session at once over SSE each come to an end",
  needs: ["doors.sse", "scripted-model"],
  brokenBy: ["a-long-queue-loses-its-newest-turn", "every-fifth-waiting-turn-is-forgotten"],
  async run({ agent, expect }) {
    for (const turn of await burst(await agent(), 8, "sse")) {
      const end = await turn.end();
      expect.that(end !== undefined, {
        expected: "an answer or a refusal",
        received: "neither in time",
        because: "it was sent together with seven others",
        at: turn.lastAt,
        turns: [turn],
        deadline: true,
      });
    }
  },
});

export const burstKeepsAnswersApart = conformanceCase({
  proves: "order.burst.gives-each-turn-its-own-answer",
  situation: "five-at-once",
  title: "five turns sent to one session at once over HTTP each get the answer to their own words",
  needs: ["doors.http", "scripted-model"],
  brokenBy: ["answers-go-to-the-newest-request"],
  async run({ agent, expect }) {
    const turns = await burst(await agent(), 5, "http");
    for (const turn of turns) {
      const end = await turn.end();
      given(end !== undefined, `an end of each turn; ${turn.canary} has none`, turn.lastAt);
      const foreign = turns.find((other) => other !== turn && (end.text ?? "").includes(`${other.canary}.`));
      expect.that(foreign === undefined, {
        expected: `an answer to ${turn.canary}`,
        received: `the answer to ${foreign?.canary ?? "none"}`,
        because: "both were sent to one session at once",
        at: end.at,
        turns,
      });
    }
  },
});

export const betweenLastWordAndEnd = conformanceCase({
  proves: "order.end-of-a-turn.loses-no-message",
  situation: "after-its-last-word",
  title: "a message that comes between the last word of an answer and the end of its turn is answered too",
  needs: ["doors.ws", "scripted-model"],
  brokenBy: ["a-message-joins-the-turn-that-is-ending"],
  async run({ agent, expect }) {
    const someone = await agent();
    const [session, socket] = [await someone.newSession(), await someone.socket()];
    const one = await session.begin("say three words", { door: socket, hold: true, script: { pieces: 3 } });
    one.gate.release(3);
    await givenHeld(one, 3);
    await one.pieces(3);
    const two = await session.begin("and one more thing", { door: socket });
    await socket.fence();
    one.gate.release();
    await one.end();
    await expect.completed(two);
  },
});
