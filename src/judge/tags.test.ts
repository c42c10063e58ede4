import { describe, expect, it } from "vitest";
import { ACTIVE, AGENT, echo, frame, ONE, Story, TWO } from "./testing/story.test-support.js";
import { charges, seen, undecided } from "./testing/verdict.test-support.js";

/** A socket with two turns at once, each in its session. */
function twoTurns(tagOfDelta = ONE, tagOfTyping = TWO): Story {
  const story = new Story();
  story.spawn();
  story.active();
  const w = story.socket();
  story.up(w, frame.message("first turn 1", ONE));
  story.up(w, frame.message("second turn 2", TWO));
  story.model("first turn 1", echo("first turn 1"));
  story.model("second turn 2", echo("second turn 2"));
  story.down(w, frame.delta("echo first turn 1 end", tagOfDelta));
  story.down(w, frame.typing("start", tagOfTyping));
  story.down(w, frame.delta("echo second turn 2 end", TWO));
  story.down(w, frame.response("echo first turn 1 end", ONE));
  story.down(w, frame.response("echo second turn 2 end", TWO));
  return story;
}

describe("tags of frames", () => {
  it("are right where each frame names the session of its words", () => {
    const story = twoTurns();
    expect(charges(story)).toEqual([]);
    expect(seen(story, "tags.text-delta.names-its-own-session")).toBe(2);
    expect(seen(story, "tags.typing.names-its-own-session")).toBe(1);
    expect(seen(story, "tags.connected.names-the-active-session")).toBe(1);
  });

  it("are wrong where words of one session bear the tag of another", () => {
    expect(charges(twoTurns(TWO))).toEqual(["tags.text-delta.names-its-own-session@13"]);
  });

  it("of a frame without words that fits neither turn stay undecided", () => {
    const story = twoTurns(ONE, ACTIVE);
    expect(charges(story)).toEqual([]);
    expect(undecided(story, "tags.typing.names-its-own-session")).toEqual(["its tag fits none of the turns that are running"]);
  });

  it("of a frame without words are wrong where one turn runs and they name another session", () => {
    const story = new Story();
    const w = story.socket();
    story.up(w, frame.message("only turn 1", ONE));
    story.down(w, frame.typing("start", TWO));
    story.down(w, frame.response("", ONE));
    expect(charges(story)).toEqual(["tags.typing.names-its-own-session@4"]);
  });

  it("are charged once as missing, and not as a fault of shape", () => {
    const story = new Story();
    story.active();
    const w = story.socket("none");
    story.down(w, { type: "connected", agent_id: AGENT });
    expect(charges(story)).toEqual(["tags.connected.carries-a-session-id@4"]);
    expect(seen(story, "frames.connected.has-its-documented-shape")).toBe(1);
  });

  it("in upper case are no tag as documented, but are compared all the same", () => {
    const story = new Story();
    const w = story.socket();
    story.up(w, frame.message("only turn 1", ONE));
    story.down(w, frame.response("", "ABCDEF00-0000-4000-8000-000000000001"));
    expect(charges(story)).toEqual(["tags.response.carries-a-session-id@4", "tags.response.names-its-own-session@4"]);
  });

  it("of a pong name the active session", () => {
    const right = pong(ACTIVE);
    expect(charges(right)).toEqual([]);
    expect(seen(right, "tags.pong.names-the-active-session")).toBe(1);
    expect(charges(pong(ONE))).toEqual(["tags.pong.names-the-active-session@6"]);
  });

  it("of a pong are undecided while the active session is being moved", () => {
    const story = new Story();
    story.active();
    const w = story.socket();
    const moving = story.ask("POST", `/api/agents/${AGENT}/sessions/${ONE}/switch`);
    story.up(w, { type: "ping" });
    story.down(w, { type: "pong", session_id: ONE });
    story.answer(moving, 200, { status: "ok", message: "Session switched" });
    expect(charges(story)).toEqual([]);
    expect(undecided(story, "tags.pong.names-the-active-session")).toHaveLength(1);
  });

  it("of an error about a message name the session that the message named", () => {
    const refused = (tag: string): Story => {
      const story = new Story();
      story.active();
      const w = story.socket();
      story.up(w, frame.message("  ", ONE));
      story.down(w, frame.error("Missing or empty content", tag));
      return story;
    };
    expect(charges(refused(ONE))).toEqual([]);
    expect(charges(refused(TWO))).toEqual(["tags.error.names-its-own-session@6"]);
  });

  it("of an error about a message with an unusable id name the active session", () => {
    const refused = (tag: string): Story => {
      const story = new Story();
      story.active();
      const w = story.socket();
      story.up(w, frame.message("to nowhere 1", "not-a-uuid"));
      story.down(w, frame.error("Invalid session ID", tag));
      return story;
    };
    expect(charges(refused(ACTIVE))).toEqual([]);
    expect(charges(refused(TWO))).toEqual(["tags.unusable-id.is-answered-with-the-active-session@6"]);
  });

  it("of an error about a frame that cannot be read name the active session", () => {
    const refused = (tag: string): Story => {
      const story = new Story();
      story.active();
      const w = story.socket();
      story.up(w, { type: "zzz" });
      story.down(w, frame.error("Unknown message type: zzz", tag));
      return story;
    };
    expect(charges(refused(ACTIVE))).toEqual([]);
    expect(charges(refused(TWO))).toEqual(["tags.unreadable-frame.is-answered-with-the-active-session@6"]);
  });

  it("of a command result name the session of the command", () => {
    const command = (tag: string): Story => {
      const story = new Story();
      const w = story.socket();
      story.up(w, { type: "command", command: "usage", session_id: ONE });
      story.down(w, { type: "command_result", command: "usage", message: "ok", session_id: tag });
      return story;
    };
    expect(charges(command(ONE))).toEqual([]);
    expect(charges(command(TWO))).toEqual(["tags.command-result.names-its-own-session@4"]);
  });
});

function pong(tag: string): Story {
  const story = new Story();
  story.active();
  const w = story.socket();
  story.up(w, { type: "ping" });
  story.down(w, { type: "pong", session_id: tag });
  return story;
}

describe("sessions named in answers and streams", () => {
  it("are those of the turn, or none", () => {
    const story = new Story();
    story.active();
    story.say(ONE, "named one 1");
    story.say(null, "named none 2");
    expect(charges(story)).toEqual([]);
    expect(seen(story, "tags.answer.names-its-own-session")).toBe(1);
  });

  it("are wrong where they are another's", () => {
    const story = new Story();
    const at = story.say(ONE, "named one 1", { session_id: TWO });
    const id = story.ask("POST", `/api/agents/${AGENT}/sessions/${ONE}/message/stream`, { message: "streamed 2" });
    story.stream(id);
    const event = story.event(id, "done", { done: true, usage: { input_tokens: 1, output_tokens: 1 }, session_id: TWO });
    story.add("response-end", { id });
    expect(charges(story)).toEqual([`tags.answer.names-its-own-session@${at}`, `tags.stream.names-its-own-session@${event}`]);
  });
});
