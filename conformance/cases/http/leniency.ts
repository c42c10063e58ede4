import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";

export const aCharset = conformanceCase({
  proves: "http.charset.is-accepted",
  situation: "in-several-spellings",
  title: "a JSON body that names its charset is accepted, however it is spelled",
  needs: ["doors.http", "native"],
  brokenBy: ["a-content-type-is-compared-letter-by-letter", "a-charset-in-capitals-is-refused"],
  async run({ agent, expect, native }) {
    const session = await (await agent()).newSession();
    for (const contentType of ["application/json; charset=utf-8", "application/json;charset=UTF-8", 'Application/JSON; charset="utf-8"']) {
      expect.status(await native.call("sendMessageToSession", { params: { id: session.agent.id, session_id: session.id }, body: { message: "hello" }, contentType }), 200);
    }
  },
});

export const headOfASession = conformanceCase({
  proves: "http.head.answers-like-get",
  situation: "known-and-unknown",
  title: "a HEAD of a session has the status of its GET and no body",
  needs: ["native"],
  brokenBy: ["a-head-is-a-wrong-method", "a-head-finds-every-session"],
  async run({ agent, expect, native, uuid }) {
    const session = await (await agent()).newSession();
    await session.say("hello");
    for (const id of [session.id, uuid()]) {
      const get = await native.call("getSession", { params: { id }, onPurpose: "a session that may not be there" });
      const head = await native.odd("getSession", { params: { id }, method: "HEAD", onPurpose: "a HEAD" });
      const received = `${head.status} with ${head.text.length} characters`;
      expect.that(head.status === get.status && head.text === "", { expected: `${get.status} without a body`, received, because: `the GET is answered with ${get.status}`, at: head.at });
    }
  },
});

export const unknownMembers: readonly ConformanceCase[] = [
  { situation: "of-other-servers", members: { temperature: 0.2, user: "somebody", metadata: { from: "a page" } }, brokenBy: ["unknown-members-are-refused"] },
  { situation: "that-are-null", members: { thread_id: null, attachments: null }, brokenBy: ["members-that-are-null-are-refused"] },
].map(({ situation, members, brokenBy }) =>
  conformanceCase({
    proves: "http.unknown-members.are-ignored",
    situation,
    title: `a message with members ${situation.replaceAll("-", " ")} is taken all the same`,
    needs: ["doors.http", "native"],
    brokenBy: situation === "of-other-servers" ? brokenBy : ["unknown-members-are-refused", ...brokenBy],
    async run({ agent, expect, native }) {
      const session = await (await agent()).newSession();
      expect.status(await native.call("sendMessageToSession", { params: { id: session.agent.id, session_id: session.id }, body: { message: "hello", ...members } }), 200);
    },
  }),
);

/** No body, an empty one that is said to be JSON, and an object without members. */
const NOTHINGS = [{}, { rawBody: "", contentType: "application/json" }, { body: {} }] as const;

export const bodylessPosts: readonly ConformanceCase[] = (
  [
    { operation: "resetSession", need: "sessions.reset", brokenBy: ["an-empty-json-body-is-refused"] },
    { operation: "stopAgent", need: "stop", brokenBy: ["an-empty-json-body-is-refused", "a-stop-needs-a-body"] },
    { operation: "createSession", need: "sessions.create", brokenBy: ["an-empty-json-body-is-refused"] },
    { operation: "compactSession", need: "sessions.compact", brokenBy: ["an-empty-json-body-is-refused", "a-compaction-needs-a-body"] },
  ] as const
).map(({ operation, need, brokenBy }) =>
  conformanceCase({
    proves: "http.body-less-posts.are-equal",
    situation: operation.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`),
    title: `no body, an empty one and an object without members mean the same to ${operation}`,
    needs: ["native", need],
    brokenBy,
    async run({ agent, expect, native }) {
      const { id } = await agent();
      for (const nothing of NOTHINGS) {
        const { status, at } = await native.call(operation, { params: { id }, ...nothing });
        const how = "body" in nothing ? "{}" : "rawBody" in nothing ? "an empty body" : "no body";
        expect.that(status >= 200 && status < 300, { expected: "the same success for each", received: `${status} for ${how}`, because: `${operation} needs no body`, at });
      }
    },
  }),
);
