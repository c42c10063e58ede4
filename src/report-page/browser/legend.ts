import { el, svg } from "./dom.js";
import { shapeOf } from "./marks.js";
import type { Look } from "./words.js";

const ROWS: readonly (readonly [Look, string, string])[] = [
  ["up", "request", "request"],
  ["down", "response", "answer"],
  ["down", "sse", "stream event"],
  ["up", "ws", "frame of the client"],
  ["down", "ws", "frame of the server"],
  ["model", "model", "model call"],
  ["edge", "edge", "beginning or end"],
];

export function legend(): HTMLElement {
  const items = ROWS.map(([look, kind, what]) => el("li", {}, icon(look, kind), what));
  return el("ul", { class: "legend", "aria-label": "Legend" }, ...items, el("li", {}, icon("edge", "ws", true), "red: what is wrong, with an arrow from the lane it belongs to"));
}

function icon(look: Look, kind: string, isStray = false): SVGElement {
  const mark = svg("g", { class: `icon ${isStray ? "stray" : look}`, transform: "translate(10 10)" }, shapeOf(look, kind));
  return svg("svg", { width: 20, height: 20, "aria-hidden": "true" }, mark);
}
