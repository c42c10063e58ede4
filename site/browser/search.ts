import MiniSearch, { type SearchResult } from "minisearch";
import { SEARCH, type Entry } from "../search-options.js";
import { el } from "./dom.js";

const MOST = 30;
const up = document.body.dataset["up"] ?? "";
let index: Promise<MiniSearch<Entry>> | undefined;
let dialog: HTMLDialogElement | undefined;

/** Opens the search over the page; Escape closes it. */
export function openSearch(): void {
  dialog ??= makeDialog();
  if (!dialog.open) dialog.showModal();
}

function read(): Promise<MiniSearch<Entry>> {
  return (index ??= fetch(`${up}assets/search.json`).then(async (answer) => MiniSearch.loadJSON<Entry>(await answer.text(), SEARCH)));
}

function makeDialog(): HTMLDialogElement {
  const input = el("input", { type: "search", "aria-label": "Search everything", placeholder: "requirement, wrong server, frame, guide …", autocomplete: "off", spellcheck: "false" });
  const found = el("p", { role: "status", class: "found" });
  const list = el("ol", { class: "results" });
  const close = el("button", { type: "button" }, "Close");
  const made = el("dialog", { class: "search", "aria-label": "Search" }, el("div", { class: "line" }, input, close), found, list);
  close.addEventListener("click", () => made.close());
  list.addEventListener("click", () => made.close());
  // A click beside the dialog lands on the dialog itself.
  made.addEventListener("click", (event) => event.target === made && made.close());
  // A first Escape would only empty the field.
  input.addEventListener("keydown", (event) => event.key === "Escape" && made.close());
  let asked = 0;
  input.addEventListener("input", () => {
    const number = ++asked;
    void read().then((all) => {
      if (number !== asked) return;
      const results = all.search(input.value);
      list.replaceChildren(...results.slice(0, MOST).map(resultItem));
      found.textContent = input.value.trim() === "" ? "" : results.length > MOST ? `the first ${MOST} of ${results.length}` : `${results.length} found`;
    }, () => (found.textContent = "The index could not be read."));
  });
  document.body.append(made);
  return made;
}

function resultItem(result: SearchResult): HTMLLIElement {
  const { to, title, kind, start } = result as SearchResult & Entry;
  return el("li", {}, el("a", { href: up + to }, title), " ", el("small", {}, kind), el("p", {}, start));
}
