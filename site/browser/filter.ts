/* Lists that can be filtered by text, area and level; a deep link opens its row, whatever is filtered. */
import { one } from "./dom.js";

const form = one<HTMLFormElement>("[data-filters]");
const rows = [...document.querySelectorAll<HTMLDetailsElement>("details.row")];
const texts = new Map(rows.map((row) => [row, `${row.id} ${row.textContent}`.toLowerCase()]));
const found = one(".found", form);

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", filter);
addEventListener("hashchange", openNamed);
filter();
openNamed();

function filter(): void {
  const wanted = new FormData(form);
  const words = String(wanted.get("text") ?? "").toLowerCase().split(/\s+/);
  const is = (row: HTMLElement, name: "area" | "level"): boolean => ["", row.dataset[name] ?? ""].includes(String(wanted.get(name) ?? ""));
  for (const row of rows) row.hidden = !(is(row, "area") && is(row, "level") && words.every((word) => texts.get(row)!.includes(word)));
  for (const area of document.querySelectorAll<HTMLElement>("section.area")) area.hidden = area.querySelector("details.row:not([hidden])") === null;
  found.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length}`;
}

function openNamed(): void {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named === null) return;
  if (named.closest("[hidden]") !== null) {
    form.reset();
    filter();
  }
  const row = named.closest<HTMLDetailsElement>("details.row");
  if (row !== null) row.open = true;
  named.scrollIntoView();
  row?.querySelector("summary")?.focus();
}
