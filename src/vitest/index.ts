export { describeConformance } from "./describe.js";
export type { ConformanceOptions, Ready } from "./options.js";
