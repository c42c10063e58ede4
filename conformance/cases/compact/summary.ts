import { conformanceCase } from "../../../src/runner/index.js";
import { given, provable } from "../given.js";
import { compact, longTalk, TOO_SHORT, wasCompacted } from "./talk.js";

export const summaryOfItsOwnRows = conformanceCase({
  proves: "compact.summary.is-made-of-its-own-rows",
  situation: "another-was-spoken-to-last",
  title: "the model is asked for a summary of the words of the session that is compacted, and of no other",
  needs: ["sessions.compact", "native", "scripted-model"],
  brokenBy: ["a-summary-is-made-of-the-session-spoken-to-last"],
  async run(stage) {
    const someone = await stage.agent();
    const [session, other] = [await someone.newSession(), await someone.newSession()];
    const past = await longTalk(session);
    const beside = await other.say("something else");
    const { at } = await session.history();
    await compact(stage, someone, session);
    const calls = stage.model.besides(at);
    provable(calls.length > 0, TOO_SHORT, at);
    const own = new Set(past.map(({ canary }) => canary));
    for (const call of calls) {
      const foreign = call.canaries.filter((canary) => !own.has(canary));
      stage.expect.that(foreign.length === 0, {
        expected: `words of session ${session.id} alone`,
        received: `words of ${foreign.join(", ")}`,
        because: "the model was asked for a summary of that session",
        at: call.at,
        turns: [beside],
      });
    }
  },
});

export const nextTurnKnowsItsPast = conformanceCase({
  proves: "compact.next-turn.knows-its-own-past",
  situation: "right-after",
  title: "the first model call after a compaction holds the summary or rows from before",
  needs: ["sessions.compact", "native", "scripted-model"],
  brokenBy: ["a-compacted-session-has-forgotten-everything"],
  async run(stage) {
    const someone = await stage.agent();
    const session = await someone.newSession();
    const past = await longTalk(session);
    const before = await session.history();
    await compact(stage, someone, session);
    provable(await wasCompacted(stage, session, past, before, before.at), TOO_SHORT, before.at);
    const summaries = stage.model.besides(before.at).flatMap(({ answer }) => answer ?? []);
    const turn = await session.say("and what was that about");
    const view = stage.model.shownFor(turn);
    given(view !== undefined, "a model call for the turn after", before.at);
    const text = [view.system, ...view.rows.map((row) => row.text)].join("\n");
    const knows = past.some(({ canary }) => view.canaries.includes(canary)) || summaries.some((summary) => text.includes(summary));
    stage.expect.that(knows, {
      expected: "the summary that the model made, or rows from before it",
      received: `${view.rows.length} rows without either`,
      because: `session ${session.id} had been compacted`,
      at: view.at,
      turns: [turn],
    });
  },
});

export const turnMeanwhileIsKept = conformanceCase({
  proves: "compact.turn-meanwhile.is-kept",
  situation: "while-the-summary-is-made",
  title: "a turn taken while the model makes the summary is in the history afterwards",
  needs: ["sessions.compact", "native", "scripted-model"],
  brokenBy: ["a-summary-replaces-what-was-said-meanwhile"],
  async run(stage) {
    const someone = await stage.agent();
    const session = await someone.newSession();
    const past = await longTalk(session);
    const gate = stage.model.holdBesides(past[0]!);
    const compacting = compact(stage, someone, session);
    const { at } = past.at(-1)!.heard.at(-1)!;
    provable(await Promise.race([gate.reached(), compacting.then(() => false)]), TOO_SHORT, at);
    const turn = await session.begin("one more thing");
    // A server may let the turn wait for the summary; one of another session, sent later and answered, shows that it is there.
    await (await someone.newSession()).attempt("while it is made");
    gate.release();
    await compacting;
    const end = await turn.end();
    given(end?.kind === "completed", "a turn that was taken meanwhile", end?.at ?? at);
    const history = await session.history();
    stage.expect.that(history.canaries.includes(turn.canary), {
      expected: `${turn.canary} in the history`,
      received: `${history.rows.length} rows without it`,
      because: "it was answered while the session was compacted",
      at: history.at,
      turns: [turn],
    });
  },
});

export const otherSessionIsNotHeld = conformanceCase({
  proves: "compact.other-session.is-not-held",
  situation: "while-the-summary-is-held",
  title: "a turn of another session ends while the model holds a summary",
  needs: ["sessions.compact", "native", "scripted-model", "doors.http"],
  brokenBy: ["a-compaction-has-the-agent-for-itself"],
  async run(stage) {
    const someone = await stage.agent();
    const [session, other] = [await someone.newSession(), await someone.newSession()];
    const past = await longTalk(session);
    const gate = stage.model.holdBesides(past[0]!);
    const compacting = compact(stage, someone, session);
    const { at } = past.at(-1)!.heard.at(-1)!;
    provable(await Promise.race([gate.reached(), compacting.then(() => false)]), TOO_SHORT, at);
    const turn = await other.begin("quickly now");
    const end = await turn.end();
    stage.expect.that(end?.kind === "completed", {
      expected: `the end of ${turn.canary} while the model holds the summary of another session`,
      received: end === undefined ? "no end in time" : `${end.kind}: ${end.text ?? ""}`,
      because: "a turn waits for the compaction of another session",
      at: end?.at ?? at,
      turns: [turn],
      ...(end === undefined ? { deadline: true as const } : {}),
    });
    gate.release();
    await compacting;
  },
});
