import { expect, it } from "vitest";
import { understand } from "./incoming.js";

it("takes text that is no JSON as a message, word for word", () => {
  for (const text of ["hello", " [not json", "nul", "\"open"]) expect(understand(text)).toEqual({ kind: "message", text, named: undefined });
});

it("takes a frame without a type as a message and null as no session", () => {
  expect(understand('{"content":" hi ","session_id":null}')).toEqual({ kind: "message", text: " hi ", named: null });
});

it("cannot use JSON that is no object, objects that do not end, and frames without what they need", () => {
  const texts = ["42", "null", "[]", '"hi"', " {", "{}", '{"type":"message","content":5}', '{"type":"command"}', '{"type":null,"content":"x"}', "", " "];
  for (const text of texts) expect([text, understand(text).kind]).toEqual([text, "unusable"]);
});

it("cannot use a type that is nested thousands deep, and says so as of any other", () => {
  const deep = `${"[".repeat(30_000)}${"]".repeat(30_000)}`;
  expect(understand(`{"type":${deep},"content":"x"}`).kind).toBe("unusable");
});
