import { conformanceCase } from "../../../src/runner/index.js";
import { holds } from "../rows.js";

export const aNullNamesNoSession = conformanceCase({
  proves: "routing.ws-null.names-no-session",
  situation: "after-a-named-one",
  title: "a message whose session is null goes to the active session",
  needs: ["doors.ws", "socket.multiplex", "sessions.active", "native"],
  brokenBy: ["a-null-for-a-session-is-refused"],
  async run({ agent, expect, uuid }) {
    const someone = await agent();
    const [active, socket] = [await someone.active(), await someone.socket()];
    await (await someone.newSession()).say("by name", { door: socket });
    const from = socket.native.mark();
    const content = `to nobody by name ${uuid()}`;
    socket.native.send({ type: "message", content, session_id: null });
    await socket.native.next(({ type }) => type === "response" || type === "error" || type === "silent_complete", from);
    const history = await expect.readable(active);
    expect.that(holds(history, content), {
      expected: `${JSON.stringify(content)} in the active session ${active.id}`,
      received: `${history.rows.length} rows without it`,
      because: "clients send null where they have no session to name",
      at: history.at,
    });
  },
});

export const aPathOutweighsABody = conformanceCase({
  proves: "routing.path.outweighs-the-body",
  situation: "another-session-in-the-body",
  title: "a message posted to one session that names another in its body goes to the one of the path",
  needs: ["doors.http", "sessions.active", "native"],
  brokenBy: ["a-session-in-a-body-is-refused"],
  async run({ agent, expect, native, uuid }) {
    const someone = await agent();
    const [active, inPath] = [await someone.active(), await someone.newSession()];
    const message = `by the path ${uuid()}`;
    await native.call("sendMessageToSession", { params: { id: someone.id, session_id: inPath.id }, body: { message, session_id: active.id } });
    const history = await expect.readable(inPath);
    expect.that(holds(history, message), {
      expected: `${JSON.stringify(message)} in session ${inPath.id}`,
      received: `${history.rows.length} rows without it`,
      because: "the path names the session, the body's `session_id` has no say",
      at: history.at,
    });
  },
});
