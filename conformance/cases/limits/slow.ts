import { conformanceCase } from "../../../src/runner/index.js";

/** More than the buffers between a server and its client hold. */
const TORRENT = { longBytes: 6 * 1024 * 1024, pieces: 400 } as const;

export const aLateReader = conformanceCase({
  proves: "limits.slow-reader.loses-no-terminal",
  situation: "after-the-model-is-done",
  title: "a client that reads its stream late gets to the end of it",
  needs: ["doors.sse", "scripted-model"],
  brokenBy: ["an-answer-of-megabytes-is-not-told-the-end"],
  async run({ agent, expect, model, within }) {
    const turn = await (await (await agent()).newSession()).begin("tell me everything", { door: "sse", script: TORRENT });
    turn.stopReading();
    await model.asked(turn, 1);
    await model.settled(turn, within(10_000));
    turn.readOn();
    const end = await turn.end(within(10_000));
    const isCut = turn.heard.at(-1)?.kind === "ended";
    expect.that(end !== undefined || isCut, {
      expected: "the terminal of the turn, or the end of the connection",
      received: `neither, after ${turn.streamed.length} characters`,
      because: "its client read late",
      at: turn.lastAt,
      turns: [turn],
      deadline: true,
    });
  },
});
