import { describe, expect, it } from "vitest";
import type { ModelMessage } from "../log/index.js";
import { AGENT, echo, ONE, Story, TWO } from "./testing/story.test-support.js";
import { charges, seen, undecided } from "./testing/verdict.test-support.js";

const user = (content: string): ModelMessage => ({ role: "user", content });
const system = (content: string): ModelMessage => ({ role: "system", content });

/** A turn of session ONE, then one of TWO with these messages before its own. */
function after(before: readonly ModelMessage[], text = "beta turn 2"): Story {
  const story = new Story();
  story.spawn();
  story.say(ONE, "alpha turn 1");
  const id = story.ask("POST", `/api/agents/${AGENT}/sessions/${TWO}/message`, { message: text });
  story.model(text, echo(text), before);
  story.answer(id, 200, { response: echo(text), input_tokens: 1, output_tokens: 1, iterations: 1 });
  return story;
}

describe("what the model is shown for a turn", () => {
  it("is its own session's words", () => {
    const story = after([system("You are an agent.")]);
    expect(charges(story)).toEqual([]);
    expect(seen(story, "context.turn.holds-only-its-own-session")).toBe(2);
  });

  it("holds another session's words among the rows", () => {
    expect(charges(after([user("alpha turn 1"), { role: "assistant", content: echo("alpha turn 1") }]))).toEqual(["context.turn.holds-only-its-own-session@8"]);
  });

  it("holds another session's words in the system text", () => {
    expect(charges(after([system("Memories:\n- User asked: alpha turn 1")]))).toEqual(["context.system.holds-only-its-own-session@8"]);
  });

  it("is judged where rows are merged, by the words that stand last", () => {
    expect(charges(after([], "beta turn 2"))).toEqual([]);
    const merged = new Story();
    merged.spawn();
    merged.say(ONE, "alpha turn 1");
    const id = merged.ask("POST", `/api/agents/${AGENT}/sessions/${TWO}/message`, { message: "beta turn 2" });
    merged.model("alpha turn 1\n\nbeta turn 2", echo("beta turn 2"));
    merged.answer(id, 200, { response: echo("beta turn 2"), input_tokens: 1, output_tokens: 1, iterations: 1 });
    expect(charges(merged)).toEqual(["context.turn.holds-only-its-own-session@8"]);
  });

  it("stays undecided where the words are too common", () => {
    const story = new Story();
    story.spawn();
    story.say(ONE, "thanks");
    const id = story.ask("POST", `/api/agents/${AGENT}/sessions/${TWO}/message`, { message: "beta turn 2" });
    story.model("beta turn 2", echo("beta turn 2"), [system("The user often says thanks and goodbye.")]);
    story.answer(id, 200, { response: echo("beta turn 2"), input_tokens: 1, output_tokens: 1, iterations: 1 });
    expect(charges(story)).toEqual([]);
    expect(undecided(story, "context.system.holds-only-its-own-session")).toHaveLength(1);
  });

  it("is told from a quotation by the marks of the suite's model", () => {
    const [mine, theirs] = ["sp0001-c001-t2", "sp0001-c001-t1"];
    const story = new Story();
    story.say(ONE, theirs, { response: `${theirs}.1 amber` });
    // The answer of the own session quotes the other's canary: that was charged when it leaked, not again with every later turn.
    const id = story.ask("POST", `/api/agents/${AGENT}/sessions/${TWO}/message`, { message: mine });
    story.model(mine, `${mine}.1 recalls`, [{ role: "assistant", content: `sp0001-c001-t0.1 recalls ${theirs}` }]);
    story.answer(id, 200, { response: `${mine}.1 recalls`, input_tokens: 1, output_tokens: 1, iterations: 1 });
    expect(charges(story)).toEqual([]);
  });
});

describe("a turn that may have landed elsewhere", () => {
  const shownTheOther = [user("alpha turn 1"), { role: "assistant", content: echo("alpha turn 1") }];

  it("is left undecided where this door sends messages astray", () => {
    const story = after(shownTheOther);
    story.say(ONE, "gamma turn 3");
    const at = story.read(TWO, [["User", "gamma turn 3"]]);
    expect(charges(story)).toEqual([`routing.http-explicit.lands-in-its-session@${at}`]);
    expect(undecided(story, "context.turn.holds-only-its-own-session")).toHaveLength(1);
  });

  it("is charged where it is seen to be at home", () => {
    const story = after(shownTheOther);
    story.say(ONE, "gamma turn 3");
    story.read(TWO, [["User", "beta turn 2"], ["Assistant", echo("beta turn 2")], ["User", "gamma turn 3"]]);
    expect(charges(story)).toContain("context.turn.holds-only-its-own-session@8");
  });
});

describe("words that a history is seen to hold", () => {
  it("are charged to the history, not again to the call that shows them", () => {
    const story = after([user("alpha turn 1")]);
    story.read(ONE, [["User", "alpha turn 1"], ["Assistant", echo("alpha turn 1")]]);
    const at = story.read(TWO, [["User", "alpha turn 1"], ["User", "beta turn 2"], ["Assistant", echo("beta turn 2")]]);
    expect(charges(story)).toEqual([`history.session.holds-only-its-own-turns@${at}`]);
  });
});

describe("a call beside the turns", () => {
  const summary = (...texts: readonly string[]): string => `Summarize:\n${texts.map((text) => `User: ${text}\nAssistant: ${echo(text)}`).join("\n")}`;

  it("sums up one session", () => {
    const story = new Story();
    story.say(ONE, "alpha turn 1");
    story.say(ONE, "gamma turn 3");
    story.model(summary("alpha turn 1", "gamma turn 3"), "they talked");
    expect(charges(story)).toEqual([]);
    expect(seen(story, "context.side-call.holds-only-one-session")).toBe(1);
  });

  it("mixes two sessions", () => {
    const story = new Story();
    story.say(ONE, "alpha turn 1");
    story.say(TWO, "beta turn 2");
    const at = story.model(summary("alpha turn 1", "beta turn 2"), "they talked");
    expect(charges(story)).toEqual([`context.side-call.holds-only-one-session@${at}`]);
  });

  it("is told from a turn by the task that stands in front", () => {
    const story = new Story();
    story.say(ONE, "alpha turn 1");
    const id = story.ask("POST", `/api/agents/${AGENT}/sessions/${TWO}/message`, { message: "beta turn 2" });
    const at = story.model("alpha turn 1\nbeta turn 2", "Two talks", [system("Generate a short title for each of these.")]);
    story.answer(id, 200, { response: echo("beta turn 2"), input_tokens: 1, output_tokens: 1, iterations: 1 });
    expect(charges(story)).toEqual([`context.side-call.holds-only-one-session@${at}`]);
  });

  it("is not charged again for a leak that shows in turns", () => {
    const story = after([system("Memories:\n- User asked: alpha turn 1")]);
    story.model(summary("alpha turn 1", "beta turn 2"), "they talked");
    expect(charges(story)).toEqual(["context.system.holds-only-its-own-session@8"]);
    expect(undecided(story, "context.side-call.holds-only-one-session")).toHaveLength(1);
  });

  it("embeds texts of several sessions apart, or mixed in one", () => {
    const story = new Story();
    story.say(ONE, "alpha turn 1");
    story.say(TWO, "beta turn 2");
    story.add("model", { id: "m90", url: "/v1/embeddings", headers: {}, body: { input: ["alpha turn 1", "beta turn 2"] } });
    expect(charges(story)).toEqual([]);
    const at = story.add("model", { id: "m91", url: "/v1/embeddings", headers: {}, body: { input: "alpha turn 1; beta turn 2" } });
    expect(charges(story)).toEqual([`context.side-call.holds-only-one-session@${at}`]);
  });
});
