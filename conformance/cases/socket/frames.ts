import { conformanceCase } from "../../../src/runner/index.js";
import { holds } from "../rows.js";

export const jsonObjects = conformanceCase({
  proves: "socket.frames.are-json-objects",
  situation: "turn-ping-and-error",
  title: "each frame that a server sends is one JSON object in a text frame",
  needs: ["doors.ws", "native"],
  brokenBy: ["a-socket-says-ok-in-plain-text", "two-frames-in-one", "pongs-are-sent-in-binary-frames-as-well"],
  async run({ agent, expect }) {
    const someone = await agent();
    const socket = await someone.socket();
    await (await someone.newSession()).attempt("hello", { door: socket });
    const { native } = socket;
    native.send({ type: "subscribe" }, "an unknown type");
    await socket.fence();
    await native.ping();
    const odd = native.frames.find(({ json }) => json === undefined || Array.isArray(json));
    expect.that(odd === undefined, { expected: "one JSON object a frame", received: odd?.text.slice(0, 200) ?? "", because: "clients read each frame as one", at: odd?.at ?? 0 });
  },
});

export const connectedFirst = conformanceCase({
  proves: "socket.connected.comes-first",
  situation: "first-and-second-socket",
  title: "the first frame on a socket says that it is connected, whoever is connected already",
  needs: ["doors.ws", "native"],
  brokenBy: ["agents-are-told-before-connected", "a-second-socket-hears-of-agents-first"],
  async run({ agent, expect }) {
    const someone = await agent();
    for (const which of ["first", "second"]) {
      const first = await (await someone.socket()).native.next(() => true);
      expect.that(first?.type === "connected", { expected: "`connected`", received: first?.text.slice(0, 200) ?? "nothing in time", because: `it is the first frame of the ${which} socket`, at: first?.at ?? 0, ...(first ? {} : { deadline: true as const }) });
    }
  },
});

export const bareText = conformanceCase({
  proves: "socket.bare-text.is-a-message",
  situation: "two-words",
  title: "a frame of bare text is a message to the active session",
  needs: ["doors.ws", "sessions.active", "native"],
  brokenBy: ["bare-text-is-no-message", "bare-text-with-a-bracket-is-no-message"],
  async run({ agent, expect, uuid }) {
    const someone = await agent();
    const [active, { native }] = [await someone.active(), await someone.socket()];
    for (const text of [`plain words ${uuid()}`, `[aside] ${uuid()}`]) {
      const from = native.mark();
      native.sendText(text);
      const end = await native.next(({ type }) => type === "response" || type === "error" || type === "silent_complete", from);
      const history = await expect.readable(active);
      expect.that(holds(history, text), { expected: `${JSON.stringify(text)} in session ${active.id}`, received: `${history.rows.length} rows without it`, because: "it is no JSON at all, so it is a message", at: history.at, ...(end ? {} : { deadline: true as const }) });
    }
  },
});
