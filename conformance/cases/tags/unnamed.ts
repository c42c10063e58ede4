import { conformanceCase } from "../../../src/runner/index.js";
import { given } from "../given.js";

export const theAnswerNamesIt = conformanceCase({
  proves: "tags.http-answer.names-the-session-when-none-was-named",
  situation: "one-plain-turn",
  title: "the answer to a message that named no session says which it ran in",
  needs: ["doors.http", "sessions.active", "native"],
  brokenBy: ["answers-to-unaddressed-messages-name-no-session"],
  async run({ agent, expect }) {
    const turn = await (await agent()).unaddressed.say("where am I");
    const end = await expect.completed(turn);
    expect.that(end.label !== undefined, { expected: "a session_id", received: "none", because: "its client cannot know where its words went", at: end.at, turns: [turn] });
  },
});

export const everyEventNamesIt = conformanceCase({
  proves: "tags.sse-events.name-the-session-when-none-was-named",
  situation: "one-plain-turn",
  title: "every event of a stream whose message named no session says which it runs in",
  needs: ["doors.sse", "sessions.active", "native"],
  brokenBy: ["chunks-of-unaddressed-streams-name-no-session", "the-done-of-an-unaddressed-stream-names-no-session"],
  async run({ agent, expect }) {
    const turn = await (await agent()).unaddressed.say("where am I", { door: "sse" });
    const bare = turn.heard.filter(({ kind, native, label }) => kind !== "ended" && native !== "head" && label === undefined);
    expect.that(bare.length === 0, {
      expected: "a session_id in every event",
      received: `none in ${[...new Set(bare.map(({ native }) => native))].join(", ")}`,
      because: "its client cannot know where its words went",
      at: bare[0]?.at ?? 0,
      turns: [turn],
    });
  },
});

export const anUnusableIdIsAnsweredWithTheActiveOne = conformanceCase({
  proves: "tags.unusable-id.is-answered-with-the-active-session",
  situation: "a-word-for-an-id",
  title: "the error about an unusable session id names the active session",
  needs: ["doors.ws", "sessions.active", "native"],
  brokenBy: ["errors-about-unusable-ids-name-the-nil-session"],
  async run({ agent, expect }) {
    const someone = await agent();
    const [active, socket] = [await someone.active(), await someone.socket()];
    const end = await (await someone.session("no-id-at-all").attempt("into the void", { door: socket })).end();
    given(end?.kind === "failed" || end?.kind === "refused", "an error frame", end?.at ?? 0);
    expect.that(end.label === undefined || end.label === active.id, { expected: `session_id ${active.id}`, received: `session_id ${end.label}`, because: "the message named no session that there could be", at: end.at });
  },
});

export const aForeignIdIsAnsweredWithItself = conformanceCase({
  proves: "tags.foreign-id.is-answered-with-the-id-it-named",
  situation: "through-another-agent",
  title: "the error about a session of another agent names the session that the message named",
  needs: ["doors.ws", "native"],
  brokenBy: ["errors-about-foreign-sessions-name-the-active-one"],
  async run({ agent, expect }) {
    const [owner, stranger] = [await agent(), await agent()];
    const session = await owner.newSession();
    await session.say("between us");
    const end = await (await stranger.session(session.id).attempt("let me in", { door: await stranger.socket() })).end();
    given(end?.kind === "failed" || end?.kind === "refused", "an error frame", end?.at ?? 0);
    expect.that(end.label === undefined || end.label === session.id, { expected: `session_id ${session.id}`, received: `session_id ${end.label}`, because: "the client waits for an answer about the session it named", at: end.at });
  },
});

export const anUnreadableFrameIsAnsweredWithTheActiveOne = conformanceCase({
  proves: "tags.unreadable-frame.is-answered-with-the-active-session",
  situation: "half-an-object",
  title: "the error about a frame that cannot be read names the active session",
  needs: ["doors.ws", "sessions.active", "native"],
  brokenBy: ["errors-about-unreadable-frames-name-the-nil-session"],
  async run({ agent, expect }) {
    const someone = await agent();
    const [active, socket] = [await someone.active(), await someone.socket()];
    const from = socket.native.mark();
    socket.native.sendText('{"type": "message", "content": ', "the frame is half an object");
    const frame = await socket.native.next(({ type }) => type === "error", from);
    given(frame !== undefined, "an error frame", 0);
    const told = frame.json?.session_id;
    expect.that(told === undefined || told === active.id, { expected: `session_id ${active.id}`, received: frame.text, because: "nothing in the frame names a session", at: frame.at });
  },
});
