import type { Html } from "./html.js";

/** One page of the site, before it stands in the shell. */
export interface Page {
  /** Path below the root of the site: `findings/x.html`. */
  readonly path: string;
  readonly title: string;
  /** One sentence for search engines and lists. */
  readonly description: string;
  readonly body: Html;
  /** Script of its own, below `assets/`, besides the one that every page has. */
  readonly script?: string;
  /** What it may talk to besides its own origin, as a CSP `connect-src` takes it. */
  readonly talksTo?: string;
  /** Somebody else's script draws the page, and brings its own look and its own `main`. */
  readonly foreign?: boolean;
  /** The page is wide: tables, lanes. */
  readonly wide?: boolean;
  /** What search finds on it. */
  readonly finds: readonly Find[];
}

/** One thing that search finds. */
export interface Find {
  /** Fragment of its place on the page; the page itself when absent. */
  readonly at?: string;
  readonly title: string;
  readonly text: string;
  /** What it is, in a word that is shown: `requirement`, `guide`. */
  readonly kind: string;
}

/** Steps from a page up to the root of the site: ``, `../`. */
export function upFrom(path: string): string {
  return "../".repeat(path.split("/").length - 1);
}
