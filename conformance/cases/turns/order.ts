import { conformanceCase } from "../../../src/runner/index.js";

export const framesInOrder = conformanceCase({
  proves: "turns.ws.events-stand-in-their-order",
  situation: "text-turn",
  title: "an agent types from before its first word on a WebSocket until just before its terminal",
  needs: ["native", "doors.ws", "scripted-model"],
  brokenBy: ["typing-stops-before-the-text"],
  async run({ agent, expect }) {
    const someone = await agent();
    const socket = await someone.socket();
    const turn = await (await someone.newSession()).say("count to three", { door: socket });
    await socket.fence();

    const course = socket.native.frames.filter(({ type }) => type === "typing" || type === "text_delta" || type === "response");
    const places = course.map(({ json, type }) => (json?.type === "typing" ? `typing ${json.state}` : type!));
    const rank = (place: string) => ["typing start", "text_delta", "typing stop", "response"].indexOf(place);
    expect.that(places.every((place, i) => i === 0 || rank(place) >= rank(places[i - 1]!)), {
      expected: "typing start, text_delta…, typing stop, response",
      received: places.join(", "),
      because: "the frames of one text turn do not stand in their order",
      at: course.at(-1)!.at,
      turns: [turn],
    });
  },
});

export const eventsInOrder = conformanceCase({
  proves: "turns.sse.events-stand-in-their-order",
  situation: "text-turn",
  title: "a stream says that the agent streams before its first chunk and that it is done after its last",
  needs: ["native", "doors.sse", "scripted-model"],
  brokenBy: ["phase-done-comes-with-the-first-chunk"],
  async run({ agent, expect }) {
    const turn = await (await (await agent()).newSession()).say("count to three", { door: "sse" });
    const course = turn.heard.filter(({ native, text }) => native === "chunk" || native === "done" || (native === "phase" && (text === "streaming" || text === "done")));
    const places = course.map(({ native, text }) => (native === "phase" ? `phase ${text}` : native));
    const rank = (place: string) => ["phase streaming", "chunk", "phase done", "done"].indexOf(place);
    expect.that(places.every((place, i) => i === 0 || rank(place) >= rank(places[i - 1]!)), {
      expected: "phase streaming, chunk…, phase done, done",
      received: places.join(", "),
      because: "the events of one text turn do not stand in their order",
      at: course.at(-1)!.at,
      turns: [turn],
    });
  },
});
