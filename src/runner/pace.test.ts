import { describe, expect, it } from "vitest";
import { TargetPace } from "./pace.js";

describe("the pace of a target", () => {
  it("leaves the deadlines of a quick one as they are", () => {
    const pace = new TargetPace(1);
    expect(pace.deadline(2_000)).toBe(2_000);
    pace.saw(8);
    expect(pace.deadline(2_000)).toBe(2_000);
  });

  it("stretches the deadlines of a slow one by its slowest turn", () => {
    const pace = new TargetPace(1);
    pace.saw(1_000);
    pace.saw(10);
    expect(pace.deadline(2_000)).toBe(8_000);
  });

  it("forgets how slow a target once was", () => {
    const pace = new TargetPace(1);
    pace.saw(1_000);
    for (let i = 0; i < 32; i += 1) pace.saw(10);
    expect(pace.deadline(2_000)).toBe(2_000);
  });

  it("does not follow a target that has stopped to move", () => {
    const pace = new TargetPace(1);
    pace.saw(3_600_000);
    expect(pace.deadline(1_000)).toBe(60_000);
  });

  it("multiplies by the time scale, and for a second look by its patience", () => {
    const pace = new TargetPace(0.5);
    expect(pace.deadline(2_000)).toBe(1_000);
    expect(pace.patient(4).deadline(2_000)).toBe(4_000);
  });

  it("never goes below what the profile declares", () => {
    expect(new TargetPace(1, 3).deadline(1_000)).toBe(3_000);
    expect(new TargetPace(1, 0).deadline(1_000)).toBe(1_000);
  });
});
