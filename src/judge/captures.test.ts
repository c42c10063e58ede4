import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ledger } from "../../generated/ledger.js";
import { judge } from "./judge.js";
import { parseLog } from "./parse-log.js";
import { summarise } from "./summarise.js";

/** What each recording shows, read line by line by hand: docs/captures.md says what stands in each line. */
const FOUND: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  "openfang-pr943": {
    "cancel.answer.names-the-session": [463],
    "cancel.sse-turn.is-stopped": [464],
    "context.system.holds-only-its-own-session": [373],
    "errors.body.is-as-documented": [55, 57, 367],
    "errors.status.is-documented": [426],
    "failure.sse.is-told": [148],
    "failure.users-row.stays": [154],
    "history.deleted-session.stays-deleted": [451],
    "history.turn.is-kept": [410, 410],
    "ids.ws-unusable.is-refused": [223],
    "order.sse-turns.do-not-overlap": [384, 386],
    "ownership.http.foreign-session-is-refused": [65],
    "ownership.ws.foreign-session-is-refused": [318],
    "reset.answer.names-the-new-session": [466],
    "silent.ws.ends-with-silent-complete": [295],
    "simultaneity.ping.is-answered-during-a-turn": [209],
    "simultaneity.recorded.quick-is-not-held-by-slow": [203, 416],
    "socket.broken-json.is-told-and-the-socket-stays-open": [243],
    "socket.close.is-answered": [170, 184, 211, 225, 249, 271, 284, 297, 306, 320, 351, 352],
    "tags.agents-updated.carries-a-session-id": [157, 173, 187, 214, 228, 252, 274, 287, 300, 309, 323, 326, 355],
    "tags.command-result.carries-a-session-id": [245, 246],
    "tags.connected.carries-a-session-id": [156, 172, 186, 213, 227, 251, 273, 286, 299, 308, 322, 325, 354],
    "tags.error.carries-a-session-id": [244, 247, 282, 303],
    "tags.http-answer.names-the-session-when-none-was-named": [37],
    "tags.pong.carries-a-session-id": [209, 235, 304],
    "tags.sse-events.name-the-session-when-none-was-named": [86],
    "turns.sse.ends-after-its-terminal": [80, 91, 111, 139, 141, 401, 405, 407, 448],
    "turns.sse.has-exactly-one-terminal": [110, 148, 464],
    "turns.ws.has-exactly-one-terminal": [282],
  },
  "openfang-pr943-memory": {
    "context.system.holds-only-its-own-session": [9, 15, 19, 95],
    "context.turn.holds-only-its-own-session": [95],
    "tags.http-answer.names-the-session-when-none-was-named": [27, 31, 35, 39, 43, 47, 51, 55, 59, 63, 67, 71, 75, 79, 83, 87, 93],
  },
};

const UNDECIDED: Readonly<Record<string, readonly string[]>> = {
  "openfang-pr943": [
    "failure.ws.is-told 281: its client was told of both a success and a failure",
    "history.turn.is-kept 68: 13 turns were told a success, and their sessions were not read afterwards while they were sure to be kept",
  ],
  "openfang-pr943-memory": ["history.turn.is-kept 4: 22 turns were told a success, and their sessions were not read afterwards while they were sure to be kept"],
};

function recording(name: string): ReturnType<typeof parseLog> {
  return parseLog(readFileSync(new URL(`../../test/captures/${name}.jsonl`, import.meta.url), "utf8"));
}

describe.each(Object.keys(FOUND))("the recording %s", (name) => {
  const { entries, problems } = recording(name);
  const judgement = judge(entries);

  it("is read whole", () => {
    expect(problems).toEqual([]);
    expect(entries).toHaveLength(name === "openfang-pr943" ? 468 : 175);
  });

  it("shows what was found in it by hand, at those lines, and nothing else", () => {
    const found: Record<string, number[]> = {};
    for (const { requirement, at } of judgement.findings) (found[requirement] ??= []).push(at);
    expect(found).toEqual(FOUND[name]);
  });

  it("leaves undecided what it cannot tell", () => {
    expect(judgement.undecided.map(({ requirement, at, why }) => `${requirement} ${at}: ${why}`).sort()).toEqual(UNDECIDED[name]);
  });

  it("names lines that exist as evidence, in order, the place itself among them", () => {
    for (const { evidence, at } of judgement.findings) {
      expect(evidence).toContain(at);
      expect([...evidence].sort((a, b) => a - b)).toEqual(evidence);
      expect(evidence.every((seq) => entries.some((entry) => entry.seq === seq))).toBe(true);
    }
  });
});

describe("what the first recording shows in passing", () => {
  const lines = new Map(summarise(judge(recording("openfang-pr943").entries), ledger).map((line) => [line.requirement as string, line]));

  it.each([
    ["context.turn.holds-only-its-own-session", 31],
    ["history.session.holds-only-its-own-turns", 10],
    ["history.turn.is-held-once", 12],
    ["routing.http-default.lands-in-the-active-session", 1],
    ["routing.ws-explicit.lands-in-its-session", 3],
    ["text.sse.deltas-are-the-history-text", 3],
    ["text.ws.deltas-are-the-final-text", 8],
    ["frames.any.is-a-documented-type", 122],
    ["disconnect.ws-turn.runs-on", 1],
  ])("%s holds in %i places", (requirement, places) => {
    expect(lines.get(requirement)).toMatchObject({ outcome: "passed", seen: places, count: 0 });
  });

  it("has no place for what was not played", () => {
    expect(lines.get("tags.silent-complete.carries-a-session-id")).toMatchObject({ outcome: "not-applicable", seen: 0 });
  });
});
