import { expect, it } from "vitest";
import { Log } from "../../log/index.js";
import { callIndexOf } from "./call-index.js";

function asked(...messages: { readonly role: string; readonly content: string }[]): string[] {
  const log = new Log();
  log.add({ kind: "model", id: "m1", url: "/v1/chat/completions", headers: {}, body: { model: "scripted", messages } });
  return ["spabcd-c001-t1", "spabcd-c001-t2"].filter((canary) => callIndexOf(log).asking(canary).length > 0);
}

it("finds the calls of a turn by the last user words that carry a canary", () => {
  const earlier = [{ role: "user", content: "hello spabcd-c001-t1" }, { role: "assistant", content: "spabcd-c001-t1.1 amber" }];
  expect(asked(...earlier, { role: "user", content: "again spabcd-c001-t2" })).toEqual(["spabcd-c001-t2"]);
});

it("looks past rows that a server adds behind the user's words", () => {
  expect(asked({ role: "user", content: "hello spabcd-c001-t1" }, { role: "user", content: "[Current date: Tuesday]" })).toEqual(["spabcd-c001-t1"]);
});
