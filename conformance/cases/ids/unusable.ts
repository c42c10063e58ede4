import { conformanceCase, type ConformanceCase, type End, type Expect } from "../../../src/runner/index.js";
import { given } from "../given.js";
import { http, sse, ws } from "../ways.js";

const JUNK = "no-id-at-all";

export const overHttp: readonly ConformanceCase[] = [http, sse].map(({ door, over, needs, open }) =>
  conformanceCase({
    proves: `ids.${door as "http" | "sse"}-unusable.is-refused`,
    situation: "a-word-for-an-id",
    title: `a message to a session id that is no UUID is refused with 400 ${over}`,
    needs: [...needs, "sessions.active", "native"],
    brokenBy: [`unusable-ids-are-not-found-over-${door}`],
    async run({ agent, expect }) {
      const someone = await agent();
      const turn = await someone.session(JUNK).attempt("into the void", { door: await open(someone) });
      const active = await (await someone.active()).history();
      given(!active.canaries.includes(turn.canary), "a message that lands nowhere", active.at);
      is400(expect, await turn.end());
    },
  }),
);

export const onASocket = conformanceCase({
  proves: "ids.ws-unusable.is-refused",
  situation: "a-word-for-an-id",
  title: "a message to a session id that is no UUID is answered with an error on a socket",
  needs: [...ws.needs, "sessions.active", "native"],
  brokenBy: ["unusable-ids-are-passed-over-on-sockets"],
  async run({ agent, expect }) {
    const someone = await agent();
    const socket = await someone.socket();
    const turn = await someone.session(JUNK).attempt("into the void", { door: socket });
    const active = await (await someone.active()).history();
    given(!active.canaries.includes(turn.canary), "a message that lands nowhere", active.at);
    await expect.refused(turn);
  },
});

export const readsAndWrites: readonly ConformanceCase[] = [
  conformanceCase({
    proves: "ids.read-unusable.is-refused",
    situation: "a-word-for-an-id",
    title: "reading a history by an id that is no UUID is refused with 400",
    needs: ["native"],
    brokenBy: ["a-read-by-an-unusable-id-is-not-found"],
    async run({ expect, native }) {
      expect.status(await native.call("getSession", { params: { id: JUNK }, onPurpose: "the session id is no UUID" }), 400);
    },
  }),
  conformanceCase({
    proves: "ids.write-unusable.is-refused",
    situation: "delete-label-switch",
    title: "deleting, labelling and switching by an id that is no UUID is refused with 400",
    needs: ["sessions.delete", "sessions.label", "sessions.switch", "native"],
    brokenBy: ["deleting-by-an-unusable-id-is-not-found", "labelling-by-an-unusable-id-is-not-found", "switching-by-an-unusable-id-is-not-found"],
    async run({ agent, expect, native }) {
      const { id } = await agent();
      const onPurpose = "the session id is no UUID";
      expect.status(await native.call("deleteSession", { params: { id: JUNK }, onPurpose }), 400);
      expect.status(await native.call("setSessionLabel", { params: { id: JUNK }, body: { label: "nobody" }, onPurpose }), 400);
      expect.status(await native.call("switchSession", { params: { id, session_id: JUNK }, onPurpose }), 400);
    },
  }),
  conformanceCase({
    proves: "ids.agent-unusable.is-refused",
    situation: "a-word-for-an-id",
    title: "an agent id that is no UUID is refused with 400",
    needs: ["native"],
    brokenBy: ["an-unusable-agent-id-is-not-found"],
    async run({ expect, native }) {
      const onPurpose = "the agent id is no UUID";
      expect.status(await native.call("getAgent", { params: { id: JUNK }, onPurpose }), 400);
      expect.status(await native.call("getActiveSession", { params: { id: JUNK }, onPurpose }), 400);
      expect.status(await native.call("sendMessage", { params: { id: JUNK }, body: { message: "hello" }, onPurpose }), 400);
    },
  }),
];

function is400(expect: Expect, end: End | undefined): void {
  expect.that(end?.status === 400, {
    expected: "400",
    received: end === undefined ? "no answer" : (end.status === undefined ? end.kind : String(end.status)),
    because: `${JUNK} is no UUID`,
    at: end?.at ?? 0,
    ...(end ? {} : { deadline: true as const }),
  });
}
