import type { Options } from "minisearch";

/** One entry of the search index. */
export interface Entry {
  readonly id: number;
  /** Path and fragment below the root of the site. */
  readonly to: string;
  readonly title: string;
  readonly kind: string;
  readonly text: string;
  /** The first words of the text, which are shown. */
  readonly start: string;
}

/** How the index is made and read: both sides have to agree. */
export const SEARCH: Options<Entry> = {
  fields: ["title", "text"],
  storeFields: ["to", "title", "kind", "start"],
  // Ids and names of faults are found by their parts.
  tokenize: (text) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ""),
  searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: (term) => (term.length > 4 ? 0.2 : false), combineWith: "AND" },
};
