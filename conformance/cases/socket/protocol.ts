import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { given } from "../given.js";
import { holds } from "../rows.js";

const TEXT = 1;
const CONTINUATION = 0;
const PING = 9;
const PONG = 10;
const CLOSE = 8;

export const fragments = conformanceCase({
  proves: "socket.fragments.are-joined",
  situation: "three-parts",
  title: "a message in three fragments is one message",
  needs: ["doors.ws", "native"],
  brokenBy: ["messages-in-fragments-are-passed-over", "messages-in-three-fragments-are-passed-over"],
  async run({ agent, expect, uuid }) {
    const someone = await agent();
    const [session, { native }] = [await someone.newSession(), await someone.socket()];
    const content = `in three parts ${uuid()}`;
    const text = JSON.stringify({ type: "message", content, session_id: session.id });
    native.sendFragments([text.slice(0, 20), text.slice(20, 40), text.slice(40)]);
    const end = await native.next(({ type }) => type === "response" || type === "error" || type === "silent_complete");
    const history = await session.findHistory();
    expect.that(history !== undefined && holds(history, content), { expected: `${JSON.stringify(content)} in session ${session.id}`, received: `${history?.rows.length ?? 0} rows without it`, because: "its fragments are one message", at: session.lastReadAt, ...(end ? {} : { deadline: true as const }) });
  },
});

export const aPingBetween = conformanceCase({
  proves: "socket.ping.between-fragments-is-answered",
  situation: "two-parts",
  title: "a Ping between two fragments is answered and breaks no message",
  needs: ["doors.ws", "native"],
  brokenBy: ["a-ping-between-fragments-loses-the-message", "a-ping-between-fragments-is-not-answered"],
  async run({ agent, expect, native, uuid }) {
    const someone = await agent();
    const [session, socket] = [await someone.newSession(), await native.rawSocket(someone.id)];
    const inTwo = async (content: string, between: () => Promise<void>): Promise<boolean> => {
      const text = JSON.stringify({ type: "message", content, session_id: session.id });
      const seen = socket.frames.length;
      socket.send({ opcode: TEXT, payload: text.slice(0, 30), fin: false });
      await between();
      socket.send({ opcode: CONTINUATION, payload: text.slice(30) });
      await socket.next((frame) => socket.frames.indexOf(frame) >= seen && (/"type":\s*"(?:response|error|silent_complete)"/.test(frame.text) || frame.opcode === CLOSE));
      const history = await session.findHistory();
      return history !== undefined && holds(history, content);
    };
    const ping = async (payload: string): Promise<boolean> => {
      socket.send({ opcode: PING, payload });
      return (await socket.next(({ opcode, text }) => opcode === PONG && text === payload)) !== undefined;
    };
    given(await ping("before"), "a Pong with the payload of its Ping", socket.at);
    given(await inTwo(`alone ${uuid()}`, () => Promise.resolve()), "a message in two fragments that is one message", socket.at);
    let isAnswered = false;
    const isWhole = await inTwo(`with a Ping ${uuid()}`, async () => {
      isAnswered = await ping("between");
    });
    expect.that(isAnswered, { expected: "a Pong with the payload of the Ping", received: "none in time", because: "a control frame may stand between fragments", at: socket.at, deadline: true });
    expect.that(isWhole, { expected: `the message in session ${session.id}`, received: "rows without it", because: "the Ping is no part of the message", at: session.lastReadAt, deadline: true });
  },
});

export const pings = conformanceCase({
  proves: "socket.ping.is-answered-with-its-payload",
  situation: "empty-short-longest",
  title: "a Ping is answered with its payload, be it empty or as long as it may be",
  needs: ["doors.ws", "native"],
  brokenBy: ["pongs-have-no-payload", "pongs-cut-long-payloads"],
  async run({ agent, expect, native }) {
    const socket = await native.rawSocket((await agent()).id);
    for (const payload of ["", "hello", "p".repeat(125)]) {
      const seen = socket.frames.length;
      socket.send({ opcode: PING, payload });
      await socket.next((frame) => frame.opcode === PONG && socket.frames.indexOf(frame) >= seen);
      const pong = socket.frames.slice(seen).find(({ opcode }) => opcode === PONG);
      expect.that(pong?.text === payload, { expected: `a Pong with ${payload.length} bytes`, received: pong === undefined ? "none in time" : `one with ${pong.text.length} bytes`, because: "it answers the Ping", at: socket.at, ...(pong ? {} : { deadline: true as const }) });
    }
  },
});

export const closes: readonly ConformanceCase[] = [
  { code: 1000, situation: "the-usual-one", brokenBy: ["a-close-is-answered-by-hanging-up"] },
  { code: 4000, situation: "one-of-our-own", brokenBy: ["a-close-is-answered-by-hanging-up", "a-close-with-a-code-of-ones-own-is-not-answered"] },
].map(({ code, situation, brokenBy }) =>
  conformanceCase({
    proves: "socket.close.is-answered",
    situation,
    title: `a Close frame with ${code} is answered with one`,
    needs: ["doors.ws", "native"],
    brokenBy,
    async run({ agent, expect }) {
      const { native } = await (await agent()).socket();
      await native.next(({ type }) => type === "connected");
      const closed = await native.close(code);
      expect.that(closed.clean, { expected: "a Close frame", received: `the end of the connection without one (${closed.code})`, because: `a Close frame with ${code} was sent`, at: native.frames.at(-1)?.at ?? 0, deadline: true });
    },
  }),
);

export const otherVersions: readonly ConformanceCase[] = [
  { version: "8", situation: "an-older-one", brokenBy: ["other-versions-are-refused-without-a-hint"] },
  { version: "14", situation: "one-to-come", brokenBy: ["other-versions-are-refused-without-a-hint", "versions-to-come-are-taken-for-known"] },
].map(({ version, situation, brokenBy }) =>
  conformanceCase({
    proves: "socket.upgrade.needs-version-13",
    situation,
    title: `an upgrade to version ${version} is refused with the ones that are known`,
    needs: ["doors.ws", "native"],
    brokenBy,
    async run({ agent, expect, native }) {
      const { status, headers, at } = await native.handshake((await agent()).id, { "sec-websocket-version": version }, "another version of the protocol");
      const known = (headers["sec-websocket-version"] ?? "").split(",").map((one) => one.trim());
      const received = `${status} with ${known.join() === "" ? "no version" : known.join(", ")}`;
      expect.that(status >= 400 && status < 500 && known.includes("13"), { expected: "a refusal with `Sec-WebSocket-Version: 13`", received, because: `version ${version} was asked for`, at });
    },
  }),
);
