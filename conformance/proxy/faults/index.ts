import type { ProxyFault } from "../proxy-fault.js";
import { historyFaults } from "./history.js";
import { httpFaults } from "./http.js";
import { modelFaults } from "./model.js";
import { requestFaults } from "./request.js";
import { sseFaults } from "./sse.js";
import { wsFaults } from "./ws.js";

export const proxyFaults: readonly ProxyFault[] = [...httpFaults, ...historyFaults, ...sseFaults, ...wsFaults, ...requestFaults, ...modelFaults];
