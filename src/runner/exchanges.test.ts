import { describe, expect, it } from "vitest";
import type { Entry } from "../log/index.js";
import { clip, shownLog, sliceOf } from "./exchanges.js";

const entries: readonly Entry[] = [
  { seq: 10, at: 1, kind: "request", id: "r1", method: "GET", url: "/api/x?token=abcdef&y=1", headers: { authorization: "Bearer secret-key", "x-other": "secret-key" } },
  { seq: 12, at: 2, kind: "request", id: "r2", method: "GET", url: "/", headers: {} },
  { seq: 15, at: 3, kind: "response", id: "r1", status: 200, headers: { "set-cookie": "a=b" }, body: "x".repeat(5_000) },
];

describe("a slice of the log", () => {
  it("shows an answer with its request, in the order of the log, and nothing else", () => {
    expect(sliceOf([15], entries, undefined).map(({ seq }) => seq)).toEqual([10, 15]);
  });

  it("passes over lines that a recording does not have", () => {
    expect(sliceOf([11, 12], entries, undefined).map(({ seq }) => seq)).toEqual([12]);
  });

  it("hides credentials wherever they stand", () => {
    const text = JSON.stringify(sliceOf([15], entries, "secret-key"));
    expect(text).not.toMatch(/secret-key|abcdef|a=b/);
    expect(text).toContain("Bearer ‹hidden›");
    expect(text).toContain("token=‹hidden›&y=1");
  });

  it("cuts long bodies and says how long they were", () => {
    expect(sliceOf([15], entries, undefined)[1]).toMatchObject({ body: `${"x".repeat(4_096)}… (5000 characters)` });
    expect(clip("short")).toBe("short");
  });
});

describe("the whole log", () => {
  it("is shown uncut, with no secret in it", () => {
    const log = shownLog(entries, "secret-key");
    expect(log.map(({ seq }) => seq)).toEqual([10, 12, 15]);
    expect(log[2]).toMatchObject({ body: "x".repeat(5_000), headers: { "set-cookie": "‹hidden›" } });
    expect(JSON.stringify(log)).not.toMatch(/secret-key|abcdef/);
  });
});
