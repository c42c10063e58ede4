import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { sse, ws } from "../ways.js";

/** The test that came with the proposal: a UUID of our own, a message over HTTP, a read, and the default session as it was. */
export const theProposalsOwnTest = conformanceCase({
  proves: "ids.http-client-chosen.becomes-a-session",
  situation: "the-proposals-own-test",
  title: "a UUID of the client's choice is a session of the agent after its first message, and the default session is as it was",
  needs: ["doors.http", "sessions.client-ids", "sessions.active", "native"],
  brokenBy: ["sessions-born-over-http-are-shown-under-another-agent"],
  async run({ agent, expect, native, uuid }) {
    const someone = await agent();
    const before = await (await someone.active()).history();
    const session = someone.session(uuid());
    const turn = await session.attempt("hello in a session of my own");
    await expect.completed(turn);
    const read = await native.call("getSession", { params: { id: session.id } });
    const body = read.body(200);
    expect.that(body.agent_id.toLowerCase() === someone.id.toLowerCase(), {
      expected: `agent_id ${someone.id}`,
      received: `agent_id ${body.agent_id}`,
      because: "the session was made by a message to this agent",
      at: read.at,
    });
    await expect.historyLacks(await someone.active(), turn);
    const after = await (await someone.active()).history();
    expect.that(after.rows.length === before.rows.length, {
      expected: `${before.rows.length} rows in the default session`,
      received: `${after.rows.length} rows`,
      because: "nothing was said in the default session",
      at: after.at,
    });
  },
});

/** The same id asked for by its own read, at the other doors. */
export const chosen: readonly ConformanceCase[] = [sse, ws].map(({ door, over, needs, open }) =>
  conformanceCase({
    proves: `ids.${door as "sse" | "ws"}-client-chosen.becomes-a-session`,
    situation: "a-uuid-nobody-holds",
    title: `a UUID that nobody holds is a session of the agent after its first message ${over}`,
    needs: [...needs, "sessions.client-ids", "native"],
    brokenBy: [`sessions-born-over-${door}-are-shown-under-another-agent`],
    async run({ agent, expect, native, uuid }) {
      const someone = await agent();
      const session = someone.session(uuid());
      await expect.completed(await session.attempt("hello in a session of my own", { door: await open(someone) }));
      const read = await native.call("getSession", { params: { id: session.id } });
      const body = read.body(200);
      expect.that(body.agent_id.toLowerCase() === someone.id.toLowerCase(), {
        expected: `agent_id ${someone.id}`,
        received: `agent_id ${body.agent_id}`,
        because: "the session was made by a message to this agent",
        at: read.at,
      });
    },
  }),
);

export const firstTurnsAtOnce = conformanceCase({
  proves: "ids.first-turns.make-one-session",
  situation: "two-at-once",
  title: "two first messages sent at once to one new session id are both answered in one session",
  needs: ["doors.http", "sessions.client-ids", "scripted-model"],
  brokenBy: ["queued-http-messages-are-answered-at-once", "two-first-turns-at-once-make-the-session-twice"],
  async run({ agent, expect, uuid }) {
    const someone = await agent();
    const session = someone.session(uuid());
    const [one, other] = await Promise.all([session.begin("me first", { hold: true }), session.begin("no, me", { hold: true })]);
    await Promise.race([one.gate.reached(), other.gate.reached()]);
    // Sent after both and answered while one of them is held: by then both have arrived.
    await someone.session(uuid()).say("meanwhile");
    one.gate.release();
    other.gate.release();
    await expect.completed(one);
    await expect.completed(other);
    const { canaries, at } = await expect.readable(session);
    expect.that(canaries.includes(one.canary) && canaries.includes(other.canary), {
      expected: `both ${one.canary} and ${other.canary}`,
      received: canaries.join(", ") || "neither",
      because: "both first turns belong to the one session of this id",
      at,
      turns: [one, other],
    });
  },
});

/** A UUID of each version, and the two that have none. */
const versions = ["c232ab00-9414-11ec-b3c8-9e6bdeced846", "000003e8-cbb9-21ea-b201-00045a86c8a1", "5df41881-3aed-3515-88a7-2f4a814cf09e", "919108f7-52d1-4320-9bac-f847db4148a8", "2ed6657d-e927-568b-95e1-2665a8aea6a2", "1ec9414c-232a-6b00-b3c8-9e6bdeced846", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "2489e9ad-2ee2-8e00-8ec9-32d5f69181c0", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"];

export const anyVersion = conformanceCase({
  proves: "ids.any-version.is-usable",
  situation: "one-of-each",
  title: "a UUID of any version, nil and max included, can be the id of a session",
  needs: ["doors.http", "sessions.client-ids"],
  brokenBy: ["only-version-4-ids-are-taken", "the-max-uuid-is-refused"],
  async run({ agent, expect, uuid }) {
    const someone = await agent();
    for (const id of versions.map((version, index) => (index < 8 ? version.slice(0, 28) + uuid().slice(28) : version))) {
      const session = someone.session(id);
      const turn = await session.attempt("of any version");
      // A session left over from an earlier run may belong to another agent.
      if ((await turn.end())?.kind === "refused" && (await session.findHistory()) !== undefined) continue;
      await expect.completed(turn);
    }
  },
});

