import { describe, expect, it } from "vitest";
import { ACTIVE, frame, ONE, Story, TWO } from "./testing/story.test-support.js";
import { charges, undecided } from "./testing/verdict.test-support.js";

describe("frames that name the active session", () => {
  const opened = (...reads: readonly string[]): Story => {
    const story = new Story();
    for (const session of reads) story.active(session);
    story.down(story.socket("none"), { type: "connected", agent_id: "", session_id: ONE });
    return story;
  };

  it("are charged where it is known", () => {
    expect(charges(opened(ACTIVE, ACTIVE))).toContain("tags.connected.names-the-active-session@6");
  });

  it("are left undecided where it is seen to move by itself", () => {
    const story = opened(TWO, ACTIVE);
    expect(charges(story)).not.toContain("tags.connected.names-the-active-session@6");
    expect(undecided(story, "tags.connected.names-the-active-session")).toEqual(["the active session is seen to move by itself"]);
  });
});

describe("tags of turns", () => {
  const astray = (): Story => {
    const story = new Story();
    story.say(ONE, "alpha turn 1", { session_id: ACTIVE });
    story.say(TWO, "beta turn 2", { session_id: ACTIVE });
    return story;
  };

  it("are charged where nothing is seen to go astray", () => {
    expect(charges(astray())).toEqual(["tags.answer.names-its-own-session@4", "tags.answer.names-its-own-session@8"]);
  });

  it("are left undecided where this door sends messages to the session they name", () => {
    const story = astray();
    story.say(null, "gamma turn 3");
    const at = story.read(ACTIVE, [["User", "alpha turn 1"]]);
    expect(charges(story)).toContain(`routing.http-explicit.lands-in-its-session@${at}`);
    expect(charges(story).filter((charge) => charge.startsWith("tags."))).toEqual([]);
  });

  it("are charged where a read shows the turn at home", () => {
    const story = astray();
    story.read(ACTIVE, [["User", "alpha turn 1"]]);
    story.read(TWO, [["User", "beta turn 2"]]);
    expect(charges(story)).toContain("tags.answer.names-its-own-session@8");
  });
});

describe("errors about what belongs to no session of the agent", () => {
  const answered = (sent: unknown, tag: string): Story => {
    const story = new Story();
    story.active();
    const w = story.socket();
    story.up(w, sent);
    story.down(w, { type: "error", content: "no", session_id: tag });
    return story;
  };

  it("are charged to the row about unusable ids", () => {
    expect(charges(answered(frame.message("hello there 1", "junk"), TWO))).toContain("tags.unusable-id.is-answered-with-the-active-session@6");
  });

  it("are charged to the row about unreadable frames", () => {
    expect(charges(answered({ type: "dance" }, TWO))).toContain("tags.unreadable-frame.is-answered-with-the-active-session@6");
  });
});
