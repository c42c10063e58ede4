import { describe, expect, it } from "vitest";
import { AGENT, frame, ONE, Story } from "./testing/story.test-support.js";
import { charges, seen, undecided } from "./testing/verdict.test-support.js";

describe("frames", () => {
  it("fit their schema", () => {
    const story = new Story();
    const w = story.socket();
    story.up(w, frame.message("alpha turn 1", ONE));
    story.down(w, frame.phase("streaming", ONE));
    story.down(w, frame.response("", ONE));
    expect(charges(story)).toEqual([]);
    expect(seen(story, "frames.phase.has-its-documented-shape")).toBe(1);
  });

  it("are one finding however many faults one has", () => {
    const story = new Story();
    const w = story.socket();
    story.up(w, frame.message("alpha turn 1", ONE));
    const at = story.down(w, { type: "phase", phase: 7, session_id: ONE });
    expect(charges(story)).toEqual([`frames.phase.has-its-documented-shape@${at}`]);
  });

  it("of unknown types, and frames that are no objects, are told as such", () => {
    const story = new Story();
    const w = story.socket();
    const unknown = story.down(w, { type: "thinking", session_id: ONE });
    const bare = story.down(w, "hello");
    expect(charges(story)).toEqual([`frames.any.is-a-documented-type@${unknown}`, `socket.frames.are-json-objects@${bare}`]);
  });
});

describe("answers", () => {
  it("have the status, content type and body of their operation", () => {
    const story = new Story();
    story.call("GET", "/api/health", 200, { status: "ok", version: "1" });
    expect(charges(story)).toEqual([]);
    expect(seen(story, "http.get-health.answers-as-documented")).toBe(1);
  });

  it.each([
    ["another success", 202, { status: "ok", version: "1" }, { "content-type": "application/json" }],
    ["another content type", 200, { status: "ok", version: "1" }, { "content-type": "text/html" }],
    ["a body without a member", 200, { status: "ok" }, { "content-type": "application/json" }],
    ["a body that is no JSON", 200, "ok", { "content-type": "application/json" }],
  ])("are wrong by %s", (_, status, body, headers) => {
    const story = new Story();
    const at = story.answer(story.ask("GET", "/api/health"), status, body, headers);
    expect(charges(story)).toEqual([`http.get-health.answers-as-documented@${at}`]);
  });

  it("are found under the prefix of a target", () => {
    const story = new Story();
    story.call("GET", "/agents-v2/api/health?verbose=1", 200, { status: "ok", version: "1" });
    expect(seen(story, "http.get-health.answers-as-documented")).toBe(1);
  });

  it("that the recorder cut are undecided", () => {
    const story = new Story();
    story.answer(story.ask("GET", "/api/health"), 200, '{"status":"ok","version":"1111… (9000 bytes)');
    expect(charges(story)).toEqual([]);
    expect(undecided(story, "http.get-health.answers-as-documented")).toEqual(["the recorder cut the body"]);
  });
});

describe("error answers", () => {
  it("have the one body, refused upgrades too", () => {
    const story = new Story();
    story.call("GET", `/api/sessions/${ONE}`, 404, { error: "Session not found" });
    story.add("ws-refused", { id: "w1", url: `/api/agents/${AGENT}/ws`, status: 404, headers: { "Content-Type": "application/json; charset=utf-8" }, body: '{"error":"Agent not found"}' });
    expect(charges(story)).toEqual([]);
    expect(seen(story, "errors.body.is-as-documented")).toBe(2);
  });

  it("are wrong as text, empty, or without `error`", () => {
    const story = new Story();
    const text = story.answer(story.ask("GET", `/api/sessions/${ONE}`), 404, "no", { "content-type": "text/plain" });
    const other = story.call("GET", `/api/sessions/${ONE}`, 404, { message: "no" });
    const upgrade = story.add("ws-refused", { id: "w1", url: `/api/agents/${AGENT}/ws`, status: 404, headers: {}, body: "" });
    expect(charges(story)).toEqual([text, other, upgrade].map((at) => `errors.body.is-as-documented@${at}`));
  });

  it("have a status that their operation lists", () => {
    const story = new Story();
    const at = story.call("GET", `/api/sessions/${ONE}`, 500, { error: "Internal error" });
    expect(charges(story)).toEqual([`errors.status.is-documented@${at}`]);
  });

  it("may have any status for a turn that failed in the model", () => {
    const story = new Story();
    const id = story.ask("POST", `/api/agents/${AGENT}/sessions/${ONE}/message`, { message: "alpha turn 1" });
    story.model("alpha turn 1", { status: 400 });
    story.answer(id, 500, { error: "the model failed" });
    expect(charges(story)).toEqual([]);
  });
});

describe("streams", () => {
  const streamWith = (...raw: readonly string[]): Story => {
    const story = new Story();
    const id = story.ask("POST", `/api/agents/${AGENT}/sessions/${ONE}/message/stream`, { message: "alpha turn 1" });
    story.stream(id);
    for (const one of raw) story.add("sse", { id, raw: one });
    story.event(id, "done", { done: true, usage: { input_tokens: 1, output_tokens: 1 } });
    story.add("response-end", { id });
    return story;
  };

  it("may hold comments, either line end, and data of several lines", () => {
    const story = streamWith(": skip", 'event: chunk\r\ndata: {"content":"hi",\r\ndata: "done":false}');
    expect(charges(story)).toEqual([]);
    expect(seen(story, "stream.chunk.has-its-documented-shape")).toBe(1);
    expect(seen(story, "stream.grammar.is-well-formed")).toBe(1);
  });

  it.each([
    ["an event without data", "event: chunk"],
    ["a field that no parser knows", 'event: chunk\ntext: x\ndata: {"content":"hi","done":false}'],
    ["bytes that are no UTF-8", 'event: chunk\ndata: {"content":"h\uFFFD","done":false}'],
  ])("break the grammar by %s", (_, raw) => {
    expect(charges(streamWith(raw))).toEqual(["stream.grammar.is-well-formed@3"]);
  });

  it("hold events of documented types and shapes", () => {
    expect(charges(streamWith('event: thought\ndata: {"content":"hm"}'))).toEqual(["stream.any.is-a-documented-event@3"]);
    expect(charges(streamWith('event: chunk\ndata: {"content":7,"done":false}'))).toEqual(["stream.chunk.has-its-documented-shape@3"]);
    expect(charges(streamWith("event: chunk\ndata: hello"))).toEqual(["stream.chunk.has-its-documented-shape@3"]);
  });
});
