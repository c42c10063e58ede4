export type * from "./entry.js";
export { Log } from "./log.js";
export { canariesIn, canaryOf, lastCanary, marksIn } from "./canary.js";
export { valueOfJson } from "./json-text.js";
