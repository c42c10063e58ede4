import { describe, expect, it } from "vitest";
import { cases } from "../../conformance/cases/index.js";
import { ledger } from "../../generated/ledger.js";
import { cli } from "./io.test-support.js";

const ID = "doors.history.is-readable";

describe("list", () => {
  it("prints every requirement with its level, sentence and cases", async () => {
    const { code, out, err } = await cli(["list"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const { id } of ledger) expect(out).toContain(`\n${id}\n`.slice(id === ledger[0]!.id ? 1 : 0));
    expect(out).toContain(`${ID}\n  MUST    The history of a session MUST be readable by the id of that session.\n  case    after-one-turn\n`);
  });

  it("prints an area alone, or what a pattern fits", async () => {
    const { out } = await cli(["list", "doors"]);
    expect(out.split("\n").filter((line) => /^[a-z]/.test(line)).every((line) => line.startsWith("doors."))).toBe(true);
    expect((await cli(["list", "*.history.is-readable"])).out).toMatch(new RegExp(`^${ID}\n`));
  });

  it("is JSON where that is asked for", async () => {
    const { out } = await cli(["list", ID, "--json"]);
    expect(JSON.parse(out)).toEqual([expect.objectContaining({ id: ID, level: "MUST", cases: cases.filter((one) => one.proves === ID).map((one) => one.id) })]);
  });

  it("says what is near a pattern that fits nothing", async () => {
    expect(await cli(["list", "doors.histroy"])).toMatchObject({ code: 2, out: "", err: expect.stringMatching(/^sessionproof: The pattern "doors\.histroy" fits none of the \d+ requirements\.\n {2}Did you mean doors\.history\.is-readable.*Areas: /) as unknown });
  });
});

describe("explain", () => {
  it("tells a requirement's sentence, level, source, place, cases and what breaks them", async () => {
    const { code, out } = await cli(["explain", ID]);
    const [one] = cases.filter((each) => each.proves === ID);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^${ID}\n {2}sentence {6}The history of a session MUST be readable`));
    expect(out).toContain("\n  level         MUST: a server that breaks it fails\n  source        promise P1 of the proposal\n  in contract   spec/openapi.yaml#/paths/");
    expect(out).toContain(`\n  ${one!.id}\n  shows         ${one!.title}\n`);
    expect(out).toContain(`\nLook at a failure:  sessionproof demo --fault ${one!.brokenBy[0]}\n`);
  });

  it("finds a requirement by one of its cases too", async () => {
    expect((await cli(["explain", `${ID}/after-one-turn`])).out).toBe((await cli(["explain", ID])).out);
  });

  it("explains every requirement of the ledger", async () => {
    for (const { id, text } of ledger) {
      const { code, out } = await cli(["explain", id, "--json"]);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ id, text });
    }
  });

  it("asks whether another was meant", async () => {
    expect(await cli(["explain", "doors.history.is-redable"])).toMatchObject({ code: 2, err: expect.stringMatching(/^sessionproof: There is no requirement "doors\.history\.is-redable"\.\n {2}Did you mean doors\.history\.is-readable/) as unknown });
  });
});
