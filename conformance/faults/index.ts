import { doorsFaults } from "./doors.js";
import { turnsFaults } from "./turns.js";
import { failureFaults } from "./failure.js";
import { silentFaults } from "./silent.js";
import { toolsFaults } from "./tools.js";
import { usageFaults } from "./usage.js";
import { cancelFaults } from "./cancel.js";
import { disconnectFaults } from "./disconnect.js";
import { deleteFaults } from "./delete.js";
import { streamFaults } from "./stream.js";
import { framesFaults } from "./frames.js";
import { textFaults } from "./text.js";
import { routingFaults } from "./routing.js";
import { idsFaults } from "./ids.js";
import { ownershipFaults } from "./ownership.js";
import { historyFaults } from "./history.js";
import { activeFaults } from "./active.js";
import { contextFaults } from "./context.js";
import { tagsFaults } from "./tags.js";
import type { Fault } from "./fault.js";
import { simultaneityFaults } from "./simultaneity.js";
import { orderFaults } from "./order.js";
import { compactFaults } from "./compact.js";
import { resetFaults } from "./reset.js";
import { clearFaults } from "./clear.js";

/** Every wrong server, area by area. */
export const faults: readonly Fault[] = [...doorsFaults, ...simultaneityFaults, ...orderFaults, ...turnsFaults, ...failureFaults, ...silentFaults, ...toolsFaults, ...usageFaults, ...cancelFaults, ...disconnectFaults, ...deleteFaults, ...streamFaults, ...framesFaults, ...textFaults, ...compactFaults, ...routingFaults, ...idsFaults, ...ownershipFaults, ...historyFaults, ...activeFaults, ...contextFaults, ...tagsFaults, ...resetFaults, ...clearFaults];
