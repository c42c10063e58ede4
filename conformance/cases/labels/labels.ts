import { conformanceCase, type Agent, type ConformanceCase, type Session, type Stage } from "../../../src/runner/index.js";
import { given } from "../given.js";

const needs = ["sessions.label", "native"] as const;

/** A label nobody else uses: letters, digits and hyphens, within every server's bounds. */
const labelFor = ({ uuid }: Stage, word: string): string => `${word}-${uuid()}`;

async function setLabel({ native }: Stage, session: Session, label: string | null): Promise<void> {
  const answer = await native.call("setSessionLabel", { params: { id: session.id }, body: { label } });
  given(answer.status === 200, `a label that is set: answered ${answer.status}`, answer.at);
}

/** The label as the session's own history answer tells it. */
async function labelOf({ native }: Stage, session: Session): Promise<{ readonly label: string | null | undefined; readonly at: number }> {
  const answer = await native.call("getSession", { params: { id: session.id } });
  given(answer.status === 200, `the session ${session.id}: answered ${answer.status}`, answer.at);
  return { label: answer.body(200).label, at: answer.at };
}

/** A session that is there: it took a turn. */
async function spoken(someone: Agent): Promise<Session> {
  const session = await someone.newSession();
  await session.say("a few words");
  return session;
}

const readBack = conformanceCase({
  proves: "labels.set.is-read-back",
  situation: "set-twice",
  title: "the label that was set last is in the history answer and in both lists",
  needs: [...needs, "sessions.list"],
  brokenBy: ["labels-that-are-set-are-forgotten", "lists-show-the-first-label"],
  async run(stage) {
    const { expect, native } = stage;
    const someone = await stage.agent();
    const session = await spoken(someone);
    for (const word of ["first", "second"]) {
      const label = labelFor(stage, word);
      await setLabel(stage, session, label);
      const [own, everywhere, history] = [await native.call("listAgentSessions", { params: { id: someone.id } }), await native.call("listSessions", { params: {} }), await labelOf(stage, session)];
      for (const [place, { sessions }, at] of [["its agent's list", own.body(200), own.at], ["the list of all", everywhere.body(200), everywhere.at]] as const) {
        const row = sessions.find(({ session_id }) => session_id === session.id);
        given(row !== undefined, `the session in ${place}`, at);
        expect.that(row.label === label, { expected: `label ${label} in ${place}`, received: `label ${row.label}`, because: "it was set last", at });
      }
      expect.that(history.label === label, { expected: `label ${label} in the history answer`, received: `label ${history.label}`, because: "it was set last", at: history.at });
    }
  },
});

const kept = conformanceCase({
  proves: "labels.create.keeps-its-label",
  situation: "short-and-long",
  title: "a session made with a label has it, a long one too",
  needs: [...needs, "sessions.create"],
  brokenBy: ["a-new-session-has-no-label", "the-label-of-a-new-session-is-cut"],
  async run(stage) {
    const someone = await stage.agent();
    for (const label of [labelFor(stage, "short"), labelFor(stage, "a long label with many words ".repeat(3).trim())]) {
      const told = await labelOf(stage, await someone.createSession(label));
      stage.expect.that(told.label === label, { expected: `label ${label}`, received: `label ${told.label}`, because: "the session was made with it", at: told.at });
    }
  },
});

const none = conformanceCase({
  proves: "labels.null.is-no-label",
  situation: "null-absent-and-no-body",
  title: "a session made with a null label, without one, or without a body has no label",
  needs: [...needs, "sessions.create"],
  brokenBy: ["null-is-a-label", "sessions-without-a-label-get-a-number"],
  async run(stage) {
    const { native, expect } = stage;
    const someone = await stage.agent();
    for (const body of [{ label: null }, {}, undefined]) {
      const made = await native.call("createSession", { params: { id: someone.id }, ...(body === undefined ? {} : { body }) });
      given(made.status === 200, `a session that is made: answered ${made.status}`, made.at);
      const { label, at } = await labelOf(stage, someone.session(made.body(200).session_id));
      expect.that(label === null || label === undefined, {
        expected: "no label",
        received: `label ${label}`,
        because: `the session was made with ${body === undefined ? "no body" : JSON.stringify(body)}`,
        at,
      });
    }
  },
});

const found: readonly ConformanceCase[] = [
  conformanceCase({
    proves: "labels.find.gives-its-session",
    situation: "one-of-three",
    title: "looking for a label gives the session that bears it, not a newer one",
    needs,
    brokenBy: ["label-search-gives-the-newest-session"],
    async run(stage) {
      const someone = await stage.agent();
      const label = labelFor(stage, "sought");
      const meant = await spoken(someone);
      const other = await spoken(someone);
      await setLabel(stage, meant, label);
      await setLabel(stage, other, labelFor(stage, "other"));
      await spoken(someone);
      await isFound(stage, someone, label, meant);
    },
  }),
  conformanceCase({
    proves: "labels.find.gives-its-session",
    situation: "two-agents-one-label",
    title: "looking for a label that two agents use gives each its own session",
    needs,
    brokenBy: ["label-search-looks-through-all-agents"],
    async run(stage) {
      const label = labelFor(stage, "twin");
      const twins = [];
      for (const someone of [await stage.agent(), await stage.agent()]) {
        const session = await spoken(someone);
        await setLabel(stage, session, label);
        twins.push({ someone, session });
      }
      for (const { someone, session } of twins) await isFound(stage, someone, label, session);
    },
  }),
];

async function isFound(stage: Stage, someone: Agent, label: string, session: Session): Promise<void> {
  const told = await labelOf(stage, session);
  given(told.label === label, `the label ${label} where it was set; it is ${told.label}`, told.at);
  const answer = await stage.native.call("findSessionByLabel", { params: { id: someone.id, label } });
  const id = answer.status === 200 ? answer.body(200).session_id : undefined;
  stage.expect.that(id === session.id, {
    expected: `session ${session.id}`,
    received: id === undefined ? `an answer of ${answer.status}` : `session ${id}`,
    because: `agent ${someone.id} was asked for ${label}, which that session bears`,
    at: answer.at,
  });
}

const unknown: readonly ConformanceCase[] = [
  { situation: "no-label-at-all", title: "looking for a label at an agent that has none is answered with 404", brokenBy: ["an-unknown-label-means-the-active-session"], longer: false },
  { situation: "a-beginning-of-one", title: "looking for the beginning of a label is answered with 404", brokenBy: ["label-search-takes-a-beginning-for-the-whole"], longer: true },
].map(({ longer, ...rest }) =>
  conformanceCase({
    proves: "labels.unknown.finds-nothing",
    needs,
    ...rest,
    async run(stage) {
      const someone = await stage.agent();
      const label = labelFor(stage, "nobody");
      const session = await spoken(someone);
      if (longer) await setLabel(stage, session, `${label}-and-more`);
      stage.expect.status(await stage.native.call("findSessionByLabel", { params: { id: someone.id, label } }), 404);
    },
  }),
);

const ownOnly = conformanceCase({
  proves: "labels.other-session.keeps-its-own",
  situation: "one-with-and-one-without",
  title: "labelling one session leaves the labels of a labelled and an unlabelled one as they are",
  needs,
  brokenBy: ["a-label-is-every-sessions", "a-label-is-every-unlabelled-sessions"],
  async run(stage) {
    const someone = await stage.agent();
    const [labelled, plain, third] = [await spoken(someone), await spoken(someone), await spoken(someone)];
    const before = await labelOf(stage, plain);
    await setLabel(stage, labelled, labelFor(stage, "mine"));
    const mine = await labelOf(stage, labelled);
    await setLabel(stage, third, labelFor(stage, "yours"));
    for (const [session, own] of [[labelled, mine], [plain, before]] as const) {
      const { label, at } = await labelOf(stage, session);
      stage.expect.that(label === own.label, {
        expected: `label ${own.label} of ${session.id}`,
        received: `label ${label}`,
        because: `others were labelled, ${third.id} last`,
        at,
      });
    }
  },
});

const nobodys = conformanceCase({
  proves: "labels.unknown-session.is-not-found",
  situation: "an-id-nobody-holds",
  title: "labelling a session that nobody holds is answered with 404",
  needs,
  brokenBy: ["labelling-nothing-is-a-success"],
  async run(stage) {
    const answer = await stage.native.call("setSessionLabel", { params: { id: stage.uuid() }, body: { label: "nobody" } });
    stage.expect.status(answer, 404);
  },
});

export const labelCases = [readBack, kept, none, ...found, ...unknown, ownOnly, nobodys];
