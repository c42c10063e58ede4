import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { given } from "../given.js";
import { ways } from "../ways.js";

/** The session of one agent, spoken to through another. */
export const foreignMessages: readonly ConformanceCase[] = ways.map(({ door, over, needs, open }) =>
  conformanceCase({
    proves: `ownership.${door}.foreign-session-is-refused`,
    situation: "through-another-agent",
    title: `a message to a session of another agent is refused ${over} and kept nowhere`,
    needs,
    brokenBy: [`foreign-sessions-are-open-over-${door}`, ...(door === "sse" ? ["words-of-a-foreign-stream-are-kept-before-it-is-refused"] : [])],
    async run({ agent, expect }) {
      const [owner, stranger] = [await agent(), await agent()];
      const session = await owner.newSession();
      const own = await session.say("between us");
      const turn = await stranger.session(session.id).attempt("let me in", { door: await open(stranger) });
      await expect.refused(turn);
      const { canaries, at } = await expect.readable(session);
      expect.that(!canaries.includes(turn.canary), { expected: own.canary, received: canaries.join(", "), because: "the history holds words that came through another agent", at, turns: [turn] });
    },
  }),
);

export const refusedTurnsReachNoModel: readonly ConformanceCase[] = ways.map(({ door, over, needs, open }) =>
  conformanceCase({
    proves: "ownership.refused-turn.reaches-no-model",
    situation: `over-${door}`,
    title: `the words of a message refused as foreign reach no model ${over}`,
    needs: [...needs, "scripted-model"],
    brokenBy: [`a-foreign-message-is-refused-after-the-model-was-asked-over-${door}`],
    async run({ agent, expect, model }) {
      const [owner, stranger] = [await agent(), await agent()];
      const session = await owner.newSession();
      await session.say("between us");
      const turn = await stranger.session(session.id).attempt("let me in", { door: await open(stranger) });
      const end = await turn.end();
      given(end !== undefined && end.kind !== "completed" && end.kind !== "silent", "a refused message", end?.at ?? session.lastReadAt);
      await (await stranger.newSession()).say("a word of my own", { door: await open(stranger) });
      const shown = model.shownFor(turn);
      expect.that(shown === undefined, { expected: "no model call with these words", received: "a model call", because: `${turn.canary} was refused`, at: shown?.at ?? 0, turns: [turn] });
    },
  }),
);

export const refusalsLeaveTheSocketOpen = conformanceCase({
  proves: "ownership.refusal.leaves-the-socket-open",
  situation: "and-a-turn-of-its-own",
  title: "a socket on which a foreign session was refused goes on carrying turns",
  needs: ["doors.ws", "native"],
  brokenBy: ["a-foreign-message-closes-its-socket"],
  async run({ agent, expect }) {
    const [owner, stranger] = [await agent(), await agent()];
    const session = await owner.newSession();
    await session.say("between us");
    const [own, socket] = [await stranger.newSession(), await stranger.socket()];
    const end = await (await stranger.session(session.id).attempt("let me in", { door: socket })).end();
    given(end !== undefined && end.kind !== "completed" && end.kind !== "silent", "a refused message", end?.at ?? 0);
    const pong = socket.native.isOpen && (await socket.fence());
    expect.that(pong && socket.native.isOpen, { expected: "an open socket", received: "one that is closed", because: "a message on it was refused as foreign", at: end.at });
    await expect.completed(await own.attempt("a word of my own", { door: socket }));
  },
});

export const refusalsTellNothing: readonly ConformanceCase[] = ways.map(({ door, over, needs, open }) =>
  conformanceCase({
    proves: "ownership.refusal.tells-nothing-of-the-session",
    situation: `over-${door}`,
    title: `a refusal ${over} tells neither the words of a foreign session nor its label nor its agent`,
    needs: [...needs, "sessions.create", "sessions.label"],
    brokenBy: ["a-refusal-names-the-agent-that-owns-the-session", "a-refusal-tells-the-label-of-the-session"],
    async run({ agent, expect }) {
      const [owner, stranger] = [await agent(), await agent()];
      const session = await owner.createSession("Cellar door");
      const own = await session.say("between us");
      const end = await (await stranger.session(session.id).attempt("let me in", { door: await open(stranger) })).end();
      given(end !== undefined && end.kind !== "completed" && end.kind !== "silent", "a refused message", end?.at ?? session.lastReadAt);
      const told = (end.text ?? "").toLowerCase();
      const secrets = [own.canary, "between us", "cellar door", owner.id.toLowerCase()];
      expect.that(!secrets.some((secret) => told.includes(secret)), { expected: "a refusal that tells nothing of the session", received: end.text ?? "", because: "whoever may not enter a session may not learn of it", at: end.at });
    },
  }),
);
