export { cases } from "./cases/index.js";
export { faults } from "./faults/index.js";
export type { Fault } from "./faults/fault.js";
