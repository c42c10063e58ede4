import { describe, expect, it } from "vitest";
import { historyReads, judge, modelCalls, turnsOf } from "../index.js";
import { ACTIVE, AGENT, echo, frame, ONE, rows, Story, TWO } from "../testing/story.test-support.js";
import { finalText, streamed } from "./turn.js";
import type { Turn } from "./turn.js";
import { Words } from "./words.js";

describe("turns", () => {
  it("are read from paths, bodies and frames", () => {
    const story = new Story();
    story.active();
    story.say(ONE, "alpha turn 1 [[pieces=2]]");
    story.say(null, "beta turn 2");
    const w = story.socket();
    story.up(w, frame.message("gamma turn 3", TWO.toUpperCase()));
    story.up(w, "delta turn 4, bare");
    story.up(w, { content: "epsilon turn 5", session_id: null });
    expect(turnsOf(story.entries).map(({ text, door, named, session, agent }) => [text, door, named, session, agent])).toEqual([
      ["alpha turn 1", "http", ONE, ONE, AGENT],
      ["beta turn 2", "http", null, ACTIVE, AGENT],
      ["gamma turn 3", "ws", TWO.toUpperCase(), TWO, AGENT],
      ["delta turn 4, bare", "ws", null, ACTIVE, AGENT],
      ["epsilon turn 5", "ws", null, ACTIVE, AGENT],
    ]);
  });

  it("of the suite take canary and session from its own entries", () => {
    const story = new Story();
    const w = story.socket();
    story.add("turn", { case: "c", canary: "sp0001-c001-t1", agent: AGENT, named: null, session: TWO, door: "ws", id: w });
    story.up(w, frame.message("hello sp0001-c001-t1 [[silent]]"), { case: "c" });
    expect(turnsOf(story.entries)).toMatchObject([{ canary: "sp0001-c001-t1", marked: true, session: TWO, case: "c" }]);
  });

  it.each([
    ["an unusable id", frame.message("x", "junk")],
    ["no content", frame.message(" ", ONE)],
    ["an unreadable object", "{broken"],
    ["more than 64 KiB", frame.message("x".repeat(70_000), ONE)],
  ])("with %s are to be refused", (_, sent) => {
    const story = new Story();
    story.up(story.socket(), sent);
    expect(turnsOf(story.entries)[0]!.refuse).toBeDefined();
  });

  it("get their deltas by what the model went on to say, whatever the tags", () => {
    const story = new Story();
    const w = story.socket();
    story.up(w, frame.message("alpha turn 1", ONE));
    story.up(w, frame.message("beta turn 2", TWO));
    story.model("alpha turn 1", echo("alpha turn 1"));
    story.model("beta turn 2", "quite another answer");
    for (const piece of ["echo al", "quite an", "pha turn 1 end", "other answer"]) story.down(w, frame.delta(piece, ACTIVE));
    story.down(w, frame.response("quite another answer", ACTIVE));
    expect(turnsOf(story.entries).map(streamed)).toEqual([echo("alpha turn 1"), "quite another answer"]);
    expect(turnsOf(story.entries).map(finalText)).toEqual([undefined, "quite another answer"]);
  });

  it("are muddled by a delta that may be of either", () => {
    const story = new Story();
    const w = story.socket();
    story.up(w, frame.message("alpha turn 1", ONE));
    story.up(w, frame.message("beta turn 2", TWO));
    story.down(w, frame.delta("who said this", ACTIVE));
    expect(turnsOf(story.entries).map(({ muddled }) => muddled)).toEqual([true, true]);
  });
});

describe("model calls", () => {
  it("are for the turn whose words a user says last, tools and merged rows included", () => {
    const story = new Story();
    story.say(ONE, "alpha turn 1");
    const id = story.ask("POST", `/api/agents/${AGENT}/sessions/${ONE}/message`, { message: "beta turn 2" });
    story.model("alpha turn 1\nbeta turn 2\n<system-reminder>be brief</system-reminder>", { tool: { name: "file_list", arguments: "{}" } });
    story.add("model", { id: "m9", url: "", headers: {}, body: { messages: [{ role: "user", content: [{ type: "text", text: "beta turn 2" }] }, { role: "assistant", content: "", tool_calls: [{}] }, { role: "tool", content: "data/" }] } });
    story.model("Give this talk a title:\nUser: beta turn 2\nAssistant: hello", "A talk");
    story.answer(id, 200, { response: "", input_tokens: 1, output_tokens: 1, iterations: 2 });
    expect(modelCalls(story.entries).map(({ turn }) => turn?.text)).toEqual(["alpha turn 1", "beta turn 2", "beta turn 2", undefined]);
  });

  it("are unclear where one message runs in two sessions", () => {
    const story = new Story();
    for (const session of [ONE, TWO]) story.ask("POST", `/api/agents/${AGENT}/sessions/${session}/message`, { message: "the same words 1" });
    story.model("the same words 1", "yes");
    expect(modelCalls(story.entries)).toMatchObject([{ unclear: true }]);
  });
});

describe("history reads", () => {
  it("are by id or as the active session, found or not", () => {
    const story = new Story();
    story.read(ONE, rows("alpha turn 1"));
    story.active();
    story.call("GET", `/api/sessions/${TWO}`, 404, { error: "Session not found" });
    story.call("GET", `/api/sessions/${TWO}`, 500, { error: "Session load failed" });
    expect(historyReads(story.entries).map(({ session, asked, found, rows: held }) => [session, asked, found, held.length])).toEqual([[ONE, "by-id", true, 2], [ACTIVE, "active", true, 0], [TWO, "by-id", false, 0]]);
  });
});

describe("words", () => {
  const turn = (text: string): Turn => ({ text, canary: text, marked: false, distinct: true }) as Turn;

  it("are found between word boundaries, the longest where one stands in another", () => {
    const [short, long, other] = [turn("the code"), turn("the code is 4711"), turn("code is 47")];
    const words = new Words([short, long, other]);
    const said = (text: string): string[] => words.in(text).flatMap(({ turns }) => turns.map((one) => one.text));
    expect(said("- User asked: the code is 4711.")).toEqual(["the code is 4711"]);
    expect(said("the code is 47112")).toEqual(["the code"]);
    expect(said("thethe code")).toEqual([]);
    expect(said("the\n code")).toEqual(["the code"]);
  });
});

describe("a long log", () => {
  it("of 10 000 entries is judged in less than three seconds", () => {
    const story = new Story();
    story.spawn();
    for (let n = 0; story.entries.length < 10_000; n += 1) {
      const session = `5${String(n % 200).padStart(7, "0")}-0000-4000-8000-000000000000`;
      story.say(session, `turn number ${n} of many`);
      if (n % 10 === 0) story.read(session, []);
    }
    judge(story.entries.slice(0, 100));
    const began = performance.now();
    const { seen } = judge(story.entries);
    expect(performance.now() - began).toBeLessThan(3000);
    expect(seen.get("context.turn.holds-only-its-own-session")).toBeGreaterThan(2000);
  });
});
