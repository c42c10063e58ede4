import { conformanceCase, type ConformanceCase, type NativeSocket, type Socket, type Stage } from "../../../src/runner/index.js";
import type { RequirementId } from "../../../generated/requirements.js";
import { given } from "../given.js";

interface Wrong {
  readonly proves: RequirementId;
  readonly situation: string;
  readonly title: string;
  readonly brokenBy: readonly string[];
  readonly send: (socket: NativeSocket) => void;
}

const wrongs: readonly Wrong[] = [
  {
    proves: "socket.broken-json.is-told-and-the-socket-stays-open",
    situation: "half-an-object",
    title: "half a JSON object is answered with an error on a socket that stays open",
    brokenBy: ["broken-json-closes-the-socket", "broken-json-is-passed-over"],
    send: (socket) => socket.sendText('{"type": "message", "content": "half', "an unreadable JSON object"),
  },
  {
    proves: "socket.unknown-type.is-told-and-the-socket-stays-open",
    situation: "a-type-of-nobody",
    title: "a frame of an unknown type is answered with an error on a socket that stays open",
    brokenBy: ["unknown-types-are-passed-over"],
    send: (socket) => socket.send({ type: "subscribe", topic: "weather" }, "an unknown type"),
  },
  {
    proves: "socket.unknown-type.is-told-and-the-socket-stays-open",
    situation: "a-type-that-is-no-text",
    title: "a frame whose type is a number is answered with an error on a socket that stays open",
    brokenBy: ["unknown-types-are-passed-over", "a-type-that-is-no-text-closes-the-socket"],
    send: (socket) => socket.send({ type: 42 }, "a type that is a number"),
  },
  {
    proves: "socket.missing-content.is-told-and-the-socket-stays-open",
    situation: "no-member",
    title: "a message without content is answered with an error on a socket that stays open",
    brokenBy: ["messages-without-content-are-passed-over"],
    send: (socket) => socket.send({ type: "message" }, "a message without content"),
  },
  {
    proves: "socket.missing-content.is-told-and-the-socket-stays-open",
    situation: "a-number",
    title: "a message whose content is a number is answered with an error on a socket that stays open",
    brokenBy: ["messages-without-content-are-passed-over", "content-that-is-a-number-closes-the-socket"],
    send: (socket) => socket.send({ type: "message", content: 42 }, "a content that is a number"),
  },
  {
    proves: "socket.oversize.is-told-and-the-socket-stays-open",
    situation: "one-long-paste",
    title: "a frame of 70 000 bytes is answered with an error on a socket that stays open",
    brokenBy: ["long-frames-close-the-socket", "a-second-long-frame-closes-the-socket"],
    send: (socket) => socket.send({ type: "message", content: "a".repeat(70_000) }, "a frame over 64 KiB"),
  },
];

/** Each is sent twice: a server that is patient once is not patient. */
export const told: readonly ConformanceCase[] = wrongs.map(({ send, ...rest }) =>
  conformanceCase({
    ...rest,
    needs: ["doors.ws", "native"],
    async run({ agent, expect }) {
      const socket = await (await agent()).socket();
      const { native } = socket;
      for (const time of ["first", "second"]) {
        expect.that(native.isOpen, { expected: "an open socket", received: "a closed one", because: `it came before the ${time} frame was sent`, at: native.frames.at(-1)?.at ?? 0 });
        const from = native.mark();
        send(native);
        const error = await native.next(({ type }) => type === "error", from);
        expect.that(error !== undefined, { expected: "an `error` frame", received: native.isOpen ? "none in time" : "the end of the connection", because: `the ${time} frame was refused`, at: native.frames.at(-1)?.at ?? 0, ...(native.isOpen ? { deadline: true as const } : {}) });
        expect.that(native.isOpen && (await socket.fence()), { expected: "a socket that stays open", received: native.isOpen ? "one that answers no ping" : "a closed one", because: `the ${time} frame was refused`, at: native.frames.at(-1)?.at ?? 0, deadline: true });
      }
    },
  }),
);

export const aRunningTurn = conformanceCase({
  proves: "socket.bad-frame.ends-no-running-turn",
  situation: "in-the-middle-of-an-answer",
  title: "a turn goes on when a broken frame comes on its socket",
  needs: ["doors.ws", "scripted-model", "native"],
  brokenBy: ["a-broken-frame-ends-the-turns-of-its-socket", "a-broken-frame-ends-the-turn-that-is-speaking"],
  async run({ agent, expect }: Stage) {
    const someone = await agent();
    const [probe, socket] = [await someone.socket(), await someone.socket()];
    // Nothing runs on the first: a server that hangs up or is silent shows it there.
    given(await isTold(probe), "an error about a broken frame on a socket that stays open", probe.native.frames.at(-1)?.at ?? 0);
    const turn = await (await someone.newSession()).begin("count to three", { door: socket, hold: true });
    turn.gate.release(1);
    await turn.pieces(1);
    await isTold(socket);
    const from = socket.native.mark();
    turn.gate.release();
    // What the socket says of the broken frame is told by no words of the turn: its own words are waited for.
    const end = await socket.native.next(({ type, text }) => type === "response" && text.includes(turn.canary), from);
    expect.that(end !== undefined, { expected: "the `response` of the turn that ran", received: "none in time", because: "a broken frame came on its socket", at: socket.native.frames.at(-1)?.at ?? 0, turns: [turn], deadline: true });
  },
});

/** Sends a broken frame; true when it was answered with an error on a socket that is open behind it. */
async function isTold(socket: Socket): Promise<boolean> {
  socket.native.sendText("{ no json", "an unreadable JSON object");
  const error = await socket.native.next(({ type }) => type === "error");
  return error !== undefined && socket.native.isOpen && (await socket.fence());
}
