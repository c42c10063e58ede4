import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { harProblems } from "../../test/schemas/schemas.js";
import { isHar, parseHar, parseLog } from "../judge/index.js";
import type { Entry } from "../log/index.js";
import { checkLog } from "../runner/index.js";
import { har } from "./har.js";
import { jsonl } from "./jsonl.js";
import type { LogEntry } from "./index.js";
import { PLAIN, sampleReport } from "./testing.test-support.js";

const CAPTURE = readFileSync("test/captures/openfang-pr943.jsonl", "utf8");
const { entries } = parseLog(CAPTURE);
const shown = entries as unknown as readonly LogEntry[];

/** What HAR can hold: the client's traffic, without clocks and places. */
function traffic(list: readonly Entry[]): unknown[] {
  const perExchange = new Map<string, unknown[]>();
  for (const { seq: _seq, at: _at, ...entry } of list) {
    if (entry.kind === "meta" || entry.kind === "model" || entry.kind === "model-answer" || !("id" in entry) || typeof entry.id !== "string") continue;
    const { id, ...rest } = entry as typeof entry & { id: string };
    perExchange.set(id, [...(perExchange.get(id) ?? []), rest.kind === "response" || rest.kind === "ws-refused" ? { ...rest, body: ("body" in rest ? rest.body : undefined) ?? "" } : rest]);
  }
  return [...perExchange.values()];
}

describe("the HAR report", () => {
  it("holds the client's traffic whole: read back, it is what was seen", () => {
    const text = har(sampleReport(), PLAIN, shown);
    expect(isHar(text)).toBe(true);
    expect(isHar(CAPTURE)).toBe(false);
    const back = parseHar(text);
    expect(back.problems).toEqual([]);
    expect(traffic(back.entries)).toEqual(traffic(entries));
  });

  it("keeps to addresses also where what was sent is none, and still tells what was sent", () => {
    const url = "/api/sessions/{x} 100% \\ é|^[]?a=ü";
    const [request, ...more] = parseHar(har(sampleReport(), PLAIN, [{ seq: 1, at: 0, kind: "request", id: "r1", method: "GET", url, headers: {} }])).entries.slice(1);
    expect(request).toMatchObject({ kind: "request", url });
    expect(more).toMatchObject([{ kind: "response-error" }]);
    expect(harProblems(har(sampleReport(), PLAIN, [{ seq: 1, at: 0, kind: "request", id: "r1", method: "GET", url, headers: {} }]))).toEqual([]);
  });

  it("is judged as the recording is, but for what only model calls and the spacing of events tell", () => {
    const text = har(sampleReport(), PLAIN, shown);
    const failed = (list: readonly Entry[]): string[] => checkLog(list, { file: "x" }).requirements.filter(({ outcome }) => outcome === "failed").map(({ id }) => id);
    const fromHar = failed(parseHar(text).entries);
    expect(failed(entries)).toEqual(expect.arrayContaining(fromHar));
    expect(fromHar.filter((id) => id.startsWith("tags."))).toEqual(failed(entries).filter((id) => id.startsWith("tags.")));
  });
});

describe("the JSONL report", () => {
  it("is the log that check reads", () => {
    expect(parseLog(jsonl(sampleReport(), PLAIN, shown)).entries).toEqual(entries);
  });
});
