import fc from "fast-check";
import type { OperationId } from "../../generated/operations.js";
import { deepJson, noise, ownMembers, POISONED, text, value } from "./corpus.js";
import { id, type Id, type KnownIds } from "./ids.js";

/** Bytes of a body, once the ids are known. */
export type Body = (known: KnownIds) => Buffer;

type Members = readonly (readonly [name: string, value: unknown])[];
const named = (known: KnownIds, wanted: Id): string => known.pick("session", wanted);

const manifest = fc.oneof(
  { arbitrary: fc.nat(1e9).map((n) => `name = "f${n}"\nmodule = "builtin:chat"\n`), weight: 6 },
  { arbitrary: fc.tuple(fc.nat(1e9), text).map(([n, odd]) => `name = "f${n}"\ndescription = ${JSON.stringify(odd)}\n[model]\nsystem_prompt = ${JSON.stringify(odd)}\n[capabilities]\ntools = ["file_list"]\n`), weight: 2 },
  { arbitrary: fc.constantFrom(...POISONED).map((odd) => `name = "${odd}"\n${odd} = 1\n[${odd}]\n${odd} = { ${odd} = "x" }\n`), weight: 1 },
  { arbitrary: fc.constantFrom("name = [", `name = "x"\na = ${"[".repeat(5_000)}${"]".repeat(5_000)}`, "name = 1979-05-27", 'name = "\\uD800"', "[[a]]\n[[a]]\n[a]", `name = "${"n".repeat(70_000)}"`, "a.b.c = 1\na.b = 2", "name = nan"), weight: 1 },
  { arbitrary: text, weight: 1 },
);

/** Members as each operation takes them. */
const VALID: Partial<Readonly<Record<OperationId, fc.Arbitrary<(known: KnownIds) => Members>>>> = {
  spawnAgent: fc.oneof(manifest.map((toml): Members => [["manifest_toml", toml]]), fc.constant<Members>([["template", "assistant"]])).map((members) => () => members),
  sendMessage: text.map((message) => () => [["message", message]]),
  sendMessageToSession: text.map((message) => () => [["message", message], ["sender_id", null]]),
  streamMessage: text.map((message) => () => [["message", message]]),
  streamMessageToSession: text.map((message) => () => [["message", message], ["attachments", []]]),
  stopAgent: id.map((wanted) => (known) => [["session_id", named(known, wanted)]]),
  compactSession: id.map((wanted) => (known) => [["session_id", named(known, wanted)]]),
  createSession: text.map((label) => () => [["label", label]]),
  setSessionLabel: text.map((label) => () => [["label", label]]),
};
const NONE = fc.constant((): Members => []);

type Change = (members: Members) => string;
const plain: Change = (members) => JSON.stringify(ownMembers(members));

/** What is done to valid members on the way to bytes. */
const change: fc.Arbitrary<Change> = fc.oneof(
  { arbitrary: fc.constant(plain), weight: 10 },
  { arbitrary: fc.nat(3).map((at): Change => (members) => plain(members.filter((_, i) => i !== at))), weight: 1 },
  { arbitrary: fc.tuple(fc.nat(3), value).map(([at, odd]): Change => (members) => plain(members.map(([name, was], i) => [name, i === at % Math.max(1, members.length) ? odd : was]))), weight: 3 },
  { arbitrary: fc.tuple(fc.constantFrom(...POISONED), value).map(([name, odd]): Change => (members) => plain([...members, [name, odd]])), weight: 2 },
  { arbitrary: deepJson.map((deep): Change => (members) => `${plain(members).slice(0, -1)}${members.length ? "," : ""}"deep":${deep}}`), weight: 1 },
  { arbitrary: deepJson.map((deep): Change => ([[name] = ["message"]]) => `{"${name}":${deep}}`), weight: 1 },
  { arbitrary: value.map((odd): Change => () => JSON.stringify(odd) ?? ""), weight: 1 },
  { arbitrary: fc.constant<Change>((members) => `${plain(members).slice(0, -1)}${members.length ? "," : ""}${plain(members).slice(1)}`), weight: 1 },
  { arbitrary: fc.nat(60).map((at): Change => (members) => plain(members).slice(0, at)), weight: 1 },
  { arbitrary: fc.constantFrom("NaN", "{a:1}", "{'a':1}", "[1,]", "\ufeff{}", "//x\n{}", "{}{}", '"\\x"', "1e99999", "", " ", "nul").map((odd): Change => () => odd), weight: 1 },
);

/** A body for an operation: right, wrong in one place, or nothing like it. */
export function bodyFor(operation: OperationId): fc.Arbitrary<Body> {
  const changed = fc.tuple(VALID[operation] ?? NONE, change).map(([members, way]): Body => (known) => Buffer.from(way(members(known))));
  return fc.oneof(
    { arbitrary: changed, weight: 30 },
    { arbitrary: noise.map((bytes): Body => () => bytes), weight: 1 },
    { arbitrary: fc.constantFrom(100_000, 300_000, 1_000_000).map((bytes): Body => () => Buffer.from(JSON.stringify({ message: "x".repeat(bytes) }))), weight: 1 },
  );
}
