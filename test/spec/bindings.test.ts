import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bindingProblems, interfaceIn, type Folder } from "../../scripts/lib/checks/bindings.mjs";

const asked = interfaceIn(`
  export interface Binding { readonly name: string; readonly without?: object; history(): void; listAgents?(): void; }
  export type Capability = "doors.http" | "doors.ws";
`);
const README = "| operation | what is sent |\n|---|---|\n| `history` | a read |\n| `listAgents` | a list |\n\n| denied | why |\n|---|---|\n| `doors.ws` | there is none |\n";
const binding = { name: "there", capabilities: new Set(["doors.http"]), without: { "a.b.c": "it has none" }, history: () => undefined, listAgents: () => undefined };

function problems(folder: Partial<Folder> = {}, registered: ReadonlyMap<string, unknown> = new Map([["there", Object.values(folder.exports ?? { binding })[0]]])): readonly string[] {
  return bindingProblems(asked, [{ name: "there", exports: { binding, helper: () => undefined }, readme: README, lines: 200, ...folder }], registered, new Set(["a.b.c"]));
}

describe("the check of bindings", () => {
  it("reads operations and capabilities from the interface", () => {
    expect(asked).toEqual({ operations: [{ name: "history", isOptional: false }, { name: "listAgents", isOptional: true }], capabilities: ["doors.http", "doors.ws"] });
  });

  it("finds operations and capabilities in the interface there is", () => {
    const real = interfaceIn(readFileSync("src/bindings/binding.ts", "utf8"));
    expect(real.operations.map(({ name }) => name)).toEqual(expect.arrayContaining(["spawnAgent", "history", "send", "openSocket"]));
    expect(real.capabilities).toEqual(expect.arrayContaining(["doors.http", "sessions.client-ids", "socket.commands"]));
  });

  it("has nothing to say about a binding that keeps to it", () => {
    expect(problems()).toEqual([]);
  });

  it.each([
    ["exports no binding", { exports: {} }, "exports 0 bindings"],
    ["exports two", { exports: { binding, another: { ...binding } } }, "exports 2 bindings"],
    ["has another name than its folder", { exports: { binding: { ...binding, name: "elsewhere" } } }, "is called elsewhere"],
    ["claims what is no capability", { exports: { binding: { ...binding, capabilities: new Set(["doors.http", "doors.fax"]) } } }, "claims doors.fax"],
    ["leaves out what is no requirement", { exports: { binding: { ...binding, without: { "a.b.d": "why not" } } } }, "names a.b.d"],
    ["leaves a requirement out without a reason", { exports: { binding: { ...binding, without: { "a.b.c": " " } } } }, "no reason for a.b.c"],
    ["is long", { lines: 401 }, "401 lines"],
    ["has no page", { readme: undefined }, "README.md is missing"],
    ["says nothing of an operation", { readme: README.replace("`history`", "history") }, "the operation history"],
    ["says nothing of an operation that it need not have and has", { readme: README.replace("| `listAgents` | a list |\n", "") }, "the operation listAgents"],
    ["does not say why a capability is denied", { readme: README.replace("| `doors.ws`", "| -") }, "why doors.ws is denied"],
  ])("tells of a folder that %s", (_what, folder, problem) => {
    expect(problems(folder)).toEqual([expect.stringContaining(problem)]);
  });

  it("does not ask for a row of an operation that a binding need not have and has not", () => {
    expect(problems({ exports: { binding: { ...binding, listAgents: undefined } }, readme: README.replace("| `listAgents` | a list |\n", "") })).toEqual([]);
  });

  it("tells of a binding that is not registered", () => {
    expect(problems({}, new Map())).toEqual([expect.stringContaining("src/bindings/index.ts does not have there")]);
  });
});
