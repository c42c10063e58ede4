import { describe, expect, it } from "vitest";
import { validate } from "../../generated/validators.js";
import { Log, type NewEntry } from "../log/index.js";
import { checkLog } from "./check-log.js";

const session = "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f";
const down = (frame: Record<string, unknown>): NewEntry => ({ kind: "ws", id: "w1", dir: "down", data: JSON.stringify(frame) });

function recorded(...entries: NewEntry[]) {
  const log = new Log(() => 0);
  log.add({ kind: "meta", v: 1, server: "some server", version: "1.2" });
  log.add({ kind: "ws-open", id: "w1", url: "/api/agents/1192ce32-edc7-4223-bbf5-53f1796e6a1a/ws" });
  if (entries.length > 0) log.add(down({ type: "connected", agent_id: "1192ce32-edc7-4223-bbf5-53f1796e6a1a", session_id: session }));
  for (const entry of entries) log.add(entry);
  return checkLog(log.entries, { file: "traffic.jsonl", tool: "sessionproof 0.0.0" });
}

describe("a recording", () => {
  it("is judged requirement by requirement, with how often and where first", () => {
    const report = recorded(down({ type: "typing", state: "start", session_id: session }), down({ type: "typing", state: "stop" }), down({ type: "typing", state: "stop" }));
    expect(validate("Report", report)).toEqual([]);
    expect(report).toMatchObject({ mode: "check", exitCode: 1, cases: [], target: { file: "traffic.jsonl", name: "some server", version: "1.2" } });
    expect(report.requirements.find(({ id }) => id === "tags.typing.carries-a-session-id")).toMatchObject({
      outcome: "failed", count: 2, checked: 3, first: 5,
      findings: [{ at: 5, count: 2, again: "sessionproof check traffic.jsonl", exchanges: expect.arrayContaining([expect.objectContaining({ seq: 5 })]) }],
    });
  });

  it("passes what it shows to be right and says what it does not show", () => {
    const report = recorded(down({ type: "typing", state: "start", session_id: session }));
    expect(report.requirements.find(({ id }) => id === "tags.typing.carries-a-session-id")).toMatchObject({ outcome: "passed", checked: 1 });
    expect(report.requirements.find(({ id }) => id === "tags.canvas.carries-a-session-id")).toMatchObject({ outcome: "not-applicable", because: "nothing of this kind was recorded" });
    expect(report.exitCode).toBe(0);
  });

  it("that shows nothing is not green", () => {
    const report = recorded();
    expect(validate("Report", report)).toEqual([]);
    expect(report).toMatchObject({ exitCode: 2, counts: { findings: 0 } });
  });

  it("lists its requirements in the order of their ids", () => {
    const ids = recorded().requirements.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
  });
});
