import { describe, expect, it } from "vitest";
import type { Report } from "../../generated/report.js";
import { validate } from "../../generated/validators.js";
import { cli, FakeIo } from "./io.test-support.js";

const CAPTURE = "test/captures/openfang-pr943.jsonl";

/** A socket whose one frame has no tag. */
const UNTAGGED = [
  { kind: "meta", v: 1, server: "little", at: 0 },
  { kind: "ws-open", id: "w1", url: "/api/agents/aaaaaaaa-0000-4000-8000-000000000001/ws", at: 1 },
  { kind: "ws", id: "w1", dir: "down", data: '{"type":"connected","agent_id":"aaaaaaaa-0000-4000-8000-000000000001"}', at: 2 },
].map((entry) => JSON.stringify(entry));

describe("check", () => {
  it("judges a recording: the same letters, a line per requirement, and what it could not decide", async () => {
    const { code, out, err } = await cli(["check", CAPTURE]);
    expect(err).toBe("");
    expect(code).toBe(1);
    expect(out).toMatch(/^FAILED {2}\d+ requirements broken/);
    expect(out).toMatch(/\n {2}✗ tags\.connected\.carries-a-session-id +broken 13 of 13, first at line 156\n/);
    expect(out).toMatch(/\n {2}\d+ undecided: /);
    expect(out).toMatch(/\n✗ tags\.connected\.carries-a-session-id \(MUST\)\n {2}sentence {2}/);
    expect(out).toContain(`\n  again     sessionproof check ${CAPTURE}\n`);
  });

  it("reads standard input, and gives the report that run gives", async () => {
    const { code, out } = await cli(["check", "-", "--report", "json"], new FakeIo({ stdin: `${UNTAGGED.join("\n")}\n` }));
    const report = JSON.parse(out) as Report;
    expect(validate("Report", report)).toEqual([]);
    expect(report).toMatchObject({ mode: "check", target: { file: "standard input", name: "little" }, exitCode: 1 });
    expect(report.requirements.find((one) => one.id === "tags.connected.carries-a-session-id")).toMatchObject({ outcome: "failed", first: 3, count: 1 });
    expect(code).toBe(1);
  });

  it("leaves out lines that are no entries, and says which", async () => {
    const { code, err } = await cli(["check", "-"], new FakeIo({ stdin: [UNTAGGED[0], "nonsense", '{"kind":"odd"}', ...UNTAGGED.slice(1)].join("\n") }));
    expect(err).toBe('standard input, line 2: is no JSON; left out.\nstandard input, line 3: has an unknown kind "odd"; left out.\n');
    expect(code).toBe(1);
  });

  it("reads what a browser exported, and says what its lines are", async () => {
    const socket = { startedDateTime: "2026-01-02T03:04:05.000Z", time: 9, request: { method: "GET", url: "wss://x.example/api/agents/aaaaaaaa-0000-4000-8000-000000000001/ws" }, response: { status: 101 }, _webSocketMessages: [{ type: "receive", time: 1_767_323_045.1, opcode: 1, data: '{"type":"connected","agent_id":"aaaaaaaa-0000-4000-8000-000000000001"}' }] };
    const { code, out, err } = await cli(["check", "-", "--report", "json"], new FakeIo({ stdin: JSON.stringify({ log: { version: "1.2", creator: { name: "WebInspector", version: "1" }, entries: [socket] } }) }));
    expect(err).toBe("standard input has 3 events; a line below is an event's place in the order of time, and its line in what --report jsonl=FILE writes.\n");
    expect((JSON.parse(out) as Report).requirements.find((one) => one.id === "tags.connected.carries-a-session-id")).toMatchObject({ outcome: "failed", first: 3, count: 1 });
    expect(code).toBe(1);
  });

  it("cannot go on without a file or an entry", async () => {
    expect(await cli(["check", "no-such-file.jsonl"])).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^sessionproof: The recording no-such-file\.jsonl cannot be read: .*\n {2}check takes the path/) as unknown });
    expect(await cli(["check", "-"])).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^sessionproof: There is no entry in standard input\.\n/) as unknown });
  });
});
