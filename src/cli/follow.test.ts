import { expect, it } from "vitest";
import { Log } from "../log/index.js";
import { followLog } from "./follow.js";
import { FakeIo } from "./io.test-support.js";
import { progressTeller } from "./progress.js";

function followed(io: FakeIo): string[] {
  let now = 0;
  const log = new Log(() => now);
  const teller = progressTeller(io, false);
  const stop = followLog(log, teller, io);
  now = 1_234;
  log.add({ kind: "request", id: "r1", method: "GET", url: "/api/agents", headers: {}, case: "routing.http.is-kept/once" });
  log.add({ kind: "note", text: "about the suite itself" });
  log.add({ kind: "ws", id: "w1", dir: "down", data: `{"type":"text_delta","content":"\u001b[2J${"long ".repeat(200)}"}` });
  stop();
  log.add({ kind: "ws", id: "w1", dir: "down", data: "after the end" });
  teller.end();
  return io.err.split("\n");
}

it("tells each exchange as it happens, made harmless, in one line of a file", () => {
  const [first, second, ...more] = followed(new FakeIo());
  expect(first).toBe("   1.234s r1 → GET /api/agents  · routing.http.is-kept/once");
  expect(second).toMatch(/^ {3}1\.234s w1 ← \{"type":"text_delta","content":"\\x1b\[2Jlong /);
  expect(second!.length).toBeLessThanOrEqual(240);
  expect(more).toEqual([""]);
});

it("keeps within a narrow terminal", () => {
  const lines = followed(new FakeIo({ isTerminal: true, columns: 40 }));
  expect(lines.slice(0, 2).every((line) => line.length <= 39)).toBe(true);
});
