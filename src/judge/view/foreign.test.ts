import { describe, expect, it } from "vitest";
import type { Entry } from "../../log/index.js";
import { foreignIn } from "./foreign.js";

const read = { kind: "read", id: "w1", of: 5, agent: "a", session: "s", found: true, rows: [], seq: 6, at: 6 } as const satisfies Entry;
const removed = { kind: "removed", id: "w1", of: 8, agent: "a", session: "s", done: true, seq: 9, at: 9 } as const satisfies Entry;

describe("what a binding read or deleted", () => {
  it("over a socket was asked for where the binding says", () => {
    const foreign = foreignIn([{ ...read, asked: 3 }, { ...removed, asked: 7 }]);
    expect(foreign?.reads[0]).toMatchObject({ askedAt: 3, at: 5 });
    expect(foreign?.removals[0]).toMatchObject({ from: 7, to: 8 });
  });

  it("over HTTP was asked for by the request of its exchange", () => {
    const request = { kind: "request", id: "w1", method: "GET", url: "/", headers: {}, seq: 2, at: 2 } as const satisfies Entry;
    expect(foreignIn([request, read])?.reads[0]).toMatchObject({ askedAt: 2, at: 5 });
  });

  it("was asked for no later than it was answered, where nothing tells more", () => {
    expect(foreignIn([read])?.reads[0]?.askedAt).toBe(5);
  });
});
