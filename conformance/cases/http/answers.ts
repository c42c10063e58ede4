import { always, conformanceCase, type ConformanceCase, type Need, type Stage } from "../../../src/runner/index.js";
import type { RequirementId } from "../../../generated/requirements.js";

/** Answers that are seen all through a run: the judge of the whole log needs no case to make them. */
const seenAnyway: readonly ConformanceCase[] = [
  always("http.spawn-agent.answers-as-documented", ["a-new-agent-is-told-without-its-name"], ["native", "agents.spawn"]),
  always("http.delete-agent.answers-as-documented", ["a-deleted-agent-is-answered-with-a-word-of-its-own"], ["native", "agents.delete"]),
  always("http.stop-agent.answers-as-documented", ["a-stop-that-came-too-late-has-no-message"], ["native", "stop"]),
  always("http.send-message.answers-as-documented", ["unaddressed-answers-count-their-iterations-in-words"], ["native", "doors.http"]),
  always("http.send-message-to-session.answers-as-documented", ["second-answers-of-a-session-count-their-iterations-in-words", "answers-to-named-sessions-are-said-to-be-text"], ["native", "doors.http"]),
  always("http.get-session.answers-as-documented", ["long-histories-have-no-count"], ["native"]),
  always("http.list-agent-sessions.answers-as-documented", ["the-sessions-of-an-agent-are-a-bare-list"], ["native", "sessions.list"]),
  always("http.create-session.answers-as-documented", ["a-created-session-is-answered-with-201"], ["native", "sessions.create"]),
  always("http.get-active-session.answers-as-documented", ["the-active-session-has-a-count-in-words"], ["native", "sessions.active"]),
  always("http.switch-session.answers-as-documented", ["a-switch-is-answered-without-a-message"], ["native", "sessions.switch"]),
  always("http.delete-session.answers-as-documented", ["deleting-a-session-of-many-rows-is-answered-with-204"], ["native", "sessions.delete"]),
];

interface Asked {
  readonly proves: RequirementId;
  readonly needs: readonly Need[];
  readonly title: string;
  readonly brokenBy: readonly string[];
  readonly ask: (stage: Stage) => Promise<unknown>;
}

/** Answers that few ask for: each is asked once, and the judge of the whole log reads it. */
const asked: readonly Asked[] = [
  {
    proves: "http.stream-message.answers-as-documented",
    needs: ["doors.sse", "sessions.active"],
    title: "a stream of the active session has the documented head",
    brokenBy: ["the-head-of-a-second-unaddressed-stream-says-bytes"],
    ask: async ({ agent }) => {
      const { unaddressed } = await agent();
      for (const words of ["one", "two"]) await unaddressed.attempt(words, { door: "sse" });
    },
  },
  {
    proves: "http.stream-message-to-session.answers-as-documented",
    needs: ["doors.sse"],
    title: "a stream of a named session has the documented head",
    brokenBy: ["the-head-of-a-stream-behind-a-plain-turn-says-bytes"],
    ask: async ({ agent }) => {
      const session = await (await agent()).newSession();
      await session.say("one");
      await session.attempt("two", { door: "sse" });
    },
  },
  {
    proves: "http.list-agents.answers-as-documented",
    needs: [],
    title: "the list of agents is as documented",
    brokenBy: ["agents-are-listed-without-their-state"],
    ask: async ({ agent, native }) => {
      await agent();
      await native.call("listAgents", { params: {} });
    },
  },
  {
    proves: "http.get-agent.answers-as-documented",
    needs: [],
    title: "an agent in full is as documented",
    brokenBy: ["an-agent-in-full-has-no-model"],
    ask: async ({ agent, native }) => native.call("getAgent", { params: { id: (await agent()).id } }),
  },
  {
    proves: "http.list-sessions.answers-as-documented",
    needs: ["sessions.list"],
    title: "the list of all sessions is as documented",
    brokenBy: ["sessions-without-a-label-are-listed-without-the-member"],
    ask: async ({ agent, native }) => {
      await (await (await agent()).newSession()).say("hello");
      await native.call("listSessions", { params: {} });
    },
  },
  {
    proves: "http.set-session-label.answers-as-documented",
    needs: ["sessions.label"],
    title: "the answer to a new label is as documented",
    brokenBy: ["a-new-label-is-answered-with-a-bare-ok"],
    ask: async ({ agent, native }) => {
      const session = await (await agent()).newSession();
      await session.say("hello");
      await native.call("setSessionLabel", { params: { id: session.id }, body: { label: "harbour" } });
    },
  },
  {
    proves: "http.find-session-by-label.answers-as-documented",
    needs: ["sessions.create", "sessions.label"],
    title: "a session that is found by its label is as documented",
    brokenBy: ["a-session-found-by-its-label-is-a-bare-id"],
    ask: async ({ agent, native, uuid }) => {
      const someone = await agent();
      const label = `attic ${uuid().slice(0, 8)}`;
      await someone.createSession(label);
      await native.call("findSessionByLabel", { params: { id: someone.id, label } });
    },
  },
  {
    proves: "http.reset-session.answers-as-documented",
    needs: ["sessions.reset"],
    title: "the answer to a reset is as documented",
    brokenBy: ["a-reset-is-answered-without-a-message"],
    ask: async ({ agent, native }) => native.call("resetSession", { params: { id: (await agent()).id }, body: {} }),
  },
  {
    proves: "http.compact-session.answers-as-documented",
    needs: ["sessions.compact"],
    title: "the answer to a compaction is as documented",
    brokenBy: ["a-compaction-of-nothing-is-answered-with-202"],
    ask: async ({ agent, native }) => native.call("compactSession", { params: { id: (await agent()).id }, body: {} }),
  },
  {
    proves: "http.clear-history.answers-as-documented",
    needs: ["sessions.reset"],
    title: "the answer to a cleared history is as documented",
    brokenBy: ["a-cleared-history-is-answered-without-a-message"],
    ask: async ({ agent, native }) => native.call("clearHistory", { params: { id: (await agent()).id } }),
  },
  {
    proves: "http.get-health.answers-as-documented",
    needs: [],
    title: "the answer about health is as documented",
    brokenBy: ["health-is-told-in-text"],
    ask: ({ native }) => native.call("getHealth", { params: {} }),
  },
];

export const answers: readonly ConformanceCase[] = [
  ...seenAnyway,
  ...asked.map(({ ask, needs, ...rest }) =>
    conformanceCase({
      ...rest,
      situation: "asked-once",
      needs: ["native", ...needs],
      run: async (stage) => {
        await ask(stage);
      },
    }),
  ),
];
