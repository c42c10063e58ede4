import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { isAnsweredWith } from "../answered.js";
import { given } from "../given.js";

const MAX_BYTES = 65_536;
/** A server may end the connection behind what it refuses to read: nobody else's request is to be on it. */
const alone = { last: true } as const;

export const oversize: readonly ConformanceCase[] = (
  [
    { proves: "limits.http-oversize.is-refused", operation: "sendMessageToSession", over: "over HTTP", need: "doors.http", brokenBy: ["plain-messages-have-no-bound", "the-third-message-of-a-session-has-no-bound"] },
    { proves: "limits.sse-oversize.is-refused", operation: "streamMessageToSession", over: "over SSE", need: "doors.sse", brokenBy: ["streams-have-no-bound"] },
  ] as const
).map(({ proves, operation, over, need, brokenBy }) =>
  conformanceCase({
    proves,
    situation: "one-byte-too-many",
    title: `a message of 65 537 bytes is refused ${over}, also in a session that has some`,
    needs: [need, "native"],
    brokenBy,
    async run({ agent, expect, native }) {
      const session = await (await agent()).newSession();
      const to = { params: { id: session.agent.id, session_id: session.id }, body: { message: "a".repeat(MAX_BYTES + 1) }, onPurpose: "a message that is too long", ...alone };
      isAnsweredWith(expect, 413, await native.call(operation, to), "the message is one byte too long");
      for (const words of ["one", "two"]) await session.say(words);
      isAnsweredWith(expect, 413, await native.call(operation, to), "the message is one byte too long");
    },
  }),
);

export const exactSize: readonly ConformanceCase[] = [
  { situation: "plain-letters", letter: "a", brokenBy: ["the-bound-of-a-message-is-off-by-one"] },
  { situation: "all-quotes", letter: '"', brokenBy: ["the-bound-of-a-message-is-off-by-one", "the-size-of-a-message-counts-its-escapes"] },
].map(({ situation, letter, brokenBy }) =>
  conformanceCase({
    proves: "limits.exact-size.is-accepted",
    situation,
    title: `a message of exactly 65 536 bytes is accepted: ${situation.replaceAll("-", " ")}`,
    needs: ["doors.http", "native"],
    brokenBy,
    async run({ agent, expect, native }) {
      const session = await (await agent()).newSession();
      const answer = await native.call("sendMessageToSession", { params: { id: session.agent.id, session_id: session.id }, body: { message: letter.repeat(MAX_BYTES) }, ...alone });
      isAnsweredWith(expect, 200, answer, "the message is as long as the bound allows");
    },
  }),
);

export const bytesCount: readonly ConformanceCase[] = [
  { situation: "two-bytes-each", text: "\u00e9".repeat(40_000), brokenBy: ["the-size-of-a-message-counts-its-characters"] },
  { situation: "four-bytes-each", text: "\u{1f9ed}".repeat(20_000), brokenBy: ["the-size-of-a-message-counts-its-characters", "the-size-of-a-message-counts-three-bytes-a-character"] },
].map(({ situation, text, brokenBy }) =>
  conformanceCase({
    proves: "limits.size.counts-bytes",
    situation,
    title: `a message of fewer than 65 536 characters, ${situation.replaceAll("-", " ")}, is refused`,
    needs: ["doors.http", "native"],
    brokenBy,
    async run({ agent, expect, native }) {
      const session = await (await agent()).newSession();
      const to = (message: string) => ({ params: { id: session.agent.id, session_id: session.id }, body: { message }, onPurpose: "a message that is too long", ...alone });
      const plain = await native.call("sendMessageToSession", to("a".repeat(MAX_BYTES + 1)));
      given(plain.status === 413, "a refusal of a message of 65 537 plain letters", plain.at);
      isAnsweredWith(expect, 413, await native.call("sendMessageToSession", to(text)), `the message has ${Buffer.byteLength(text)} bytes`);
    },
  }),
);
