import { describe, expect, it } from "vitest";
import { AGENT, echo, frame, ONE, rows, Story } from "./testing/story.test-support.js";
import { charges, seen } from "./testing/verdict.test-support.js";

function onSocket(deltas: readonly string[], final: string): Story {
  const story = new Story();
  const w = story.socket();
  story.up(w, frame.message("alpha turn 1", ONE));
  story.model("alpha turn 1", echo("alpha turn 1"));
  for (const delta of deltas) story.down(w, frame.delta(delta, ONE));
  story.down(w, frame.response(final, ONE));
  return story;
}

function streamed(chunks: readonly string[], kept: string): Story {
  const story = new Story();
  const id = story.ask("POST", `/api/agents/${AGENT}/sessions/${ONE}/message/stream`, { message: "alpha turn 1" });
  story.stream(id);
  for (const content of chunks) story.event(id, "chunk", { content, done: false });
  story.event(id, "done", { done: true, usage: { input_tokens: 1, output_tokens: 1 } });
  story.add("response-end", { id });
  story.read(ONE, [["User", "alpha turn 1"], ["Assistant", kept]]);
  return story;
}

describe("the text of a turn", () => {
  it("is the sum of its deltas", () => {
    const story = onSocket(["echo alpha ", "turn 1 end"], "echo alpha turn 1 end");
    expect(charges(story)).toEqual([]);
    expect(seen(story, "text.ws.deltas-are-the-final-text")).toBe(1);
  });

  it.each([["a piece lost", ["echo alpha "]], ["a piece twice", ["echo alpha ", "turn 1 end", "turn 1 end"]], ["a character broken", ["echo alpha \uFFFD", "turn 1 end"]]])("differs by %s", (_, deltas) => {
    const story = onSocket(deltas, "echo alpha turn 1 end");
    expect(charges(story)).toEqual([`text.ws.deltas-are-the-final-text@${story.entries.length}`]);
  });

  it("is what is kept of a stream", () => {
    const story = streamed(["echo alpha ", "turn 1 end"], "echo alpha turn 1 end");
    expect(charges(story)).toEqual([]);
    expect(seen(story, "text.sse.deltas-are-the-history-text")).toBe(1);
  });

  it("is another in the history of a stream", () => {
    const story = streamed(["echo alpha ", "turn 1 end"], "echo alpha turn 1");
    expect(charges(story)).toEqual([`text.sse.deltas-are-the-history-text@${story.entries.length}`]);
  });

  it("is what an HTTP answer told, and what is kept", () => {
    const right = new Story();
    right.say(ONE, "alpha turn 1");
    right.read(ONE, rows("alpha turn 1"));
    expect(charges(right)).toEqual([]);
    expect(seen(right, "text.history.is-the-final-text")).toBe(1);

    const wrong = new Story();
    wrong.say(ONE, "alpha turn 1");
    const at = wrong.read(ONE, [["User", "alpha turn 1"], ["Assistant", "something else"]]);
    expect(charges(wrong)).toEqual([`text.history.is-the-final-text@${at}`]);
  });

  it("of a silent turn is kept in any form", () => {
    const story = new Story();
    story.say(ONE, "alpha turn 1", { response: "" });
    story.read(ONE, [["User", "alpha turn 1"], ["Assistant", "[no reply needed]"]]);
    expect(charges(story)).toEqual([]);
  });
});
