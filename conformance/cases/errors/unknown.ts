import { conformanceCase } from "../../../src/runner/index.js";
import { isAnsweredWith } from "../answered.js";

const onPurpose = "an agent that does not exist";
const because = "there is no such agent";

export const overHttp = conformanceCase({
  proves: "errors.http-unknown-agent.is-not-found",
  situation: "with-and-without-a-session",
  title: "a message over HTTP to an agent that does not exist is answered with 404",
  needs: ["doors.http", "native"],
  brokenBy: ["messages-to-nobody-are-bad-requests", "named-sessions-of-nobody-are-a-conflict"],
  async run({ expect, native, uuid }) {
    const body = { message: "is anybody there" };
    isAnsweredWith(expect, 404, await native.call("sendMessage", { params: { id: uuid() }, body, onPurpose }), because);
    isAnsweredWith(expect, 404, await native.call("sendMessageToSession", { params: { id: uuid(), session_id: uuid() }, body, onPurpose }), because);
  },
});

export const overSse = conformanceCase({
  proves: "errors.sse-unknown-agent.is-not-found",
  situation: "with-and-without-a-session",
  title: "a message over SSE to an agent that does not exist is answered with 404",
  needs: ["doors.sse", "native"],
  brokenBy: ["streams-of-nobody-begin-and-fail"],
  async run({ expect, native, uuid }) {
    const body = { message: "is anybody there" };
    isAnsweredWith(expect, 404, await native.call("streamMessage", { params: { id: uuid() }, body, onPurpose }), because);
    isAnsweredWith(expect, 404, await native.call("streamMessageToSession", { params: { id: uuid(), session_id: uuid() }, body, onPurpose }), because);
  },
});

export const onASocket = conformanceCase({
  proves: "errors.ws-unknown-agent.is-not-found",
  situation: "an-upgrade",
  title: "an upgrade to the socket of an agent that does not exist is answered with 404",
  needs: ["doors.ws", "native"],
  brokenBy: ["sockets-of-nobody-are-a-bad-request"],
  async run({ expect, native, uuid }) {
    isAnsweredWith(expect, 404, await native.upgrade(uuid()), because);
  },
});

export const sessionsOfNobody = conformanceCase({
  proves: "errors.sessions-of-an-unknown-agent.are-not-found",
  situation: "list-create-switch-reset-compact",
  title: "the sessions of an agent that does not exist are not found",
  needs: ["sessions.list", "sessions.create", "sessions.switch", "sessions.reset", "sessions.compact", "native"],
  brokenBy: ["nobody-has-no-sessions", "the-last-of-nobodys-operations-crosses-a-bad-gateway"],
  async run({ expect, native, uuid }) {
    const [id, session_id] = [uuid(), uuid()];
    for (const operation of ["listAgentSessions", "createSession", "resetSession", "compactSession"] as const) {
      isAnsweredWith(expect, 404, await native.call(operation, { params: { id }, ...(operation === "listAgentSessions" ? {} : { body: {} }), onPurpose }), `${operation}: ${because}`);
    }
    isAnsweredWith(expect, 404, await native.call("switchSession", { params: { id, session_id }, onPurpose }), because);
  },
});

export const aSessionOfNobody = conformanceCase({
  proves: "errors.unknown-session.is-not-found",
  situation: "never-held",
  title: "a session id that nobody ever held is not found",
  needs: ["native"],
  brokenBy: ["ids-that-nobody-ever-held-are-bad-requests"],
  async run({ expect, native, uuid }) {
    expect.status(await native.call("getSession", { params: { id: uuid() }, onPurpose: "a session that does not exist" }), 404);
  },
});
