import { conformanceCase } from "../../../src/runner/index.js";
import { provable } from "../given.js";
import { compact, isSame, longTalk, TOO_SHORT, wasCompacted } from "./talk.js";

export const namedSparesTheActive = conformanceCase({
  proves: "compact.named.spares-the-active-session",
  situation: "a-short-one-is-named",
  title: "compacting a short session that is named leaves the long active one as it was",
  needs: ["sessions.compact", "sessions.active", "native", "scripted-model"],
  brokenBy: ["compaction-takes-the-active-session-whatever-is-named"],
  async run(stage) {
    const someone = await stage.agent();
    const [active, named] = [await someone.active(), await someone.newSession()];
    const past = await longTalk(active);
    await named.say("a few words");
    const before = await active.history();
    await compact(stage, someone, named);
    const after = await active.history();
    stage.expect.that(isSame(before, after), {
      expected: `the ${before.rows.length} rows of the active session as they were`,
      received: `${after.rows.length} rows`,
      because: `session ${named.id} was named, and ${active.id} was active`,
      at: after.at,
      turns: past,
    });
    // Would it have shown? Only where the active session is long enough to be compacted at all.
    await compact(stage, someone, active);
    provable(await wasCompacted(stage, active, past, before, after.at), TOO_SHORT, after.at);
  },
});

export const unnamedActsOnTheActive = conformanceCase({
  proves: "compact.unnamed.acts-on-the-active-session",
  situation: "another-is-as-long",
  title: "compacting without a name compacts the active session and leaves another, as long and spoken to later, as it was",
  needs: ["sessions.compact", "sessions.active", "native", "scripted-model"],
  brokenBy: ["compaction-takes-the-session-spoken-to-last", "unnamed-compaction-does-nothing"],
  async run(stage) {
    const someone = await stage.agent();
    const [active, other] = [await someone.active(), await someone.newSession()];
    const past = await longTalk(active);
    const beside = await longTalk(other);
    const [before, otherBefore] = [await active.history(), await other.history()];
    await compact(stage, someone);
    const otherAfter = await other.history();
    stage.expect.that(isSame(otherBefore, otherAfter), {
      expected: `the ${otherBefore.rows.length} rows of a session that is not active as they were`,
      received: `${otherAfter.rows.length} rows`,
      because: "no session was named",
      at: otherAfter.at,
      turns: beside,
    });
    const isDone = await wasCompacted(stage, active, past, before, otherBefore.at);
    if (!isDone) await compact(stage, someone, active);
    provable(isDone || (await wasCompacted(stage, active, past, before, otherAfter.at)), TOO_SHORT, otherAfter.at);
    stage.expect.that(isDone, {
      expected: "the active session compacted",
      received: "as it was",
      because: "no session was named; when it is named it is compacted",
      at: otherAfter.at,
      turns: past,
    });
  },
});
