import type { PageData, PageRequirement } from "../page-data.js";
import { el } from "./dom.js";
import { WORD } from "./requirement.js";

const OUTCOMES = ["failed", "warned", "blocked", "passed", "not-applicable"] as const;

/** What is asked to be shown. */
export class Filters {
  readonly element: HTMLElement;
  readonly #boxes = new Map<string, HTMLInputElement>();
  readonly #area: HTMLSelectElement;
  readonly #text = el("input", { type: "search", id: "text", placeholder: "Text of a requirement", "aria-label": "Only requirements with this text", autocomplete: "off" });
  readonly #found = el("p", { class: "found", role: "status" });

  /** @param onChange called when something else is asked for. */
  constructor(data: PageData, onChange: () => void) {
    const counts = new Map<string, number>();
    for (const { requirements } of data.areas) for (const { outcome } of requirements) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    const boxes = OUTCOMES.filter((outcome) => counts.has(outcome)).map((outcome) => {
      const box = el("input", { type: "checkbox", name: "outcome", value: outcome, checked: true });
      this.#boxes.set(outcome, box);
      return el("label", {}, box, `${WORD[outcome]} (${counts.get(outcome)!})`);
    });
    this.#area = el("select", { id: "area", "aria-label": "Area" }, el("option", { value: "" }, "every area"), ...data.areas.map(({ name }) => el("option", { value: name }, name)));
    this.element = el("form", { class: "filters", role: "search", "aria-label": "Which requirements are shown" }, el("fieldset", {}, el("legend", {}, "Outcomes"), ...boxes), this.#area, this.#text, this.#found);
    this.element.addEventListener("input", onChange);
    this.element.addEventListener("submit", (event) => event.preventDefault());
  }

  shows(one: PageRequirement, area: string): boolean {
    const text = this.#text.value.trim().toLowerCase();
    if (this.#boxes.get(one.outcome)?.checked === false) return false;
    if (this.#area.value !== "" && this.#area.value !== area) return false;
    return text === "" || [one.id, one.sentence, one.source, ...one.letters.map(({ because }) => because)].some((part) => part.toLowerCase().includes(text));
  }

  /** Everything is shown again. */
  clear(): void {
    for (const box of this.#boxes.values()) box.checked = true;
    this.#area.value = "";
    this.#text.value = "";
  }

  say(shown: number, of: number): void {
    this.#found.textContent = shown === of ? `${of} requirements` : `${shown} of ${of} requirements`;
  }
}
