/* On every page: search. The index is read when it is first wanted; all of it comes from the site's own files. */
import { openSearch } from "./search.js";

const finder = document.querySelector<HTMLButtonElement>(".finder")!;
finder.hidden = false;
finder.addEventListener("click", () => openSearch());
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]") !== null;
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  openSearch();
});
