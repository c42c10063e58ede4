import { expect, it } from "vitest";
import { SilenceFilter } from "./silence.js";

function run(pieces: string[]) {
  const filter = new SilenceFilter();
  const shown = pieces.map((piece) => filter.push(piece)).filter((piece) => piece !== "");
  const { rest, silent } = filter.end();
  return { text: shown.join("") + rest, pieces: shown.length, silent };
}

it("never shows the word of silence, in however many pieces and with space around it", () => {
  for (const pieces of [["NO_REPLY"], ["NO", "_REP", "LY"], [" \n", "NO_REPLY", "\n"]]) expect(run(pieces)).toEqual({ text: "", pieces: 0, silent: true });
});

it("shows every other text unchanged", () => {
  for (const text of ["NO", "NO_REPLY!", "NO_REPLY NO_REPLY", "NOPE", "  ", "", "say NO_REPLY", "NO_REPLYING"]) {
    expect(run([...text])).toMatchObject({ text, silent: false });
  }
});

it("lets pieces through as they come once the text cannot be silence", () => {
  expect(run(["a", "b", "c"]).pieces).toBe(3);
});
