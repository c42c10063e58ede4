import { conformanceCase, type ConformanceCase, type Native, type NativeAnswer, type Session } from "../../../src/runner/index.js";
import { isAnsweredWith } from "../answered.js";
import { http, sse, type Way } from "../ways.js";

type Plain = Way & { readonly door: "http" | "sse" };
const doors = [http, sse] as readonly Plain[];
const operationOf = { http: "sendMessageToSession", sse: "streamMessageToSession" } as const;

/** Posts a body as it stands to a session, on purpose not as the contract wants it. */
function post(native: Native, door: Plain["door"], session: Session, body: { readonly rawBody: string | Uint8Array; readonly contentType?: string | null }, onPurpose: string): Promise<NativeAnswer<"sendMessageToSession" | "streamMessageToSession">> {
  return native.call(operationOf[door], { params: { id: session.agent.id, session_id: session.id }, ...body, onPurpose });
}

export const unknownPaths: readonly ConformanceCase[] = [
  conformanceCase({
    proves: "http.unknown-path.is-not-found",
    situation: "beside-the-known-ones",
    title: "a path that the contract does not have is not found",
    needs: ["native"],
    brokenBy: ["unknown-paths-show-the-start-page"],
    async run({ expect, native }) {
      isAnsweredWith(expect, 404, await native.odd("getHealth", { pathSuffix: "/of/nobody", onPurpose: "an unknown path" }), "the contract has no such path");
    },
  }),
  conformanceCase({
    proves: "http.unknown-path.is-not-found",
    situation: "below-an-agent",
    title: "a path below an agent that the contract does not have is not found",
    needs: ["native"],
    brokenBy: ["unknown-paths-show-the-start-page", "an-unknown-path-below-an-agent-is-a-bad-request"],
    async run({ agent, expect, native }) {
      const { id } = await agent();
      isAnsweredWith(expect, 404, await native.odd("getAgent", { params: { id }, pathSuffix: "/nothing-of-this-name", onPurpose: "an unknown path" }), "the contract has no such path");
    },
  }),
];

export const wrongMethods: readonly ConformanceCase[] = [
  { near: "getSession", method: "PATCH", situation: "a-patch-of-a-session", title: "a PATCH of a session is refused with the methods that there are", brokenBy: ["wrong-methods-are-not-told-the-right-ones"] },
  { near: "sendMessage", method: "GET", situation: "a-get-of-a-message", title: "a GET of a path that takes messages is refused with the methods that there are", brokenBy: ["wrong-methods-are-not-told-the-right-ones", "a-get-of-a-message-is-not-found"] },
].map(({ near, method, situation, title, brokenBy }) =>
  conformanceCase({
    proves: "http.wrong-method.is-refused-with-allow",
    situation,
    title,
    needs: ["native"],
    brokenBy,
    async run({ agent, expect, native }) {
      const { id } = await agent();
      const answer = await native.odd(near as "getSession", { params: { id }, method, onPurpose: "a method that the path does not have" });
      expect.status(answer, 405);
      const allow = answer.headers["allow"] ?? "";
      expect.that(allow !== "", { expected: "405 with `Allow`", received: "405 without it", because: "its client cannot know what it may do", at: answer.at });
    },
  }),
);

export const wrongContentTypes: readonly ConformanceCase[] = doors.map(({ door, over, needs }) =>
  conformanceCase({
    proves: "http.wrong-content-type.is-refused",
    situation: `text-form-none-over-${door}`,
    title: `a message whose body is not declared as JSON is refused with 415 ${over}`,
    needs: [...needs, "native"],
    brokenBy: ["no-content-type-is-looked-at", ...(door === "sse" ? ["streams-take-a-body-without-a-content-type-for-json"] : [])],
    async run({ agent, expect, native }) {
      const session = await (await agent()).newSession();
      const rawBody = JSON.stringify({ message: "in whatever form" });
      for (const contentType of ["text/plain", "application/x-www-form-urlencoded", null]) {
        expect.status(await post(native, door, session, { rawBody, contentType }, "a body that is not declared as JSON"), 415);
      }
    },
  }),
);

export const brokenJson: readonly ConformanceCase[] = doors.map(({ door, over, needs }) =>
  conformanceCase({
    proves: "http.broken-json.is-refused",
    situation: `half-bare-comma-over-${door}`,
    title: `a body that is no JSON is refused with 400 ${over}`,
    needs: [...needs, "native"],
    brokenBy: ["a-body-that-is-no-json-has-the-wrong-shape", ...(door === "http" ? ["a-comma-too-many-is-forgiven"] : [])],
    async run({ agent, expect, native }) {
      const session = await (await agent()).newSession();
      for (const rawBody of ['{"message": "half', "hello", '{"message": "one too many",}']) {
        expect.status(await post(native, door, session, { rawBody }, "a body that is no JSON"), 400);
      }
    },
  }),
);

export const wrongShapes: readonly ConformanceCase[] = doors.map(({ door, over, needs }) =>
  conformanceCase({
    proves: "http.wrong-shape.is-refused",
    situation: `nothing-number-null-list-over-${door}`,
    title: `a body without a message that is text is refused with 422 ${over}`,
    needs: [...needs, "native"],
    brokenBy: ["a-message-that-is-missing-is-empty", ...(door === "sse" ? ["streams-take-numbers-for-messages"] : [])],
    async run({ agent, expect, native }) {
      const session = await (await agent()).newSession();
      for (const body of [{}, { message: 42 }, { message: null }, ["hello"]]) {
        expect.status(await post(native, door, session, { rawBody: JSON.stringify(body) }, "a body of the wrong shape"), 422);
      }
    },
  }),
);

export const badUtf8: readonly ConformanceCase[] = doors.map(({ door, over, needs }) =>
  conformanceCase({
    proves: "http.bad-utf-8.is-refused",
    situation: `latin-1-over-${door}`,
    title: `a body in Latin-1 is refused and starts no turn ${over}`,
    needs: [...needs, "native"],
    brokenBy: ["bytes-that-are-no-utf-8-are-replaced", ...(door === "sse" ? ["streams-read-a-body-as-latin-1"] : [])],
    async run({ agent, expect, native, uuid }) {
      const session = await (await agent()).newSession();
      const mark = uuid();
      const rawBody = Buffer.from(JSON.stringify({ message: `caf\u00e9 ${mark}` }), "latin1");
      const { status, at } = await post(native, door, session, { rawBody }, "a body that is no UTF-8");
      expect.that(status >= 400 && status < 500, { expected: "a refusal", received: String(status), because: "the body is no UTF-8", at });
      await session.say("after it");
      const history = await expect.readable(session);
      const taken = history.rows.some(({ text }) => text.includes(mark));
      expect.that(!taken, { expected: "no row of it", received: `a row with ${mark}`, because: "what is refused starts no turn", at: history.at });
    },
  }),
);
