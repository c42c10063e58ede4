import { conformanceCase } from "../../../src/runner/index.js";
import { isAnsweredWith } from "../answered.js";

export const because = "the server has a key and the request has none";
export const keyless = { auth: "none", onPurpose: "a request without the key" } as const;

export const overHttp = conformanceCase({
  proves: "auth.http.needs-the-key",
  situation: "with-and-without-a-session",
  title: "a message over HTTP without the key is answered with 401",
  needs: ["doors.http", "api-key", "native"],
  brokenBy: ["plain-messages-need-no-key", "messages-to-named-sessions-need-no-key"],
  async run({ agent, expect, native }) {
    const { id } = await agent();
    const session = await (await agent()).newSession();
    const body = { message: "let me in" };
    isAnsweredWith(expect, 401, await native.call("sendMessage", { params: { id }, body, ...keyless }), because);
    isAnsweredWith(expect, 401, await native.call("sendMessageToSession", { params: { id: session.agent.id, session_id: session.id }, body, ...keyless }), because);
  },
});

export const overSse = conformanceCase({
  proves: "auth.sse.needs-the-key",
  situation: "with-and-without-a-session",
  title: "a message over SSE without the key is answered with 401",
  needs: ["doors.sse", "api-key", "native"],
  brokenBy: ["streams-need-no-key"],
  async run({ agent, expect, native }) {
    const someone = await agent();
    const session = await someone.newSession();
    const body = { message: "let me in" };
    isAnsweredWith(expect, 401, await native.call("streamMessage", { params: { id: someone.id }, body, ...keyless }), because);
    isAnsweredWith(expect, 401, await native.call("streamMessageToSession", { params: { id: someone.id, session_id: session.id }, body, ...keyless }), because);
  },
});

export const onASocket = conformanceCase({
  proves: "auth.ws.needs-the-key",
  situation: "an-upgrade",
  title: "an upgrade without the key is answered with 401",
  needs: ["doors.ws", "api-key", "native"],
  brokenBy: ["sockets-need-no-key", "a-second-socket-needs-no-key"],
  async run({ agent, expect, native }) {
    const someone = await agent();
    isAnsweredWith(expect, 401, await native.upgrade(someone.id, { auth: "none" }), because);
    await someone.socket();
    isAnsweredWith(expect, 401, await native.upgrade(someone.id, { auth: "none" }), because);
  },
});

export const aHistory = conformanceCase({
  proves: "auth.history.needs-the-key",
  situation: "by-id-and-active",
  title: "a history cannot be read without the key",
  needs: ["sessions.active", "api-key", "native"],
  brokenBy: ["histories-need-no-key", "the-active-history-needs-no-key"],
  async run({ agent, expect, native }) {
    const session = await (await agent()).newSession();
    await session.say("between us");
    isAnsweredWith(expect, 401, await native.call("getSession", { params: { id: session.id }, ...keyless }), because);
    isAnsweredWith(expect, 401, await native.call("getActiveSession", { params: { id: session.agent.id }, ...keyless }), because);
  },
});

export const theLists = conformanceCase({
  proves: "auth.lists.need-the-key",
  situation: "agents-sessions-and-those-of-one",
  title: "neither agents nor sessions are listed without the key",
  needs: ["sessions.list", "api-key", "native"],
  brokenBy: ["lists-of-agents-need-no-key", "lists-of-an-agents-sessions-need-no-key"],
  async run({ agent, expect, native }) {
    const { id } = await agent();
    isAnsweredWith(expect, 401, await native.call("listAgents", { params: {}, ...keyless }), because);
    isAnsweredWith(expect, 401, await native.call("listSessions", { params: {}, ...keyless }), because);
    isAnsweredWith(expect, 401, await native.call("listAgentSessions", { params: { id }, ...keyless }), because);
  },
});
