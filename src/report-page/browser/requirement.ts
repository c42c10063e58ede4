import type { PageCase, PageData, PageLetter, PageRequirement } from "../page-data.js";
import { block, el, sentence } from "./dom.js";
import { pictureOf } from "./picture.js";
import { visible } from "./words.js";

export const MARK = { passed: "✓", failed: "✗", warned: "!", blocked: "■", "not-applicable": "·" } as const;
export const WORD = { passed: "passed", failed: "failed", warned: "warned", blocked: "blocked", "not-applicable": "not applicable" } as const;

/** A requirement as a line that opens. What is inside is made when it is opened first. */
export function requirementOf(one: PageRequirement, data: PageData): HTMLDetailsElement {
  const summary = el(
    "summary",
    {},
    el("span", { class: "mark", "aria-hidden": "true" }, MARK[one.outcome]),
    el("span", { class: "id" }, one.id),
    el("span", { class: "outcome" }, one.known === undefined ? WORD[one.outcome] : `${WORD[one.outcome]}, known`),
    el("span", { class: "text" }, sentence(one.sentence)),
  );
  const details = el("details", { class: `requirement ${one.outcome}`, id: one.id }, summary);
  details.addEventListener("toggle", () => details.open && details.childElementCount === 1 && details.append(bodyOf(one, data)));
  return details;
}

function bodyOf(one: PageRequirement, data: PageData): HTMLElement {
  const facts: [string, string | undefined][] = [
    ["level", one.level],
    ["source", one.source],
    ["contract", one.where === undefined ? undefined : `spec/${one.where}`],
    ["known", one.known],
    ["seen", one.numbers],
    ["because", one.letters.length === 0 ? one.because : undefined],
    ["explains", one.explains.length === 0 ? undefined : one.explains.join(", ")],
  ];
  const list = el("dl", { class: "facts" }, ...facts.flatMap(([name, value]) => (value === undefined || value === "" ? [] : [el("div", {}, el("dt", {}, name), el("dd", {}, visible(value)))])));
  const link = el("p", {}, el("a", { href: `#${one.id}` }, "Link to this requirement"));
  return el("div", { class: "body" }, list, ...one.letters.map((letter) => letterOf(letter, data)), ...(one.cases.length === 0 ? [] : [casesOf(one.cases, data)]), link);
}

/** A finding: expected above received, why, the picture, and how to see it again. */
function letterOf(letter: PageLetter, data: PageData): HTMLElement {
  const folded = letter.foldedUnder === undefined ? [] : [el("p", {}, "Explained by ", el("a", { href: `#${letter.foldedUnder}` }, letter.foldedUnder), ".")];
  return el(
    "article",
    { class: "letter", "aria-label": `Finding at ${letter.at}` },
    el("h3", {}, letter.case ?? `Seen at ${data.mode === "check" ? "line " : "#"}${letter.at}`),
    ...folded,
    el(
      "div",
      { class: "values" },
      el("div", { class: "expected" }, el("span", { class: "label" }, "expected"), block("Expected", visible(letter.expected))),
      el("div", { class: "received" }, el("span", { class: "label" }, "received"), block("Received", visible(letter.received))),
      el("div", {}, el("span", { class: "label" }, "because"), el("span", {}, visible(letter.because))),
      el("div", { class: "again" }, el("span", { class: "label" }, "again"), block("Command that tries it again", visible(letter.again))),
    ),
    pictureOf(data, letter.case, letter),
  );
}

function casesOf(cases: readonly PageCase[], data: PageData): HTMLElement {
  return el("section", { "aria-label": "Cases" }, el("h3", {}, "Cases"), el("ul", { class: "cases" }, ...cases.map((one) => caseOf(one, data))));
}

function caseOf(one: PageCase, data: PageData): HTMLElement {
  const why = one.because === undefined ? "" : `: ${visible(one.because)}`;
  const item = el("li", { class: one.outcome }, el("code", {}, one.id), ` ${one.title} (${WORD[one.outcome]}${one.known === undefined ? "" : `, known: ${visible(one.known)}`}${why}, ${one.durationMs} ms) `);
  if (!data.whole) return item;
  const button = el("button", { type: "button", "aria-expanded": "false" }, "Show what was seen");
  let picture: HTMLElement | undefined;
  button.addEventListener("click", () => {
    const isOpen = picture?.isConnected ?? false;
    picture ??= pictureOf(data, one.id, undefined);
    if (isOpen) picture.remove();
    else item.append(picture);
    button.setAttribute("aria-expanded", String(!isOpen));
  });
  item.append(button);
  return item;
}
