import { conformanceCase } from "../../../src/runner/index.js";

export const answeredWhenOver = conformanceCase({
  proves: "turns.http.is-answered-when-it-is-over",
  situation: "the-model-thinks",
  title: "a message over HTTP has no answer while the model is still at it",
  needs: ["scripted-model", "doors.http"],
  brokenBy: ["queued-http-messages-are-answered-at-once"],
  async run({ agent, expect, model }) {
    const session = await (await agent()).newSession();
    const first = await session.begin("take your time", { hold: true });
    await first.gate.reached();
    const second = await session.begin("and then this");
    await session.findHistory();

    // That the second ran beside the first is another requirement's affair.
    const early = [first, second].find((turn) => turn.heard.length > 0 && (turn === first || model.shownFor(turn) === undefined));
    expect.that(early === undefined, {
      expected: "no answer before the turn is over",
      received: early?.heard[0]?.native ?? "",
      because: "the model had not been let go on when the answer came",
      at: early?.heard[0]?.at ?? 0,
      turns: early ? [early] : [],
    });
    first.gate.release();
    await expect.completed(second);
  },
});

const WORDS = "Once more, please, and word for word the same as before.";

export const sameTwice = conformanceCase({
  proves: "turns.same-message-twice.is-two-turns",
  situation: "one-after-the-other",
  title: "what is said twice stands twice in the history",
  needs: ["native", "doors.http"],
  brokenBy: ["repeated-messages-are-dropped"],
  async run({ agent, native, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    for (const time of ["first", "second"] as const) {
      const answer = await native.call("sendMessageToSession", { params: { id: someone.id, session_id: session.id }, body: { message: WORDS } });
      if (time === "first") answer.body(200);
    }
    const history = await expect.readable(session);
    const rows = history.rows.filter(({ role, text }) => role === "user" && text.includes(WORDS)).length;
    expect.that(rows === 2, { expected: "two rows with it", received: `${rows}`, because: "the same message was sent twice", at: history.at });
  },
});

export const idempotencyKey = conformanceCase({
  proves: "turns.idempotency-key.is-honoured",
  situation: "sent-again",
  title: "a message sent again with its Idempotency-Key is run once",
  needs: ["native", "doors.http"],
  brokenBy: [],
  async run({ agent, native, uuid, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    const headers = { "idempotency-key": uuid() };
    for (let time = 1; time <= 2; time += 1) {
      await native.call("sendMessageToSession", { params: { id: someone.id, session_id: session.id }, body: { message: WORDS }, headers });
    }
    const history = await expect.readable(session);
    const rows = history.rows.filter(({ role, text }) => role === "user" && text.includes(WORDS)).length;
    expect.that(rows <= 1, { expected: "one row with it", received: `${rows}`, because: "both had the same Idempotency-Key", at: history.at });
  },
});
