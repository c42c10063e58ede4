import { existsSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { upFrom } from "./page.js";

/** Documents that a page of another kind stands for. */
const STANDS_FOR: Readonly<Record<string, string>> = { "README.md": "index.html", "docs/requirements.md": "requirements.html", "docs/matrix.md": "matrix.html", "spec/openapi.yaml": "http.html", "spec/asyncapi.yaml": "events.html" };

/** Where a Markdown document of the repository stands on the site. */
export function pathOfDocument(source: string): string {
  const place = STANDS_FOR[source];
  if (place !== undefined) return place;
  const below = source.replace(/^docs\//, "").replace(/\.md$/, ".html");
  return /^(findings|guides)\//.test(below) ? below : `docs/${below}`;
}

/** Where a file of the repository is shown. */
export function pathOfFile(path: string): string {
  return `files/${path}.html`;
}

/** Turns links between files of the repository into links of the site, and remembers the files that have to come along. */
export class Links {
  /** Files of the repository that are linked and have no page of their own: they are shown below `files/`. */
  readonly files = new Set<string>();

  /** @param names where a name that stands in code has its place, as a link from the root of the site. */
  constructor(readonly root: string, readonly documents: ReadonlySet<string>, readonly names: ReadonlyMap<string, string> = new Map()) {}

  /** The link from a document to what is called so; undefined where nothing is. */
  named(source: string, name: string): string | undefined {
    const place = this.names.get(name);
    return place === undefined ? undefined : upFrom(this.#placeOf(source) ?? "") + place;
  }

  /** The link of the site for one that stands in `source`; undefined for what the site does not hold, such as a folder. */
  from(source: string, href: string): string | undefined {
    if (/^[a-z]+:/i.test(href) || href.startsWith("#")) return href;
    const [path = "", fragment] = href.split("#", 2);
    const target = posix.normalize(posix.join(posix.dirname(source), path));
    const place = this.#placeOf(target);
    if (place === undefined) return undefined;
    const own = STANDS_FOR[target] !== undefined;
    return upFrom(this.#placeOf(source) ?? "") + place + (fragment === undefined || own ? "" : `#${fragment}`);
  }

  #placeOf(target: string): string | undefined {
    if (this.documents.has(target) || STANDS_FOR[target] !== undefined) return pathOfDocument(target);
    const file = join(this.root, target);
    if (target.startsWith("..") || !existsSync(file) || !statSync(file).isFile()) return undefined;
    this.files.add(target);
    return pathOfFile(target);
  }
}
