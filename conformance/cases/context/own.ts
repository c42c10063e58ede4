import { conformanceCase, type ConformanceCase, type ModelView, type ModelWords, type Turn } from "../../../src/runner/index.js";
import { given } from "../given.js";
import { http, sse, ws } from "../ways.js";

/** What the model was shown for a turn; blocks the case when it was not asked. */
async function viewOf(model: ModelWords, turn: Turn): Promise<ModelView> {
  const view = model.shownFor(turn);
  given(view !== undefined, `a model that was asked about ${turn.canary}`, (await turn.end())?.at ?? 0);
  return view;
}

/** True when both the words of an earlier turn and its answer are among the rows. */
function holdsWhole({ rows }: ModelView, turn: Turn): boolean {
  const hasQuestion = rows.some(({ role, text }) => role === "user" && text.includes(turn.canary));
  return hasQuestion && rows.some(({ role, text }) => role === "assistant" && text.includes(`${turn.canary}.1`));
}

function rolesOf({ rows }: ModelView): string {
  return rows.map(({ role, text }) => `${role}: ${text.slice(0, 60)}`).join(" / ");
}

export const theTurnBefore = conformanceCase({
  proves: "context.turn.holds-its-own-earlier-turns",
  situation: "the-second-turn",
  title: "the model is shown the turn before, question and answer",
  needs: ["scripted-model"],
  brokenBy: ["the-model-is-shown-no-earlier-turn", "the-model-is-shown-questions-without-answers"],
  async run({ agent, expect, model }) {
    const session = await (await agent()).newSession();
    const first = await session.say("remember this");
    const second = await session.say("what was it");
    const view = await viewOf(model, second);
    expect.that(holdsWhole(view, first), { expected: `${first.canary}, question and answer`, received: rolesOf(view), because: `the model was asked about ${second.canary} without the turn before`, at: view.at, turns: [first, second] });
  },
});

/** Pairs of doors: a turn by one, the next by the other, after two by the same that show that anything is remembered at all. */
export const otherDoors: readonly ConformanceCase[] = [
  [http, sse] as const,
  [sse, ws] as const,
  [ws, http] as const,
].map(([by, then]) =>
  conformanceCase({
    proves: "context.other-doors.turns-are-held",
    situation: `${by.door}-then-${then.door}`,
    title: `a turn ${then.over} is answered with the turn before in view that came ${by.over}`,
    needs: ["scripted-model", ...by.needs, ...then.needs],
    brokenBy: ["each-door-has-a-memory-of-its-own"],
    async run({ agent, expect, model }) {
      const someone = await agent();
      const session = await someone.newSession();
      const [first, second] = [await by.open(someone), await then.open(someone)];
      const zeroth = await session.say("by the one door", { door: first });
      const earlier = await session.say("and again", { door: first });
      const again = await viewOf(model, earlier);
      given(holdsWhole(again, zeroth), "a model that is shown the turn before", again.at);
      const later = await session.say("by the other door", { door: second });
      const view = await viewOf(model, later);
      expect.that(holdsWhole(view, earlier), { expected: `${earlier.canary}, question and answer`, received: rolesOf(view), because: `the turn before came ${by.over}`, at: view.at, turns: [earlier, later] });
    },
  }),
);

export const inOrder = conformanceCase({
  proves: "context.rows.keep-the-order-of-turns",
  situation: "four-turns",
  title: "the model is shown the turns in their order, the one it is asked about last",
  needs: ["scripted-model"],
  brokenBy: ["the-model-is-shown-the-newest-turns-first"],
  async run({ agent, expect, model }) {
    const session = await (await agent()).newSession();
    const turns = [await session.say("one"), await session.say("two"), await session.say("three"), await session.say("four")];
    const view = await viewOf(model, turns.at(-1)!);
    const order = turns.map(({ canary }) => canary).filter((canary) => view.canaries.includes(canary));
    given(order.length > 2, "a model that is shown earlier turns", view.at);
    // A server may add rows of its own behind the user's, such as the date.
    const asked = view.rows.findLast(({ role, text }) => role === "user" && turns.some(({ canary }) => text.includes(canary)))?.text ?? "";
    const inView = turns.map(({ canary }) => view.rows.findIndex(({ role, text }) => role === "user" && text.includes(canary))).filter((place) => place >= 0);
    expect.that(inView.every((place, n) => n === 0 || place >= inView[n - 1]!) && asked.includes(turns.at(-1)!.canary), { expected: order.join(", "), received: rolesOf(view), because: "the rows stand in another order than the turns", at: view.at, turns });
  },
});

export const theSameWordsAreAskedAgain = conformanceCase({
  proves: "context.same-words.are-asked-again",
  situation: "two-sessions",
  title: "the same message in two sessions is asked of the model in each",
  needs: ["doors.http", "scripted-model", "native"],
  brokenBy: ["equal-messages-are-answered-from-a-cache"],
  async run({ agent, expect, model, native }) {
    const someone = await agent();
    const [one, other] = [await someone.newSession(), await someone.newSession()];
    const turn = await one.say("the same words");
    const again = await native.call("sendMessageToSession", { params: { id: someone.id, session_id: other.id }, body: { message: turn.text } });
    given(again.status === 200, `an answer to the same words: ${again.status}`, again.at);
    const calls = model.callsFor(turn).length;
    expect.that(calls >= 2, { expected: "a model call for each session", received: `${calls}`, because: "an answer that was made for one session was given in another", at: again.at });
  },
});

export const aReusedIdStartsEmpty = conformanceCase({
  proves: "context.reused-id.starts-empty",
  situation: "deleted-and-addressed-again",
  title: "the model is shown nothing from before for a session id that was deleted and is spoken to again",
  needs: ["sessions.client-ids", "sessions.delete", "scripted-model"],
  brokenBy: ["what-was-said-in-a-deleted-session-is-remembered"],
  async run({ agent, expect, model }) {
    const session = await (await agent()).newSession();
    const before = await session.say("forget this");
    await session.delete();
    const after = await session.say("what was it");
    const view = await viewOf(model, after);
    expect.that(!view.canaries.includes(before.canary), { expected: `nothing of ${before.canary}`, received: rolesOf(view), because: "the session was deleted in between", at: view.at, turns: [after] });
  },
});

export const aReusedIdStartsEmptyAfterItsAgent = conformanceCase({
  proves: "context.reused-id.starts-empty",
  situation: "deleted-with-its-agent",
  title: "the model is shown nothing from before for a session id that was deleted with its agent and is spoken to through another",
  needs: ["sessions.client-ids", "agents.delete", "scripted-model"],
  brokenBy: ["what-was-said-to-a-deleted-agent-is-remembered"],
  async run({ agent, expect, model }) {
    const [leaving, staying] = [await agent(), await agent()];
    const session = await leaving.newSession();
    const before = await session.say("forget this");
    await leaving.delete();
    const after = await staying.session(session.id).say("what was it");
    const view = await viewOf(model, after);
    expect.that(!view.canaries.includes(before.canary), { expected: `nothing of ${before.canary}`, received: rolesOf(view), because: "its agent was deleted in between", at: view.at, turns: [after] });
  },
});
