import { doorsFaults } from "./doors.js";
import type { Fault } from "./fault.js";
import { simultaneityFaults } from "./simultaneity.js";
import { orderFaults } from "./order.js";

/** Every wrong server, area by area. */
export const faults: readonly Fault[] = [...doorsFaults, ...simultaneityFaults, ...orderFaults];
