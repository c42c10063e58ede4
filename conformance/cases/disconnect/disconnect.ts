import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { givenHeld } from "../given.js";
import type { RequirementId } from "../../../generated/requirements.js";
import { http, sse, ws, type Way } from "../ways.js";

const doors: readonly { readonly proves: RequirementId; readonly way: Way; readonly brokenBy: readonly string[] }[] = [
  { proves: "disconnect.http-turn.runs-on", way: http, brokenBy: ["http-turns-end-with-their-connection"] },
  { proves: "disconnect.sse-turn.runs-on", way: sse, brokenBy: ["streams-take-their-turns-along"] },
  { proves: "disconnect.ws-turn.runs-on", way: ws, brokenBy: ["answers-without-a-listener-are-thrown-away"] },
];

const runsOn: readonly ConformanceCase[] = doors.map(({ proves, way, brokenBy }) =>
  conformanceCase({
    proves,
    situation: "while-the-model-thinks",
    title: `a turn ${way.over} whose client leaves runs on and is held`,
    needs: ["scripted-model", "doors.http", ...way.needs],
    brokenBy,
    async run({ agent, model, expect }) {
      const someone = await agent();
      const session = await someone.newSession();
      const turn = await session.begin("a long story", { door: await way.open(someone), hold: true });
      await turn.gate.reached();
      turn.leave();
      // Reads of its own and of another session give the server every chance to notice that the client is gone.
      await session.findHistory();
      await (await someone.newSession()).attempt("a word in between");
      turn.gate.release();
      await model.settled(turn);
      // Comes after the first turn in the session, so that the read comes after its end.
      await session.say("are you still there?");

      const history = await expect.readable(session);
      expect.that(history.rows.some(({ role, text }) => role === "assistant" && text.includes(turn.expected.text)), {
        expected: `the answer to ${turn.canary} in the history`,
        received: `${history.rows.length} rows without it`,
        because: "the client had left in the middle of the turn",
        at: history.at,
        turns: [turn],
      });
    },
  }),
);

const nextTurnWorks = conformanceCase({
  proves: "disconnect.next-turn.works",
  situation: "the-stream-was-left",
  title: "a session takes the next turn after a client left in the middle of one",
  needs: ["scripted-model", "doors.sse"],
  brokenBy: ["a-session-stays-busy-after-its-client-left"],
  async run({ agent, expect }) {
    const session = await (await agent()).newSession();
    const turn = await session.begin("a long story", { door: "sse", hold: true });
    await turn.gate.reached();
    turn.leave();
    await session.findHistory();
    turn.gate.release();
    await expect.completed(await session.attempt("are you still there?", { door: "sse" }));
  },
});

const others: readonly ConformanceCase[] = [
  { situation: "another-socket", open: ws.open },
  { situation: "a-stream", open: sse.open },
].map(({ situation, open }) =>
  conformanceCase({
    proves: "disconnect.other-client.goes-on",
    situation,
    title: `a turn on ${situation.replaceAll("-", " ")} goes on when a client of the agent leaves its socket`,
    needs: ["scripted-model", "doors.ws", ...(situation === "a-stream" ? (["doors.sse"] as const) : [])],
    brokenBy: ["a-client-that-leaves-takes-the-agents-turns-along"],
    async run({ agent, expect }) {
      const someone = await agent();
      const leaving = await (await someone.newSession()).begin("a long story", { door: await someone.socket(), hold: true });
      const staying = await (await someone.newSession()).begin("another one", { door: await open(someone), hold: true });
      for (const turn of [leaving, staying]) await givenHeld(turn);
      leaving.leave();
      await (await someone.newSession()).attempt("a word in between");
      staying.gate.release();
      await expect.completed(staying);
    },
  }),
);

const halfARequest = conformanceCase({
  proves: "disconnect.half-a-request.starts-no-turn",
  situation: "before-its-last-bytes",
  title: "a message whose request breaks off is not taken for a message",
  needs: ["native", "doors.http"],
  brokenBy: ["requests-that-break-off-are-taken-as-they-are"],
  async run({ agent, native, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    const whole = await session.say("this is whole");
    const body = JSON.stringify({ message: "this one was never sent to its end" });
    await native.cutOff("sendMessageToSession", { params: { id: someone.id, session_id: session.id }, body, missing: 40 });
    await session.findHistory();
    await session.attempt("this is whole, too");
    const history = await expect.readable(session);
    expect.that(!history.rows.some(({ text }) => text.includes("never sent to its end")), {
      expected: `the turns that were sent whole, such as ${whole.canary}`,
      received: "the message of the broken request",
      because: "its body broke off 40 bytes before the end that was announced",
      at: history.at,
    });
  },
});

export const disconnectCases = [...runsOn, nextTurnWorks, ...others, halfARequest];
