import MiniSearch from "minisearch";
import { shortened } from "./html.js";
import type { Page } from "./page.js";
import { SEARCH } from "../search-options.js";

/** `assets/search.json`: everything that the pages say can be found, indexed once, so that a browser only has to read it. */
export function searchFile(pages: readonly Page[]): string {
  const index = new MiniSearch(SEARCH);
  const found = pages.flatMap((page) => page.finds.map((find) => ({ ...find, to: find.at === undefined ? page.path : `${page.path}#${find.at}` })));
  index.addAll(found.map((find, id) => ({ id, to: find.to, title: find.title, kind: find.kind, text: find.text, start: shortened(find.text.trim(), 160) })));
  return JSON.stringify(index);
}
