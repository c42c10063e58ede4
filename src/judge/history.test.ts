import { describe, expect, it } from "vitest";
import { ACTIVE, AGENT, echo, frame, ONE, rows, Story, TWO } from "./testing/story.test-support.js";
import { charges, seen, undecided } from "./testing/verdict.test-support.js";

function told(...texts: readonly string[]): Story {
  const story = new Story();
  story.spawn();
  for (const text of texts) story.say(ONE, text);
  return story;
}

describe("a turn whose success was told", () => {
  it("is in later reads", () => {
    const story = told("alpha turn 1", "beta turn 2");
    story.read(ONE, rows("alpha turn 1", "beta turn 2"));
    expect(charges(story)).toEqual([]);
    expect(seen(story, "history.turn.is-kept")).toBe(2);
    expect(seen(story, "routing.http-explicit.lands-in-its-session")).toBe(2);
  });

  it("is missed in a read without it, and in one without its answer", () => {
    const story = told("alpha turn 1", "beta turn 2");
    const at = story.read(ONE, [["User", "beta turn 2"]]);
    expect(charges(story)).toEqual([`history.turn.is-kept@${at}`, `history.turn.is-kept@${at}`]);
  });

  it("is missed where the session is said not to exist", () => {
    const story = told("alpha turn 1");
    const at = story.call("GET", `/api/sessions/${ONE}`, 404, { error: "Session not found" });
    expect(charges(story)).toEqual([`history.turn.is-kept@${at}`]);
  });

  it("need not be in a read that was asked for before", () => {
    const story = new Story();
    const say = story.ask("POST", `/api/agents/${AGENT}/sessions/${ONE}/message`, { message: "alpha turn 1" });
    const read = story.ask("GET", `/api/sessions/${ONE}`);
    story.answer(say, 200, { response: echo("alpha turn 1"), input_tokens: 1, output_tokens: 1, iterations: 1 });
    story.answer(read, 404, { error: "Session not found" });
    expect(charges(story)).toEqual([]);
  });

  it.each([
    ["delete", "DELETE", `/api/sessions/${ONE}`, { status: "deleted", session_id: ONE }],
    ["clear", "DELETE", `/api/agents/${AGENT}/history`, { status: "ok", message: "All history cleared" }],
    ["compact", "POST", `/api/agents/${AGENT}/session/compact`, { status: "ok", message: "Compacted" }],
    ["kill", "DELETE", `/api/agents/${AGENT}`, { status: "killed", agent_id: AGENT }],
  ])("is released by a %s", (_, method, url, answer) => {
    const story = told("alpha turn 1");
    story.call(method, url, 200, answer);
    story.call("GET", `/api/sessions/${ONE}`, 404, { error: "Session not found" });
    expect(charges(story)).toEqual([]);
  });

  it("is not released by what concerns another session, or was refused", () => {
    const story = told("alpha turn 1");
    story.call("DELETE", `/api/sessions/${TWO}`, 200, { status: "deleted", session_id: TWO });
    story.call("DELETE", `/api/sessions/${ONE}`, 403, { error: "no" });
    const at = story.read(ONE, []);
    expect(charges(story)).toEqual([`history.turn.is-kept@${at}`]);
  });

  it("stays undecided where a summary was asked for in between", () => {
    const story = told("alpha turn 1", "beta turn 2");
    story.model("Summarize:\nUser: alpha turn 1\nAssistant: echo\nUser: beta turn 2\nAssistant: echo", "they talked");
    story.read(ONE, rows("beta turn 2"));
    expect(charges(story)).toEqual([]);
    expect(undecided(story, "history.turn.is-kept")).toContain("the server had the session summed up before the read");
  });
});

describe("rows of a history", () => {
  it("hold a turn twice where it was asked once", () => {
    const story = told("alpha turn 1");
    const at = story.read(ONE, rows("alpha turn 1", "alpha turn 1"));
    expect(charges(story)).toEqual([`history.turn.is-held-once@${at}`]);
  });

  it("hold an answer twice, which is no other text", () => {
    const [said, answer] = ["sp0001-c001-t1", "sp0001-c001-t1.1 amber"];
    const story = new Story();
    story.say(ONE, said, { response: answer });
    const at = story.read(ONE, [["User", said], ["Assistant", answer], ["Assistant", answer]]);
    expect(charges(story)).toEqual([`history.turn.is-held-once@${at}`]);
  });

  it("hold words twice that were said twice", () => {
    const story = told("alpha turn 1", "alpha turn 1");
    story.read(ONE, rows("alpha turn 1", "alpha turn 1"));
    expect(charges(story)).toEqual([]);
  });

  it("lack the second of two alike", () => {
    const story = told("alpha turn 1", "alpha turn 1");
    const at = story.read(ONE, rows("alpha turn 1"));
    expect(charges(story)).toEqual([`history.turn.is-kept@${at}`]);
  });

  it("stand in the order of the turns", () => {
    const story = told("alpha turn 1", "beta turn 2");
    const at = story.read(ONE, rows("beta turn 2", "alpha turn 1"));
    expect(charges(story)).toEqual([`history.rows.keep-the-order-of-turns@${at}`]);
  });

  it("may stand either way for turns that crossed on two connections", () => {
    const story = new Story();
    const ids = ["alpha turn 1", "beta turn 2"].map((message) => [story.ask("POST", `/api/agents/${AGENT}/sessions/${ONE}/message`, { message }), message] as const);
    for (const [id, message] of ids) story.answer(id, 200, { response: echo(message), input_tokens: 1, output_tokens: 1, iterations: 1 });
    story.read(ONE, rows("beta turn 2", "alpha turn 1"));
    expect(charges(story)).toEqual([]);
    expect(seen(story, "history.rows.keep-the-order-of-turns")).toBe(1);
  });

  it("stand in the order in which they were sent on one socket", () => {
    const story = new Story();
    const w = story.socket();
    for (const text of ["alpha turn 1", "beta turn 2"]) story.up(w, frame.message(text, ONE));
    for (const text of ["alpha turn 1", "beta turn 2"]) {
      story.model(text, echo(text));
      story.down(w, frame.delta(echo(text), ONE));
      story.down(w, frame.response(echo(text), ONE));
    }
    const at = story.read(ONE, rows("beta turn 2", "alpha turn 1"));
    expect(charges(story)).toEqual([`history.rows.keep-the-order-of-turns@${at}`]);
  });
});

describe("words in the history of another session", () => {
  it("landed there where their own session lacks them", () => {
    const story = told("alpha turn 1");
    const at = story.read(TWO, rows("alpha turn 1"));
    story.read(ONE, []);
    expect(charges(story)).toEqual([`routing.http-explicit.lands-in-its-session@${at}`]);
  });

  it("were copied there where their own session has them too", () => {
    const story = told("alpha turn 1");
    story.read(ONE, rows("alpha turn 1"));
    const at = story.read(TWO, rows("alpha turn 1"));
    expect(charges(story)).toEqual([`history.session.holds-only-its-own-turns@${at}`]);
  });

  it("are those of an unaddressed turn that left the active session", () => {
    const story = new Story();
    story.spawn();
    story.active();
    story.say(null, "alpha turn 1");
    const at = story.read(ONE, rows("alpha turn 1"));
    expect(charges(story)).toEqual([`routing.http-default.lands-in-the-active-session@${at}`]);
  });

  it("prove nothing where the session may have moved meanwhile", () => {
    const story = new Story();
    story.spawn();
    story.active();
    const moving = story.ask("POST", `/api/agents/${AGENT}/sessions/${ONE}/switch`);
    story.say(null, "alpha turn 1");
    story.answer(moving, 200, { status: "ok", message: "Session switched" });
    story.read(ONE, rows("alpha turn 1"));
    story.read(ACTIVE, []);
    expect(charges(story)).toEqual([]);
  });
});

describe("a deleted session", () => {
  const gone = (): Story => {
    const story = told("alpha turn 1");
    story.call("DELETE", `/api/sessions/${ONE}`, 200, { status: "deleted", session_id: ONE });
    return story;
  };

  it("stays away", () => {
    const story = gone();
    story.call("GET", `/api/sessions/${ONE}`, 404, { error: "Session not found" });
    story.call("GET", "/api/sessions", 200, { sessions: [] });
    expect(charges(story)).toEqual([]);
    expect(seen(story, "history.deleted-session.stays-deleted")).toBe(1);
  });

  it("is back in a read, or in a list", () => {
    const read = gone();
    expect([`history.deleted-session.stays-deleted@${read.read(ONE, rows("alpha turn 1"))}`]).toEqual(charges(read));
    const list = gone();
    const at = list.call("GET", "/api/sessions", 200, { sessions: [{ session_id: ONE, agent_id: AGENT, message_count: 2, created_at: "2026-11-23T21:32:58.643898263+00:00", label: null }] });
    expect(charges(list)).toEqual([`history.deleted-session.stays-deleted@${at}`]);
  });

  it("may be back once it was addressed again", () => {
    const story = gone();
    story.say(ONE, "gamma turn 3");
    story.read(ONE, rows("gamma turn 3"));
    expect(charges(story)).toEqual([]);
  });
});
