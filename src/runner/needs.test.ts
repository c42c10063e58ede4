import { describe, expect, it } from "vitest";
import { Log } from "../log/index.js";
import { always, conformanceCase, type Need } from "./case.js";
import { whyNotApplicable, type Offer } from "./needs.js";
import { SmallTarget } from "./testing/small-target.test-support.js";

const binding = new SmallTarget(new Log()).binding();
const offer: Offer = { binding, hasModel: true, hasApiKey: true, hasSecondAddress: true };
const needing = (...needs: Need[]) => conformanceCase({ proves: "history.turn.is-kept", situation: "s", title: "t", brokenBy: [], needs, run: async () => {} });

describe("a case applies", () => {
  it("where all it needs is there", () => {
    expect(whyNotApplicable(needing("scripted-model", "api-key", "second-address", "doors.http"), offer)).toBeUndefined();
  });

  it.each<[Need, Partial<Offer>, string]>([
    ["scripted-model", { hasModel: false }, "--model none"],
    ["api-key", { hasApiKey: false }, "--api-key"],
    ["second-address", { hasSecondAddress: false }, "loopback"],
    ["doors.ws", {}, "the small binding has no doors.ws"],
    ["native", {}, "small binding"],
    ["doors.http", { profile: { capabilities: { "doors.http": false } } }, "the profile does not claim doors.http"],
  ])("not without %s, and says why", (need, less, why) => {
    expect(whyNotApplicable(needing(need), { ...offer, ...less })).toContain(why);
  });

  it("not where the profile denies what it follows from", () => {
    const all = { ...binding, capabilities: new Set([...binding.capabilities, "stop", "stop.one-session"] as const) };
    expect(whyNotApplicable(needing("stop.one-session"), { ...offer, binding: all, profile: { capabilities: { stop: false } } })).toBe("the profile does not claim stop");
    expect(whyNotApplicable(needing("stop.one-session"), { ...offer, binding: all, profile: { capabilities: { stop: true } } })).toBeUndefined();
  });

  it("not through another binding where the requirement is about the contract's own shape", () => {
    expect(whyNotApplicable(always("tags.typing.carries-a-session-id", []), offer)).toContain("the contract's own shape");
    expect(whyNotApplicable(always("tags.typing.carries-a-session-id", []), { ...offer, binding: { ...binding, name: "native" } })).toBeUndefined();
  });
});
