import { conformanceCase, type ConformanceCase, type RawFrame, type RawSocket } from "../../../src/runner/index.js";
import type { RequirementId } from "../../../generated/requirements.js";
import { given } from "../given.js";
import { holds } from "../rows.js";

const TEXT = 1;
const BINARY = 2;
const CONTINUATION = 0;
const PING = 9;
const PONG = 10;
const CLOSE = 8;

export const fragments = conformanceCase({
  proves: "socket.fragments.are-joined",
  situation: "three-parts",
  title: "a message in three fragments is one message",
  needs: ["doors.ws", "native"],
  brokenBy: ["fragments-are-messages-of-their-own", "a-third-fragment-is-lost"],
  async run({ agent, expect, uuid }) {
    const someone = await agent();
    const [session, { native }] = [await someone.newSession(), await someone.socket()];
    const content = `in three parts ${uuid()}`;
    const text = JSON.stringify({ type: "message", content, session_id: session.id });
    native.sendFragments([text.slice(0, 20), text.slice(20, 40), text.slice(40)]);
    await native.next(({ type }) => type === "response" || type === "error" || type === "silent_complete");
    const history = await session.findHistory();
    expect.that(history !== undefined && holds(history, content), { expected: `${JSON.stringify(content)} in session ${session.id}`, received: `${history?.rows.length ?? 0} rows without it`, because: "its fragments are one message", at: session.lastReadAt });
  },
});

export const aPingBetween = conformanceCase({
  proves: "socket.ping.between-fragments-is-answered",
  situation: "two-parts",
  title: "a Ping between two fragments is answered and breaks no message",
  needs: ["doors.ws", "native"],
  brokenBy: ["a-ping-between-fragments-breaks-the-message", "a-ping-between-fragments-is-not-answered"],
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
    expect.that(isWhole, { expected: `the message in session ${session.id}`, received: "rows without it", because: "the Ping is no part of the message", at: session.lastReadAt });
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
    title: "a Close frame is answered with one",
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

interface Breach {
  readonly proves: RequirementId;
  readonly situation: string;
  readonly title: string;
  readonly brokenBy: readonly string[];
  readonly frame: (text: string) => RawFrame;
}

const breaches: readonly Breach[] = [
  {
    proves: "socket.bad-utf-8.ends-the-connection",
    situation: "latin-1",
    title: "a text frame in Latin-1 ends the connection and starts no turn",
    brokenBy: ["frames-that-are-no-utf-8-are-mended"],
    frame: (text) => ({ opcode: TEXT, payload: Buffer.from(text.replace("word", "w\u00f6rd"), "latin1") }),
  },
  {
    proves: "socket.bad-utf-8.ends-the-connection",
    situation: "half-a-surrogate-pair",
    title: "a text frame with half a surrogate pair ends the connection and starts no turn",
    brokenBy: ["frames-that-are-no-utf-8-are-mended", "half-a-surrogate-pair-is-mended"],
    frame: (text) => ({ opcode: TEXT, payload: Buffer.concat([Buffer.from(text.split("word")[0]!), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(text.split("word")[1]!)]) }),
  },
  {
    proves: "socket.unmasked-frame.ends-the-connection",
    situation: "a-message",
    title: "a frame that is not masked ends the connection and starts no turn",
    brokenBy: ["frames-need-no-mask"],
    frame: (text) => ({ opcode: TEXT, payload: text, masked: false }),
  },
  {
    proves: "socket.reserved-bits.end-the-connection",
    situation: "the-first-bit",
    title: "a frame with a reserved bit that was not agreed ends the connection",
    brokenBy: ["reserved-bits-are-passed-over"],
    frame: (text) => ({ opcode: TEXT, payload: text, reserved: 4 }),
  },
  {
    proves: "socket.reserved-bits.end-the-connection",
    situation: "an-opcode-of-nobody",
    title: "a frame with a reserved opcode ends the connection",
    brokenBy: ["reserved-opcodes-are-passed-over"],
    frame: (text) => ({ opcode: 3, payload: text }),
  },
];

export const breachesOfTheProtocol: readonly ConformanceCase[] = breaches.map(({ frame, ...rest }) =>
  conformanceCase({
    ...rest,
    needs: ["doors.ws", "native"],
    async run({ agent, expect, native, uuid }) {
      const someone = await agent();
      const [session, socket] = [await someone.newSession(), await native.rawSocket(someone.id)];
      given(await isConnected(socket), "a socket that says so", socket.at);
      const mark = uuid();
      socket.send(frame(JSON.stringify({ type: "message", content: `a word ${mark}`, session_id: session.id })), rest.title);
      expect.that(await socket.ended(), { expected: "the end of the connection", received: "none in time", because: rest.title, at: socket.at, deadline: true });
      await session.say("after it");
      const history = await expect.readable(session);
      const taken = history.rows.some(({ text }) => text.includes(mark));
      expect.that(!taken, { expected: "no row of it", received: `a row with ${mark}`, because: "what breaks the protocol starts no turn", at: history.at });
    },
  }),
);

export const aBinaryFrame = conformanceCase({
  proves: "socket.binary.starts-no-turn",
  situation: "a-message-in-bytes",
  title: "a message in a binary frame starts no turn",
  needs: ["doors.ws", "native"],
  brokenBy: ["binary-frames-are-read-as-text"],
  async run({ agent, expect, native, uuid }) {
    const someone = await agent();
    const [session, socket] = [await someone.newSession(), await native.rawSocket(someone.id)];
    const mark = uuid();
    socket.send({ opcode: BINARY, payload: JSON.stringify({ type: "message", content: `a word ${mark}`, session_id: session.id }) }, "a message in a binary frame");
    socket.send({ opcode: PING, payload: "behind" });
    await socket.next(({ opcode }) => opcode === PONG || opcode === CLOSE);
    await session.say("after it");
    const history = await expect.readable(session);
    const taken = history.rows.some(({ text }) => text.includes(mark));
    expect.that(!taken, { expected: "no row of it", received: `a row with ${mark}`, because: "a binary frame is no message", at: history.at });
  },
});

export const otherVersions: readonly ConformanceCase[] = [
  { version: "8", situation: "an-older-one", brokenBy: ["other-versions-are-refused-without-a-hint"] },
  { version: "14", situation: "one-to-come", brokenBy: ["other-versions-are-refused-without-a-hint", "versions-to-come-are-taken-for-known"] },
].map(({ version, situation, brokenBy }) =>
  conformanceCase({
    proves: "socket.upgrade.needs-version-13",
    situation,
    title: "an upgrade to another version is refused with the ones that are known",
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

async function isConnected(socket: RawSocket): Promise<boolean> {
  return (await socket.next(({ text }) => /"type":\s*"connected"/.test(text))) !== undefined;
}
