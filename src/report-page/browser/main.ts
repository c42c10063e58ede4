import type { PageData, PageRequirement } from "../page-data.js";
import { el } from "./dom.js";
import { Filters } from "./filters.js";
import { pictureOf } from "./picture.js";
import { requirementOf, WORD } from "./requirement.js";

const data = JSON.parse(document.getElementById("data")!.textContent!) as PageData;
const main = document.getElementById("requirements")!;

const filters = new Filters(data, apply);
const areas = data.areas.map(({ name, requirements }) => {
  const rows = requirements.map((one) => ({ one, details: requirementOf(one, data) }));
  const section = el("section", { "aria-labelledby": `area-${name}` }, el("h2", { id: `area-${name}` }, name, el("small", {}, countsOf(requirements))), ...rows.map(({ details }) => details));
  return { name, rows, section };
});

main.replaceChildren(filters.element, ...areas.map(({ section }) => section), ...everything());
apply();
follow();
// Once loaded, the browser goes to the fragment itself and takes the focus along.
addEventListener("load", follow);
addEventListener("hashchange", follow);
// On paper nothing can be opened, so what is broken is open there.
addEventListener("beforeprint", () => {
  for (const { rows } of areas) for (const { one, details } of rows) if (one.outcome === "failed" || one.outcome === "warned") details.open = true;
});

function apply(): void {
  let [shown, of] = [0, 0];
  for (const { name, rows, section } of areas) {
    let own = 0;
    for (const { one, details } of rows) {
      details.hidden = !filters.shows(one, name);
      if (!details.hidden) own++;
    }
    section.hidden = own === 0;
    shown += own;
    of += rows.length;
  }
  filters.say(shown, of);
}

/** Opens the requirement that the address names, whatever is filtered out. */
function follow(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const found = areas.flatMap(({ rows }) => rows).find(({ one }) => one.id === id);
  if (!found) return;
  if (found.details.hidden) {
    filters.clear();
    apply();
  }
  found.details.open = true;
  found.details.scrollIntoView({ block: "start" });
  found.details.querySelector("summary")?.focus({ preventScroll: true });
}

/** A recording has no cases to open, so it can be looked at as a whole. */
function everything(): HTMLElement[] {
  if (data.mode !== "check" || !data.whole) return [];
  const details = el("details", { class: "everything" }, el("summary", {}, "Everything that was seen, in one picture"));
  details.addEventListener("toggle", () => details.open && details.childElementCount === 1 && details.append(pictureOf(data, undefined, undefined)));
  return [el("section", { "aria-labelledby": "everything" }, el("h2", { id: "everything" }, "The recording"), details)];
}

/** `2 failed, 14 passed`. */
function countsOf(requirements: readonly PageRequirement[]): string {
  const counts = new Map<PageRequirement["outcome"], number>();
  for (const { outcome } of requirements) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return (["failed", "warned", "blocked", "passed", "not-applicable"] as const).flatMap((outcome) => (counts.has(outcome) ? [`${counts.get(outcome)!} ${WORD[outcome]}`] : [])).join(", ");
}
