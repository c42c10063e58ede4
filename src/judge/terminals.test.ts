import { describe, expect, it } from "vitest";
import { AGENT, frame, ONE, Story, TWO } from "./testing/story.test-support.js";
import { charges, seen, undecided } from "./testing/verdict.test-support.js";

const DONE = { done: true, usage: { input_tokens: 1, output_tokens: 1 } };

/** A stream with these events, then its end. */
function streamOf(events: readonly (readonly [string, unknown])[], end: "response-end" | "client-gone" | "none" = "response-end"): Story {
  const story = new Story();
  const id = story.ask("POST", `/api/agents/${AGENT}/sessions/${ONE}/message/stream`, { message: "streamed turn 1" });
  story.stream(id);
  for (const [name, data] of events) story.event(id, name, data);
  if (end !== "none") story.add(end, { id });
  return story;
}

describe("terminals of a stream", () => {
  it("are one, and the end comes behind it", () => {
    const story = streamOf([["chunk", { content: "hi", done: false }], ["done", DONE]]);
    expect(charges(story)).toEqual([]);
    expect(seen(story, "turns.sse.has-exactly-one-terminal")).toBe(1);
    expect(seen(story, "turns.sse.ends-after-its-terminal")).toBe(1);
  });

  it("are too many after each model call", () => {
    expect(charges(streamOf([["done", DONE], ["phase", { phase: "thinking", detail: null }], ["done", DONE]]))).toEqual(["turns.sse.has-exactly-one-terminal@5"]);
  });

  it("are missing where the stream just ends", () => {
    expect(charges(streamOf([["chunk", { content: "hi", done: false }]]))).toEqual(["turns.sse.has-exactly-one-terminal@4"]);
  });

  it("are not asked for where we left, and undecided where the log ends first", () => {
    expect(charges(streamOf([], "client-gone"))).toEqual([]);
    const open = streamOf([], "none");
    expect(charges(open)).toEqual([]);
    expect(undecided(open, "turns.sse.has-exactly-one-terminal")).toEqual(["the stream was still open at the end of the log"]);
  });

  it("are followed by nothing", () => {
    expect(charges(streamOf([["done", DONE], ["phase", { phase: "done", detail: null }]]))).toEqual(["turns.sse.ends-after-its-terminal@4"]);
  });
});

describe("terminals on a socket", () => {
  const begun = (): { story: Story; w: string } => {
    const story = new Story();
    const w = story.socket();
    story.up(w, frame.message("a turn 1", ONE));
    return { story, w };
  };

  it("are one, with nothing behind it", () => {
    const { story, w } = begun();
    story.down(w, frame.typing("stop", ONE));
    story.down(w, frame.response("", ONE));
    expect(charges(story)).toEqual([]);
    expect(seen(story, "turns.ws.has-exactly-one-terminal")).toBe(1);
    expect(seen(story, "turns.ws.nothing-follows-its-terminal")).toBe(1);
  });

  it("are too many where an error follows the response", () => {
    const { story, w } = begun();
    story.down(w, frame.response("", ONE));
    story.down(w, frame.error("boom", ONE));
    expect(charges(story)).toEqual(["turns.ws.has-exactly-one-terminal@5"]);
  });

  it("are missing where the next turn of the session is over, or the server hung up", () => {
    const next = begun();
    next.story.up(next.w, frame.message("b turn 2", ONE));
    next.story.down(next.w, frame.response("echo b turn 2 end", ONE));
    next.story.model("b turn 2", "echo b turn 2 end");
    expect(charges(next.story)).toContain("turns.ws.has-exactly-one-terminal@5");

    const hungUp = begun();
    hungUp.story.close(hungUp.w, "server", 1006);
    expect(charges(hungUp.story)).toEqual(["turns.ws.has-exactly-one-terminal@4"]);
  });

  it("are undecided while the turn runs, and nobody's fault where we hung up", () => {
    const open = begun();
    expect(charges(open.story)).toEqual([]);
    expect(undecided(open.story, "turns.ws.has-exactly-one-terminal")).toHaveLength(1);
    const left = begun();
    left.story.close(left.w, "client", 1006);
    expect(charges(left.story)).toEqual([]);
  });

  it("are followed by nothing of the turn", () => {
    const { story, w } = begun();
    story.down(w, frame.response("", ONE));
    story.down(w, frame.typing("stop", ONE));
    expect(charges(story)).toEqual(["turns.ws.nothing-follows-its-terminal@5"]);
  });

  it("leave a late frame undecided that may be a wrongly tagged one of the turn that runs", () => {
    const { story, w } = begun();
    story.down(w, frame.response("", ONE));
    story.up(w, frame.message("c turn 3", TWO));
    story.down(w, frame.typing("stop", ONE));
    expect(charges(story)).toEqual([]);
    expect(undecided(story, "tags.typing.names-its-own-session")).toHaveLength(1);
  });
});
