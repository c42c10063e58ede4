import type { PageData, PageLetter } from "../page-data.js";
import { el, svg } from "./dom.js";
import { evidenceOf } from "./evidence.js";
import { legend } from "./legend.js";
import { arrowsOf, markOf, ROW_PX, threadOf, tickOf, TOP_PX } from "./marks.js";
import { entriesOf, sceneOf } from "./scene.js";
import type { Mark, Scene } from "./scene.js";
import { exchangeOf, laneWords, lineOf, visible } from "./words.js";

/**
 * The picture of a case or of a finding: a lane per session and per connection, a mark for each thing seen, the stray ones red with an
 * arrow from the lane they belong to. Only what is in sight is in the document, however long the log.
 */
export function pictureOf(data: PageData, caseId: string | undefined, letter: PageLetter | undefined): HTMLElement {
  const scene = sceneOf(data, entriesOf(data, caseId, letter), letter);
  if (scene.marks.length === 0) return el("p", {}, "Nothing of this was seen on the wire.");
  return new Picture(scene).element;
}

/** Pixels beyond what is in sight that are drawn ahead. */
const AHEAD_PX = 400;

class Picture {
  readonly element: HTMLElement;
  readonly #scene: Scene;
  readonly #scroll: HTMLElement;
  readonly #canvas: SVGSVGElement;
  readonly #drawn = svg("g");
  readonly #line = el("p", { class: "line", role: "status" });
  readonly #opened = el("div");
  #current: number;
  #from = -1;
  #to = -1;
  #open: number | undefined;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#current = Math.max(0, scene.marks.findIndex(({ isStray }) => isStray));
    const height = TOP_PX + scene.rows.length * ROW_PX;
    this.#canvas = svg("svg", { width: scene.width, height, role: "group", "aria-label": `Time line of ${scene.marks.length} events in ${scene.rows.length} lanes. Arrow keys go from mark to mark, Enter opens one.` });
    for (const row of scene.rows.keys()) this.#canvas.append(svg("line", { class: "row", x1: 0, x2: "100%", y1: TOP_PX + row * ROW_PX, y2: TOP_PX + row * ROW_PX }));
    this.#canvas.append(this.#drawn);
    this.#scroll = el("div", { class: "scroll" }, this.#canvas);
    this.element = el(
      "figure",
      { class: "picture", "aria-label": "Who said what to whom" },
      el("div", { class: "drawing" }, this.#labels(), this.#scroll),
      el("div", { class: "under" }, this.#line, legend()),
      this.#opened,
    );
    this.#line.textContent = this.#words(scene.marks[this.#current]!);
    this.#scroll.addEventListener("scroll", () => this.#draw(), { passive: true });
    this.#canvas.addEventListener("keydown", (event) => this.#key(event));
    this.#canvas.addEventListener("click", (event) => this.#at(event, (index) => this.#show(index)));
    this.#canvas.addEventListener("mouseover", (event) => this.#at(event, (index) => (this.#line.textContent = this.#words(scene.marks[index]!))));
    // Its width is known once it is in the page.
    new ResizeObserver(() => this.#draw()).observe(this.#scroll);
    requestAnimationFrame(() => this.#reveal(this.#current));
  }

  #labels(): HTMLElement {
    const turnedUp = new Set(this.#scene.marks.filter(({ isStray }) => isStray).map(({ row }) => row));
    const homes = new Set(this.#scene.marks.flatMap(({ homes }) => homes));
    const strays = homes.size > 0;
    return el(
      "ol",
      { class: "lanes", "aria-label": "Lanes, from the top" },
      ...this.#scene.rows.map((lane, row) => {
        const { name, about } = laneWords(lane);
        const told = !strays ? about : turnedUp.has(row) && !homes.has(row) ? "turned up here" : homes.has(row) && !turnedUp.has(row) ? "belongs here" : about;
        return el("li", { class: turnedUp.has(row) ? "turnedup" : homes.has(row) ? "home" : "", title: `${about} ${lane.id}`, "data-lane": lane.id || lane.kind }, el("b", {}, name), el("small", {}, told));
      }),
    );
  }

  /** Draws what is in sight and a little more. */
  #draw(): void {
    const { marks } = this.#scene;
    const [left, right] = [this.#scroll.scrollLeft - AHEAD_PX, this.#scroll.scrollLeft + this.#scroll.clientWidth + AHEAD_PX];
    const from = firstFrom(marks, left);
    const to = firstFrom(marks, right);
    if (from === this.#from && to === this.#to) return;
    const hadFocus = this.#drawn.contains(document.activeElement);
    [this.#from, this.#to] = [from, to];
    const shown = marks.slice(from, to);
    this.#drawn.replaceChildren(
      ...shown.flatMap((mark, index) => threadOf(mark, shown, index)),
      ...shown.flatMap((mark, index) => tickOf(mark, from + index, marks[0]!.entry.at)),
      ...shown.flatMap((mark) => arrowsOf(mark)),
      ...shown.map((mark, index) => markOf(mark, from + index, { isCurrent: from + index === this.#current, isOpen: from + index === this.#open, words: this.#words(mark) })),
    );
    if (hadFocus) this.#focus();
  }

  #words({ entry, row, homes }: Mark): string {
    const lane = laneWords(this.#scene.rows[row]!);
    const belongs = homes.length === 0 ? "" : `, but it belongs to ${this.#names(homes)}`;
    return `#${entry.seq ?? "?"}, ${Math.round(entry.at - this.#scene.marks[0]!.entry.at)} ms, ${exchangeOf(entry)}: ${visible(lineOf(entry))}; in lane ${lane.name}${belongs}`;
  }

  #names(rows: readonly number[]): string {
    return rows.map((row) => laneWords(this.#scene.rows[row]!).name).join(" and ");
  }

  #key(event: KeyboardEvent): void {
    const last = this.#scene.marks.length - 1;
    const strays = this.#scene.marks.flatMap(({ isStray }, index) => (isStray ? [index] : []));
    const to = { ArrowRight: this.#current + 1, ArrowDown: this.#current + 1, ArrowLeft: this.#current - 1, ArrowUp: this.#current - 1, Home: 0, End: last, PageDown: this.#current + 20, PageUp: this.#current - 20, r: strays.find((index) => index > this.#current) ?? strays[0] ?? this.#current }[event.key];
    if (event.key === "Enter" || event.key === " ") this.#show(this.#current);
    else if (to === undefined) return;
    else this.#reveal(Math.max(0, Math.min(last, to)), true);
    event.preventDefault();
  }

  #at(event: Event, act: (index: number) => void): void {
    const group = (event.target as Element).closest("[data-index]");
    if (group) act(Number(group.getAttribute("data-index")));
  }

  #reveal(index: number, focus = false): void {
    this.#current = index;
    const mark = this.#scene.marks[index]!;
    const { scrollLeft, clientWidth } = this.#scroll;
    if (mark.x < scrollLeft + 40 || mark.x > scrollLeft + clientWidth - 40) this.#scroll.scrollLeft = mark.x - clientWidth / 2;
    this.#from = -1;
    this.#draw();
    this.#line.textContent = this.#words(mark);
    if (focus) this.#focus();
  }

  #focus(): void {
    this.#drawn.querySelector<SVGElement>(`[data-index="${this.#current}"]`)?.focus({ preventScroll: true });
  }

  #show(index: number): void {
    this.#open = index;
    const mark = this.#scene.marks[index]!;
    const home = mark.homes.length === 0 ? "" : ` It turned up in lane ${laneWords(this.#scene.rows[mark.row]!).name} and belongs to ${this.#names(mark.homes)}.`;
    this.#opened.replaceChildren(evidenceOf(mark.entry, home));
    this.#reveal(index, true);
  }
}

/** Index of the first mark at or behind a place: marks stand in order. */
function firstFrom(marks: readonly Mark[], x: number): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle]!.x < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
