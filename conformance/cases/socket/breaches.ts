import { conformanceCase, type ConformanceCase, type RawFrame, type RawSocket } from "../../../src/runner/index.js";
import type { RequirementId } from "../../../generated/requirements.js";
import { given } from "../given.js";

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

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

async function isConnected(socket: RawSocket): Promise<boolean> {
  return (await socket.next(({ text }) => /"type":\s*"connected"/.test(text))) !== undefined;
}
