import type { Fault } from "../../conformance/faults/fault.js";
import { ToolError } from "../runner/trouble.js";
import { nearestTo } from "./nearest.js";

/** The fault of this name. Throws `ToolError` with near ones. */
export async function faultCalled(name: string): Promise<Fault> {
  const { faults } = await import("../../conformance/faults/index.js");
  const found = faults.find((fault) => fault.name === name);
  if (found) return found;
  const near = nearestTo(name, faults.map((fault) => fault.name));
  const hint = near.length > 0 ? `Did you mean ${near.join(", ")}?` : `There are ${faults.length}, such as ${faults[0]?.name ?? "none"}; "sessionproof explain ID" names those that break a requirement.`;
  throw new ToolError("no-such-fault", `There is no fault called "${name}".`, hint);
}
