export { html } from "./html.js";
export type { Lane, PageArea, PageCase, PageData, PageLetter, PageRequirement, Stray } from "./page-data.js";
export { pageOf } from "./page-of.js";
export { Lanes } from "./picture/lanes.js";
