import { describe, expect, it } from "vitest";
import { always, conformanceCase } from "./case.js";
import { choose } from "./choose.js";

const run = () => Promise.resolve();
const readable = conformanceCase({ proves: "doors.history.is-readable", situation: "after-one-turn", title: "it is", brokenBy: [], run });
const typing = always("tags.typing.carries-a-session-id", []);
const phase = always("tags.phase.carries-a-session-id", []);
const all = [readable, typing, phase];

describe("choosing cases", () => {
  it("keeps all of them, in order, without patterns", () => {
    expect(choose(all, [], [])).toEqual(all);
  });

  it("takes a case id, a requirement id, an area and a beginning of whole segments", () => {
    expect(choose(all, ["doors.history.is-readable/after-one-turn"], [])).toEqual([readable]);
    expect(choose(all, ["doors.history.is-readable"], [])).toEqual([readable]);
    expect(choose(all, ["tags"], [])).toEqual([typing, phase]);
    expect(choose(all, ["tags.phase"], [])).toEqual([phase]);
  });

  it("takes a star for any characters", () => {
    expect(choose(all, ["*.carries-a-session-id"], [])).toEqual([typing, phase]);
    expect(choose(all, ["*/always"], ["tags.t*"])).toEqual([phase]);
  });

  it("refuses a pattern that fits nothing, half a segment included, and says what is near it", () => {
    expect(() => choose(all, ["tags.typ"], [])).toThrow(expect.objectContaining({ name: "ToolError", code: "no-such-case", hint: expect.stringContaining(typing.id) }));
    expect(() => choose(all, [], ["nowhere"])).toThrow(expect.objectContaining({ code: "no-such-case", hint: expect.stringContaining("doors, tags") }));
  });

  it("refuses to leave nothing", () => {
    expect(() => choose(all, ["tags"], ["tags"])).toThrow(expect.objectContaining({ code: "nothing-chosen" }));
  });
});
