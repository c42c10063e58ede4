import { createHash } from "node:crypto";
import { requirement } from "../../generated/ledger.js";
import type { ConformanceCase } from "../../src/runner/case.js";
import type { Fault } from "../faults/fault.js";

/** One unrelated case in so many is asked, each time others. */
const ONE_IN = 8;

/**
 * The cases that the tests ask of a wrong server: those that name it, the smoke, all of the areas it breaks, and of the others an eighth,
 * another one for each fault. A fault in what is judged over the whole run is met by all cases, since any of them may make the traffic that
 * shows it. `npm run score` asks all cases of every fault.
 */
export function sampleFor(fault: Fault, cases: readonly ConformanceCase[]): readonly ConformanceCase[] {
  if (fault.breaks.some((id) => requirement(id).proof === "always")) return cases;
  const areas = new Set(fault.breaks.map(areaOf));
  return cases.filter((one) => one.smoke || one.run === undefined || one.brokenBy.includes(fault.name) || areas.has(areaOf(one.proves)) || isDrawn(one, fault));
}

function areaOf(id: string): string {
  return id.slice(0, id.indexOf("."));
}

function isDrawn(one: ConformanceCase, fault: Fault): boolean {
  return createHash("sha256").update(`${one.id} ${fault.name}`).digest().readUInt32BE(0) % ONE_IN === 0;
}
