import { describe, expect, it } from "vitest";
import type { Entry } from "../../log/index.js";
import { Lanes } from "./lanes.js";

const AGENT = "aaaaaaaa-0000-4000-8000-000000000001";
const A = "aaaaaaaa-1111-4111-8111-111111111111";
const B = "bbbbbbbb-2222-4222-8222-222222222222";

type Draft = { readonly kind: Entry["kind"] } & Readonly<Record<string, unknown>>;

function placed(drafts: readonly Draft[]): { readonly lanes: Lanes; readonly entries: readonly Entry[]; readonly of: (index: number) => string; readonly home: (index: number) => string | undefined; readonly homes: (index: number) => readonly string[]; readonly sender: (index: number) => string | undefined } {
  const entries = drafts.map((draft, index) => ({ seq: index + 1, at: index, headers: {}, ...draft })) as unknown as Entry[];
  const lanes = new Lanes(entries);
  const name = (lane: number): string => (lane < 0 ? "none" : `${lanes.lanes[lane]!.kind} ${lanes.lanes[lane]!.id}`.trim());
  return {
    lanes,
    entries,
    of: (index) => name(lanes.placeOf(entries[index]!)),
    home: (index) => {
      const [lane, another] = lanes.homesOf(entries[index]!);
      expect(another).toBeUndefined();
      return lane === undefined ? undefined : name(lane);
    },
    homes: (index) => lanes.homesOf(entries[index]!).map(name),
    sender: (index) => {
      const lane = lanes.senderOf(entries[index]!);
      return lane === undefined ? undefined : name(lane);
    },
  };
}

const said = (session: string, text: string, id: string): Draft[] => [
  { kind: "request", id, method: "POST", url: `/api/agents/${AGENT}/sessions/${session}/message`, body: JSON.stringify({ message: text }) },
  { kind: "response", id, status: 200, body: JSON.stringify({ response: `echo ${text} end`, session_id: session }) },
];
const frame = (dir: "up" | "down", data: object, id = "w1"): Draft => ({ kind: "ws", id, dir, data: JSON.stringify(data) });
const TURNS = [...said(A, "alpha number 41", "r1"), ...said(B, "bravo number 42", "r2")];

describe("the lanes of a log", () => {
  it("put an exchange into the lane of the session that its path or its answer names, else into that of HTTP", () => {
    const { of } = placed([...TURNS, { kind: "request", id: "r3", method: "GET", url: "/api/agents" }, { kind: "response", id: "r3", status: 200, body: "[]" }, { kind: "meta", v: 1 }]);
    expect([0, 1, 2, 3, 4, 5, 6].map(of)).toEqual([`session ${A}`, `session ${A}`, `session ${B}`, `session ${B}`, "http", "http", "none"]);
  });

  it("put a frame into the lane of the session it names, else into that of its connection", () => {
    const { of } = placed([{ kind: "ws-open", id: "w1", url: `/api/agents/${AGENT}/ws` }, frame("down", { type: "connected" }), frame("up", { type: "message", content: "x", session_id: A }), frame("down", { type: "pong", session_id: B }), { kind: "ws-close", id: "w1", by: "client", code: 1000 }]);
    expect([0, 1, 2, 3, 4].map(of)).toEqual(["connection w1", "connection w1", `session ${A}`, `session ${B}`, "connection w1"]);
  });

  it("find the home of a history row that stands in another session's history", () => {
    const read: Draft[] = [
      { kind: "request", id: "r3", method: "GET", url: `/api/sessions/${B}` },
      { kind: "response", id: "r3", status: 200, body: JSON.stringify({ session_id: B, messages: [{ role: "User", content: "alpha number 41" }] }) },
    ];
    const { of, home } = placed([...TURNS, ...read]);
    expect([of(5), home(5)]).toEqual([`session ${B}`, `session ${A}`]);
  });

  it("find the home of a frame that carries another session's tag", () => {
    const { of, home } = placed([{ kind: "ws-open", id: "w1", url: `/api/agents/${AGENT}/ws` }, frame("up", { type: "message", content: "alpha number 41", session_id: A }), frame("down", { type: "response", content: "echo alpha number 41 end", session_id: B })]);
    expect([of(2), home(2)]).toEqual([`session ${B}`, `session ${A}`]);
  });

  it("put a frame that came to another connection than its turn into the lane of that connection", () => {
    const canary = "sp7f3a-c041-t2";
    const { of, home } = placed([
      { kind: "ws-open", id: "w1", url: `/api/agents/${AGENT}/ws` },
      { kind: "ws-open", id: "w2", url: `/api/agents/${AGENT}/ws` },
      { kind: "turn", canary, agent: AGENT, named: A, session: A, door: "ws", id: "w1" },
      frame("up", { type: "message", content: `Hello. ${canary}`, session_id: A }),
      frame("down", { type: "text_delta", content: `${canary}.1 amber `, session_id: A }),
      frame("down", { type: "text_delta", content: `${canary}.1 amber `, session_id: A }, "w2"),
    ]);
    expect([of(4), home(4), of(5), home(5)]).toEqual([`session ${A}`, undefined, "connection w2", `session ${A}`]);
  });

  it("find the home of words that reached the model for another session", () => {
    const [first, second, request, response] = TURNS;
    const call: Draft = { kind: "model", id: "m1", url: "/v1/chat/completions", body: { messages: [{ role: "system", content: "User said: alpha number 41" }, { role: "user", content: "bravo number 42" }] } };
    const { of, home } = placed([first!, second!, request!, call, response!]);
    expect([of(3), home(3)]).toEqual([`session ${B}`, `session ${A}`]);
  });

  it("find every home of a call beside the turns that holds words of two sessions", () => {
    const call: Draft = { kind: "model", id: "m1", url: "/v1/chat/completions", body: { messages: [{ role: "user", content: "Make a title of this: alpha number 41, bravo number 42" }] } };
    const { of, homes } = placed([...TURNS, call]);
    expect([of(4), homes(4)]).toEqual(["model", [`session ${A}`, `session ${B}`]]);
  });

  it("tell from where a message came to a session that another agent holds", () => {
    const stranger = "aaaaaaaa-0000-4000-8000-000000000002";
    const own: Draft[] = [
      { kind: "request", id: "r1", method: "GET", url: `/api/agents/${AGENT}/sessions` },
      { kind: "response", id: "r1", status: 200, body: JSON.stringify({ sessions: [{ session_id: A }] }) },
    ];
    const { of, homes, sender } = placed([
      ...own,
      { kind: "request", id: "r2", method: "POST", url: `/api/agents/${stranger}/sessions/${A}/message`, body: JSON.stringify({ message: "let me in 44" }) },
      { kind: "response", id: "r2", status: 200, body: JSON.stringify({ response: "come in", session_id: A }) },
      { kind: "ws-open", id: "w1", url: `/api/agents/${stranger}/ws` },
      frame("up", { type: "message", content: "let me in 45", session_id: A }),
      frame("down", { type: "response", content: "come in: let me in 45", session_id: A }),
      ...said(A, "alpha number 41", "r3"),
    ]);
    expect([3, 6].map((index) => [of(index), homes(index), sender(index)])).toEqual([
      [`session ${A}`, [], "http"],
      [`session ${A}`, [], "connection w1"],
    ]);
    expect(sender(8)).toBeUndefined();
  });

  it("take an active session whose id was never told for no stranger in a session of its agent", () => {
    const unnamed: Draft[] = [
      { kind: "request", id: "r9", method: "POST", url: `/api/agents/${AGENT}/message`, body: JSON.stringify({ message: "charlie number 43" }) },
      { kind: "response", id: "r9", status: 200, body: JSON.stringify({ response: "echo charlie number 43 end", session_id: A }) },
    ];
    const { of, home } = placed([...TURNS, ...unnamed]);
    expect([of(4), of(5), home(5)]).toEqual([`active ${AGENT}`, `session ${A}`, undefined]);
  });

  it("see no stray in what is at home", () => {
    const { entries, home } = placed(TURNS);
    expect(entries.map((_entry, index) => home(index))).toEqual([undefined, undefined, undefined, undefined]);
  });
});
