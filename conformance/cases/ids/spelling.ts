import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { given } from "../given.js";
import { ways } from "../ways.js";

export const upperCase: readonly ConformanceCase[] = ways.map(({ door, over, needs, open }) =>
  conformanceCase({
    proves: `ids.${door}-case.does-not-make-another-session`,
    situation: "the-second-turn-in-upper-case",
    title: `a session id in upper case addresses the session of the same id in lower case ${over}`,
    needs: [...needs, "sessions.client-ids"],
    brokenBy: [`upper-case-ids-are-refused-over-${door}`, `upper-case-ids-are-another-session-over-${door}`],
    async run({ agent, expect }) {
      const someone = await agent();
      const session = await someone.newSession();
      const way = await open(someone);
      const first = await session.say("in small letters", { door: way });
      const second = await someone.session(session.id.toUpperCase()).attempt("in large letters", { door: way });
      await expect.completed(second);
      const { canaries, at } = await expect.readable(session);
      expect.that(canaries.includes(second.canary), { expected: second.canary, received: canaries.join(", "), because: `${session.id} in upper case is the same session`, at, turns: [first, second] });
    },
  }),
);

export const aReadInUpperCase = conformanceCase({
  proves: "ids.read-case.does-not-matter",
  situation: "in-upper-case",
  title: "a history can be read by its session id in upper case",
  needs: ["sessions.client-ids"],
  brokenBy: ["a-read-by-an-upper-case-id-finds-nothing"],
  async run({ agent, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    const turn = await session.say("in small letters");
    given((await session.history()).canaries.includes(turn.canary), "a history that holds its turn", session.lastReadAt);
    const { canaries, at } = await expect.readable(someone.session(session.id.toUpperCase()));
    expect.that(canaries.includes(turn.canary), { expected: turn.canary, received: canaries.join(", ") || "no turn", because: "the id is the same in upper case", at, turns: [turn] });
  },
});

export const answersPrintLowerCase = conformanceCase({
  proves: "ids.answers.print-lower-case",
  situation: "asked-in-upper-case",
  title: "a session asked for in upper case is answered with its id in lower case",
  needs: ["sessions.create", "sessions.switch", "sessions.label", "sessions.delete", "native"],
  brokenBy: ["answers-repeat-an-id-as-it-was-sent"],
  async run({ agent, expect, native }) {
    const someone = await agent();
    const session = await someone.createSession();
    const id = session.id.toUpperCase();
    const answers = [
      await native.call("getSession", { params: { id } }),
      await native.call("setSessionLabel", { params: { id }, body: { label: "small" } }),
      await native.call("switchSession", { params: { id: someone.id, session_id: id } }),
      await native.call("deleteSession", { params: { id } }),
    ];
    for (const { operation, status, json, text, at } of answers) {
      given(status === 200, `an answer to ${operation}: ${status}`, at);
      const printed = (json as { session_id?: unknown } | undefined)?.session_id;
      expect.that(printed === undefined || printed === session.id.toLowerCase(), {
        expected: `session_id ${session.id.toLowerCase()}`,
        received: text,
        because: `${operation} prints the id as no other answer does`,
        at,
      });
    }
  },
});

/** One UUID without hyphens, in braces and as a URN. */
function spellings(id: string): readonly string[] {
  return [id.replaceAll("-", ""), `{${id}}`, `urn:uuid:${id}`];
}

export const otherSpellingsAreRefused = conformanceCase({
  proves: "ids.other-spelling.is-refused",
  situation: "without-hyphens-in-braces-as-urn",
  title: "a UUID spelled in another way is refused",
  needs: ["doors.http", "sessions.active", "sessions.list", "native"],
  brokenBy: ["ids-in-braces-are-taken"],
  async run({ agent, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    await session.say("so that it is there");
    const before = await someone.sessionIds();
    for (const spelling of spellings(session.id)) {
      const turn = await someone.session(spelling).attempt("spelled otherwise");
      const end = await turn.end();
      given((await someone.sessionIds()).length === before.length, "a message that makes no other session", end?.at ?? session.lastReadAt);
      const active = await (await someone.active()).history();
      given(!active.canaries.includes(turn.canary), "a message that does not land in the active session", active.at);
      // With which status is asked where ids are junk.
      expect.that(end?.kind === "refused", { expected: "a refusal", received: end?.kind ?? "no answer", because: `${spelling} is not the form of a session id`, at: end?.at ?? 0 });
    }
  },
});

export const otherSpellingsMakeNoSession = conformanceCase({
  proves: "ids.other-spelling.makes-no-second-session",
  situation: "without-hyphens-in-braces-as-urn",
  title: "a UUID spelled in another way makes no session beside its own",
  needs: ["doors.http", "sessions.list", "sessions.client-ids"],
  brokenBy: ["ids-without-hyphens-are-another-session"],
  async run({ agent, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    await session.say("so that it is there");
    const before = await someone.sessionIds();
    for (const spelling of spellings(session.id)) {
      const turn = await someone.session(spelling).attempt("spelled otherwise");
      const others = (await someone.sessionIds()).filter((id) => !before.includes(id));
      expect.that(others.length === 0, { expected: "no session beside the ones before", received: others.join(", "), because: `a message to ${spelling} made another session`, at: (await turn.end())?.at ?? 0 });
    }
  },
});
