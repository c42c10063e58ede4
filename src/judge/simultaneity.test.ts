import { describe, expect, it } from "vitest";
import { AGENT, echo, frame, ONE, Story, TWO } from "./testing/story.test-support.js";
import { charges, seen } from "./testing/verdict.test-support.js";

const RECORDED = "simultaneity.recorded.quick-is-not-held-by-slow";

/** A slow turn, and a quick one sent while it runs on the same socket. */
function slowAndQuick(order: "quick first" | "quick held", quickSession = TWO): Story {
  const story = new Story();
  const w = story.socket();
  story.up(w, frame.message("slow turn 1", ONE));
  story.up(w, frame.message("quick turn 2", quickSession));
  story.add("model", { id: "m1", url: "/v1/chat/completions", headers: {}, body: { messages: [{ role: "user", content: "slow turn 1" }] } });
  const quick = (): void => {
    story.model("quick turn 2", echo("quick turn 2"));
    story.down(w, frame.delta(echo("quick turn 2"), quickSession));
    story.down(w, frame.response(echo("quick turn 2"), quickSession));
  };
  if (order === "quick first") quick();
  story.wait(1000);
  story.add("model-answer", { id: "m1", status: 200, content: echo("slow turn 1") });
  story.down(w, frame.delta(echo("slow turn 1"), ONE));
  story.down(w, frame.response(echo("slow turn 1"), ONE));
  if (order === "quick held") quick();
  return story;
}

describe("a quick turn beside a slow one of another session", () => {
  it("is not held", () => {
    const story = slowAndQuick("quick first");
    expect(charges(story)).toEqual([]);
    expect(seen(story, RECORDED)).toBe(1);
  });

  it("is held where the model is asked for it only after the slow one", () => {
    expect(charges(slowAndQuick("quick held"))).toEqual([`${RECORDED}@9`]);
  });

  it("has to wait where both are of one session", () => {
    const story = slowAndQuick("quick held", ONE);
    expect(charges(story)).toEqual([]);
    expect(seen(story, RECORDED)).toBe(0);
  });

  it("is not held by a third session where it waited for its own", () => {
    const story = new Story();
    const say = (session: string, message: string): string => story.ask("POST", `/api/agents/${AGENT}/sessions/${session}/message`, { message });
    const answer = (id: string, text: string): number => story.answer(id, 200, { response: echo(text), input_tokens: 1, output_tokens: 1, iterations: 1 });
    const [own, other, quick] = [say(ONE, "own slow turn 1"), say(TWO, "other slow turn 2"), say(ONE, "quick turn 3")];
    story.model("own slow turn 1", echo("own slow turn 1"));
    story.model("other slow turn 2", echo("other slow turn 2"));
    story.wait(1000);
    answer(other, "other slow turn 2");
    answer(own, "own slow turn 1");
    story.model("quick turn 3", echo("quick turn 3"));
    answer(quick, "quick turn 3");
    expect(charges(story).filter((charge) => charge.startsWith("simultaneity"))).toEqual([]);
  });
});
