import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, posix } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { builtSite } from "./served.js";

let site: ReturnType<typeof builtSite>;
beforeAll(() => void (site = builtSite()), 60_000);
afterAll(() => rmSync(site.folder, { recursive: true, force: true }));

const read = (path: string): string => readFileSync(join(site.folder, path), "utf8");
const unescaped = (text: string): string => text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => unescaped(match[1]!));

/** Fragments of a page; those of the HTTP reference are made in the browser, one for each operation. */
function fragmentsOf(page: string): ReadonlySet<string> {
  const written = all(read(page), /\bid="([^"]*)"/g);
  if (page !== "http.html") return new Set(written);
  const { paths } = JSON.parse(read("openapi.json")) as { paths: Record<string, Record<string, { tags?: string[] }>> };
  return new Set([...written, ...Object.entries(paths).flatMap(([path, item]) => Object.entries(item).map(([method, { tags }]) => `tag/${tags?.[0]}/${method.toUpperCase()}${path}`))]);
}

function brokenFrom(page: string, links: readonly string[], fragments: Map<string, ReadonlySet<string>>): string[] {
  return links.flatMap((link) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [path = "", fragment] = link.split("#", 2);
    const target = path === "" ? page : posix.join(posix.dirname(page), path);
    if (target.startsWith("..") || !existsSync(join(site.folder, target))) return [`${page} → ${link}: there is no such file`];
    if (fragment === undefined || fragment === "") return [];
    if (!fragments.has(target)) fragments.set(target, fragmentsOf(target));
    return fragments.get(target)!.has(fragment) ? [] : [`${page} → ${link}: there is no such place on the page`];
  });
}

it("links that stay on the site lead to a page and a place that are there", () => {
  const fragments = new Map<string, ReadonlySet<string>>();
  const broken = site.pages.flatMap((page) => brokenFrom(page, all(read(page), /\s(?:href|src)="([^"]*)"/g), fragments));
  expect(broken).toEqual([]);
});

it("links of the search lead to a page and a place that are there", () => {
  const { storedFields } = JSON.parse(read("assets/search.json")) as { storedFields: Record<string, { to: string; kind: string }> };
  const found = Object.values(storedFields);
  expect(brokenFrom("index.html", found.map(({ to }) => to), new Map())).toEqual([]);
  expect([...new Set(found.map(({ kind }) => kind))]).toEqual(expect.arrayContaining(["requirement", "wrong server", "operation", "event", "guide", "finding"]));
});

it("no id stands twice on a page", () => {
  const twice = site.pages.flatMap((page) => {
    const ids = all(read(page), /\bid="([^"]*)"/g);
    return ids.filter((id, k) => ids.indexOf(id) !== k).map((id) => `${page}: ${id}`);
  });
  expect(twice).toEqual([]);
});

it("every requirement, wrong server, guide and finding has its place", () => {
  const { rows } = JSON.parse(readFileSync("generated/score.json", "utf8")) as { rows: { fault: string; red: string[] }[] };
  const [requirements, wrongServers] = [fragmentsOf("requirements.html"), fragmentsOf("wrong-servers.html")];
  expect(rows.map(({ fault }) => fault).filter((fault) => !wrongServers.has(fault))).toEqual([]);
  expect(rows.flatMap(({ red }) => red).filter((id) => !requirements.has(id))).toEqual([]);
});
