import { conformanceCase } from "../../../src/runner/index.js";

export const piecesArrive = conformanceCase({
  proves: "frames.text-delta.arrives-while-the-model-goes-on",
  situation: "one-piece-of-three",
  title: "the first piece of an answer is heard on a WebSocket before the model makes the second",
  needs: ["scripted-model", "doors.ws"],
  brokenBy: ["socket-answers-are-sent-in-one-go"],
  async run({ agent, expect }) {
    const someone = await agent();
    const turn = await (await someone.newSession()).begin("count to three", { door: await someone.socket(), hold: true });
    turn.gate.release(1);
    await turn.gate.reached(1);
    const heard = await turn.pieces(1);
    expect.that(heard, {
      expected: turn.expected.pieces[0]!,
      received: turn.streamed === "" ? "no delta" : turn.streamed,
      because: "the model had said its first piece and was waiting with the second",
      at: turn.lastAt,
      turns: [turn],
      deadline: true,
    });
  },
});

export const onePong = conformanceCase({
  proves: "frames.pong.answers-a-ping",
  situation: "idle-socket",
  title: "one ping is answered by one pong",
  needs: ["native", "doors.ws"],
  brokenBy: ["pings-are-answered-twice"],
  async run({ agent, expect }) {
    const socket = await (await agent()).socket();
    socket.native.send({ type: "ping" });
    const pong = await socket.native.next(({ type }) => type === "pong");
    expect.that(pong !== undefined, { expected: "a pong", received: "none in time", because: "a ping was sent", at: socket.native.frames.at(-1)?.at ?? 0, deadline: true });
    // What a server says to the ping comes before what it says to what is sent afterwards.
    await socket.native.ping();
    const pongs = socket.native.frames.filter(({ type }) => type === "pong");
    expect.that(pongs.length === 1, { expected: "one pong", received: `${pongs.length}`, because: "one ping was sent", at: pongs.at(-1)!.at });
  },
});

/** Servers may gather changes before they tell of them. */
const GATHERED_MS = 10_000;

export const newAgents = conformanceCase({
  proves: "frames.agents-updated.tells-of-a-new-agent",
  situation: "on-an-open-socket",
  title: "an open WebSocket hears of an agent that is made",
  needs: ["native", "doors.ws", "agents.spawn"],
  brokenBy: ["agents-are-listed-at-the-start-only"],
  async run({ agent, within, expect }) {
    const socket = await (await agent()).socket();
    await socket.fence();
    const { id } = await agent();
    const told = await socket.native.next(({ type, text }) => type === "agents_updated" && text.includes(id), 0, within(GATHERED_MS));
    expect.that(told !== undefined, { expected: `agents_updated with ${id}`, received: "none in time", because: "the agent was made while the socket was open", at: socket.native.frames.at(-1)?.at ?? 0, deadline: true });
  },
});

export const aPage = conformanceCase({
  proves: "frames.canvas.has-its-documented-shape",
  situation: "a-page-is-shown",
  title: "a tool that shows a page sends it in a canvas frame",
  needs: ["native", "scripted-model", "doors.ws", "tools"],
  brokenBy: ["canvas-frames-have-a-number-for-a-title"],
  async run({ agent, expect }) {
    const someone = await agent();
    const socket = await someone.socket();
    const script = { tools: [{ name: "canvas_present", arguments: { html: "<p>plum</p>", title: "Plum" } }] };
    await (await someone.newSession()).say("show me a plum", { door: socket, script });
    const canvas = socket.native.frames.find(({ type }) => type === "canvas");
    expect.that(canvas === undefined || String(canvas.json?.["html"]).includes("plum"), {
      expected: "the page that the tool was given",
      received: canvas?.text ?? "",
      because: "the canvas frame shows what the model asked to show",
      at: canvas?.at ?? 0,
    });
  },
});
