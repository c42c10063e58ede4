import type { ProxyFault } from "../proxy-fault.js";

export const proxyFaults: readonly ProxyFault[] = [];
