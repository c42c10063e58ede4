import { svg } from "./dom.js";
import type { Mark } from "./scene.js";
import { exchangeOf, lookOf } from "./words.js";
import type { Look } from "./words.js";

/** Height of a lane, the same as of its label. */
export const ROW_PX = 44;
/** Room for the times. */
export const TOP_PX = 28;
const HALF_PX = 12;
/** Between the arrows of one mark. */
const BESIDE_PX = 14;

export interface MarkState {
  /** The one that Tab reaches. */
  readonly isCurrent: boolean;
  readonly isOpen: boolean;
  readonly words: string;
}

/** A mark: the shape says what it is (see the legend), the colour who sent it. */
export function markOf(mark: Mark, index: number, { isCurrent, isOpen, words }: MarkState): SVGElement {
  const look = lookOf(mark.entry);
  const y = middleOf(mark.row);
  return svg(
    "g",
    {
      class: ["mark", look, mark.isStray ? "stray" : mark.isEvidence ? "evidence" : "", isOpen ? "open" : ""].filter(Boolean).join(" "),
      transform: `translate(${mark.x} ${y})`,
      role: "button",
      tabindex: isCurrent ? 0 : -1,
      "aria-label": `${mark.isStray ? "Red: " : ""}${words}`,
      "data-index": index,
      "data-seq": mark.entry.seq,
      "data-row": mark.row,
    },
    svg("rect", { class: "hit", x: -HALF_PX, y: -HALF_PX, width: 2 * HALF_PX, height: 2 * HALF_PX, rx: 5 }),
    shapeOf(look, mark.entry.kind),
  );
}

/** Time above every fourth mark. */
export function tickOf({ entry, x }: Mark, index: number, beganAt: number): SVGElement[] {
  if (index % 4 !== 0) return [];
  return [svg("text", { class: "tick", x, y: 18, "text-anchor": "middle", "aria-hidden": "true" }, `${Math.round(entry.at - beganAt)} ms`)];
}

export function shapeOf(look: Look, kind: string): SVGElement {
  if (kind === "ws") return svg("circle", { class: "shape", r: 7 });
  if (kind === "sse" || kind === "sse-rest") return svg("rect", { class: "shape", x: -6, y: -6, width: 12, height: 12 });
  if (look === "up") return svg("path", { class: "shape", d: "M-6 -8 L9 0 L-6 8 Z" });
  if (look === "down") return svg("path", { class: "shape", d: "M6 -8 L-9 0 L6 8 Z" });
  if (look === "model") return svg("path", { class: "shape", d: "M0 -9 L9 0 L0 9 L-9 0 Z" });
  return svg("rect", { class: "shape", x: -2.5, y: -8, width: 5, height: 16 });
}

/** A line to the one before it of the same exchange, where both are drawn in one lane. */
export function threadOf(mark: Mark, shown: readonly Mark[], index: number): SVGElement[] {
  const id = exchangeOf(mark.entry);
  if (id === "" || id.startsWith("w")) return [];
  for (let at = index - 1; at >= 0 && at > index - 80; at--) {
    const other = shown[at]!;
    if (exchangeOf(other.entry) !== id) continue;
    return other.row === mark.row ? [svg("line", { class: "thread", x1: other.x, x2: mark.x, y1: middleOf(mark.row), y2: middleOf(mark.row) })] : [];
  }
  return [];
}

/** From each lane an entry belongs to, to where it turned up; several stand side by side, so that none hides another. */
export function arrowsOf({ homes, row, x }: Mark): SVGElement[] {
  const others = homes.filter((home) => home !== row);
  return others.flatMap((home, index) => arrow(home, row, x + (index - (others.length - 1) / 2) * BESIDE_PX));
}

function arrow(home: number, row: number, x: number): SVGElement[] {
  const [from, to] = [middleOf(home), middleOf(row)];
  const down = to > from ? 1 : -1;
  const tip = to - down * (HALF_PX + 1);
  return [
    svg("line", { class: "arrow", x1: x, x2: x, y1: from + down * 6, y2: tip - down * 8, "data-from": home, "data-to": row }),
    svg("path", { class: "arrowhead", d: `M${x - 6} ${tip - down * 9} L${x + 6} ${tip - down * 9} L${x} ${tip} Z` }),
    svg("circle", { class: "home-dot", cx: x, cy: from, r: 5 }),
  ];
}

function middleOf(row: number): number {
  return TOP_PX + row * ROW_PX + ROW_PX / 2;
}
