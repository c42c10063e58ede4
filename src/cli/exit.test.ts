import { expect, it } from "vitest";
import { ToolError } from "../runner/trouble.js";
import { printTrouble } from "./exit.js";
import { FakeIo } from "./io.test-support.js";

it("prints the sentence and the hint of an error that is ours or our user's", () => {
  const io = new FakeIo();
  printTrouble(new ToolError("no-way", "There is no way.", "Take another one."), io);
  expect(io.err).toBe("sessionproof: There is no way.\n  Take another one.\n");
});

it("prints one line for a defect of the tool, and where it happened only when asked", () => {
  const plain = new FakeIo();
  printTrouble(new TypeError("x is not a function\nmore"), plain);
  expect(plain.err).toBe("sessionproof: a defect of this tool: TypeError: x is not a function\n  SESSIONPROOF_DEBUG=1 shows where it happened.\n");
  const asked = new FakeIo({ env: { SESSIONPROOF_DEBUG: "1" } });
  printTrouble(new TypeError("x is not a function"), asked);
  expect(asked.err).toMatch(/^sessionproof: a defect of this tool: TypeError: x is not a function\nTypeError: x is not a function\n {4}at .*exit\.test\.ts/);
});

it("prints nothing of a server raw", () => {
  const io = new FakeIo();
  printTrouble(new ToolError("redirected", "It leads to \u001b[2J.", "Ask \u0007."), io);
  expect(io.err).toBe("sessionproof: It leads to \\x1b[2J.\n  Ask \\x07.\n");
});
