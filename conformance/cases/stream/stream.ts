import { conformanceCase, type ConformanceCase, type Script } from "../../../src/runner/index.js";

export const piecesArrive = conformanceCase({
  proves: "stream.chunk.arrives-while-the-model-goes-on",
  situation: "one-piece-of-three",
  title: "the first piece of an answer is heard over SSE before the model makes the second",
  needs: ["scripted-model", "doors.sse"],
  brokenBy: ["streams-are-sent-in-one-go", "chunks-are-sent-in-pairs"],
  async run({ agent, expect }) {
    const turn = await (await (await agent()).newSession()).begin("count to three", { door: "sse", hold: true });
    turn.gate.release(1);
    await turn.gate.reached(1);
    const heard = await turn.pieces(1);
    expect.that(heard, {
      expected: turn.expected.pieces[0]!,
      received: turn.streamed === "" ? "no chunk" : turn.streamed,
      because: "the model had said its first piece and was waiting with the second",
      at: turn.lastAt,
      turns: [turn],
      deadline: true,
    });
  },
});

export const bodyEnds: readonly ConformanceCase[] = ([
  { situation: "answered", script: {} },
  { situation: "failed", script: { fail: { status: 400 } } },
] satisfies readonly { readonly situation: string; readonly script: Script }[]).map(({ situation, script }) =>
  conformanceCase({
    proves: "stream.body.ends-after-its-terminal",
    situation,
    title: `the body of a stream ends after its turn ${situation === "failed" ? "has failed" : "was answered"}`,
    needs: situation === "failed" ? ["scripted-model", "doors.sse"] : ["doors.sse"],
    brokenBy: situation === "failed" ? ["streams-stay-open", "streams-stay-open-after-an-error"] : ["streams-stay-open"],
    async run({ agent, expect }) {
      const turn = await (await (await agent()).newSession()).attempt("count to three", { door: "sse", script });
      expect.that(turn.heard.at(-1)?.kind === "ended", {
        expected: "the end of the body",
        received: "an open stream",
        because: `its terminal, ${turn.heard.at(-1)?.native}, had come`,
        at: turn.lastAt,
        turns: [turn],
        deadline: true,
      });
    },
  }),
);

export const headAtOnce = conformanceCase({
  proves: "stream.head.is-sent-at-once",
  situation: "the-model-thinks",
  title: "a stream has begun before the model says its first word",
  needs: ["scripted-model", "doors.sse"],
  brokenBy: ["heads-wait-for-the-first-word"],
  async run({ agent, expect }) {
    const turn = await (await (await agent()).newSession()).begin("take your time", { door: "sse", hold: true });
    await turn.gate.reached();
    const opened = await turn.opened();
    expect.that(opened, { expected: "the head of the stream", received: "nothing", because: "the model had been asked and had not yet said a word", at: 0, turns: [turn], deadline: true });
  },
});

export const oneLine = conformanceCase({
  proves: "stream.data.is-one-line",
  situation: "text-turn",
  title: "the data of each event is one line that begins with `data: `",
  needs: ["native", "doors.sse"],
  brokenBy: ["data-has-no-space-before-it", "data-of-done-is-printed-prettily"],
  async run({ agent, expect }) {
    const turn = await (await (await agent()).newSession()).say("count to three", { door: "sse" });
    const odd = turn.heard.find(({ native, raw }) => {
      if (native === "head" || raw === undefined) return false;
      const lines = raw.split(/\r\n|\n|\r/).filter((line) => line.startsWith("data"));
      return lines.length !== 1 || !lines[0]!.startsWith("data: ");
    });
    expect.that(odd === undefined, { expected: "one line `data: …`", received: odd?.raw ?? "", because: "clients in use read it by line", at: odd?.at ?? 0, turns: [turn] });
  },
});

export const notCacheable = conformanceCase({
  proves: "stream.answer.is-not-cacheable",
  situation: "text-turn",
  title: "the head of a stream forbids that it is kept and given to somebody else",
  needs: ["doors.sse"],
  brokenBy: ["streams-may-be-cached"],
  async run({ agent, expect }) {
    const turn = await (await (await agent()).newSession()).say("count to three", { door: "sse" });
    const head = turn.heard.find(({ native }) => native === "head");
    const control = head?.raw?.split("\n").find((line) => line.startsWith("cache-control:"));
    expect.that(/no-store|no-cache/i.test(control ?? ""), { expected: "cache-control: no-store or no-cache", received: control ?? "no cache-control", because: "a stream is one turn's answer", at: head?.at ?? 0, turns: [turn] });
  },
});
