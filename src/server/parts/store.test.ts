import { expect, it } from "vitest";
import { DEFAULT_LIMITS } from "../options.js";
import type { AgentRecord, Row } from "../records.js";
import { memoryStore } from "./store.js";

const about = { door: "http", operation: "test" } as const;
const agent: AgentRecord = { id: "a", name: "a", systemPrompt: "", tools: [], provider: "", model: "", description: "", tags: [], createdAt: 0, lastActive: 0 };
const row = (content: string): Row => ({ role: "User", content, turn: "t" });

function filled() {
  const store = memoryStore(DEFAULT_LIMITS, () => ({ now: () => 0 }));
  store.addAgent(agent, about);
  store.create({ id: "s", agent: "a", label: null }, about);
  return store;
}

it("refuses a write through the life of a session that was deleted and made anew", () => {
  const store = filled();
  const old = store.hold("s");
  store.remove("s", about);
  expect(store.append({ to: old, rows: [row("late")] }, about)).toBe(false);
  store.create({ id: "s", agent: "a", label: null }, about);
  expect(store.append({ to: old, rows: [row("late")] }, about)).toBe(false);
  store.addUsage({ to: old, usage: { input: 1, output: 1 } }, about);
  expect([store.rows("s", about), store.session("s", about)?.usage]).toEqual([[], { input: 0, output: 0 }]);
});

it("replaces the oldest rows only while they are the oldest", () => {
  const store = filled();
  const to = store.hold("s");
  store.append({ to, rows: [row("1"), row("2"), row("3")] }, about);
  const old = store.rows("s", about).slice(0, 2);
  store.append({ to, rows: [row("4")] }, about);
  expect(store.replace({ to, old, by: [row("sum")] }, about)).toBe(true);
  expect(store.rows("s", about).map(({ content }) => content)).toEqual(["sum", "3", "4"]);
  expect(store.replace({ to, old, by: [row("again")] }, about)).toBe(false);
});

it("counts the bytes it holds, and none when all is gone", () => {
  const store = filled();
  store.append({ to: store.hold("s"), rows: [row("é")] }, about);
  expect(store.size()).toEqual({ bytes: 2, sessions: 1 });
  store.removeAgent("a", about);
  expect(store.size()).toEqual({ bytes: 0, sessions: 0 });
});

it("lists the sessions newest first, of one agent or of all", () => {
  const store = filled();
  store.addAgent({ ...agent, id: "b", name: "b" }, about);
  store.create({ id: "s2", agent: "b", label: null }, about);
  store.create({ id: "s3", agent: "a", label: null }, about);
  const ids = (of: string | null) => store.sessions(of, about).map(({ id }) => id);
  expect([ids(null), ids("a")]).toEqual([["s3", "s2", "s"], ["s3", "s"]]);
});
