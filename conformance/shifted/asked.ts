import { cases } from "../cases/index.js";
import type { Fault } from "../faults/fault.js";
import { whyNotApplicable } from "../../src/runner/needs.js";
import { shifted } from "./binding.js";

const OFFER = { binding: shifted, hasModel: true, hasApiKey: false, hasSecondAddress: true };

/** True when some case that names a fault can be asked of the other shape, and the fault sits above the wire. */
export function isAsked({ name, spoils }: Fault): boolean {
  return spoils === undefined && cases.some((one) => one.brokenBy.includes(name) && whyNotApplicable(one, OFFER) === undefined);
}
