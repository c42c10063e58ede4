import type { Entry, NewEntry } from "../../log/index.js";
import { arrayIn, jsonOf, member, stringIn } from "../view/json.js";
import { httpEntries } from "./http-entries.js";
import { socketEntries } from "./socket-entries.js";

/** An entry of a HAR file that could not be read, or that is no part of this API. */
export interface EntryProblem {
  /** Place in `log.entries`, from 1. */
  readonly entry: number;
  readonly what: string;
}

export interface ParsedHar {
  /** In order of time. `seq` is the place in that order, since a HAR file has no lines to point to. */
  readonly entries: readonly Entry[];
  readonly problems: readonly EntryProblem[];
}

/** An entry with its moment, in milliseconds since 1970. */
export type Moment = { readonly atMs: number; readonly entry: NewEntry };

/** True for the text of a HAR file: one JSON object with a `log` that has entries. */
export function isHar(text: string): boolean {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  return start.startsWith("{") && /"entries"/.test(start) && Array.isArray(member(member(jsonOf(start), "log"), "entries"));
}

/**
 * Reads HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), with WebSocket messages as Chromium exports them
 * (`_webSocketMessages`). What has no path under `/api/` (pages, scripts, pictures) is left out without a word. The text of an
 * event stream comes as a whole: its events all get the time of its end, so that nothing is judged by their spacing.
 */
export function parseHar(text: string): ParsedHar {
  const moments: Moment[] = [];
  const problems: EntryProblem[] = [];
  const ids = { http: 0, socket: 0 };
  for (const [index, given] of arrayIn(member(jsonOf(text.replace(/^\uFEFF/, "")), "log"), "entries").entries()) {
    const url = stringIn(member(given, "request"), "url");
    const startedMs = momentOf(stringIn(given, "startedDateTime") ?? "");
    if (url === undefined || Number.isNaN(startedMs)) {
      problems.push({ entry: index + 1, what: "has no request with a url, or no startedDateTime" });
      continue;
    }
    // Our own files tell what was sent where that is no address (`_sent`).
    const path = stringIn(member(given, "request"), "_sent") ?? pathOf(url);
    if (path === undefined || !/\/api\//.test(path)) continue;
    const isSocket = Array.isArray(member(given, "_webSocketMessages")) || /^wss?:/i.test(url);
    if (isSocket) moments.push(...socketEntries(given, path, startedMs, `w${++ids.socket}`));
    else moments.push(...httpEntries(given, path, startedMs, `r${++ids.http}`));
  }
  const sorted = moments.sort((a, b) => a.atMs - b.atMs);
  const began = sorted[0]?.atMs ?? 0;
  const creator = member(member(jsonOf(text.replace(/^\uFEFF/, "")), "log"), "creator");
  const meta: NewEntry = { kind: "meta", v: 1, note: ["HAR by", stringIn(creator, "name") ?? "an unknown program", stringIn(creator, "version") ?? ""].join(" ").trim() };
  const all = sorted.length === 0 ? [] : [{ atMs: began, entry: meta }, ...sorted];
  return { entries: all.map(({ atMs, entry }, index) => ({ ...entry, seq: index + 1, at: Math.round((atMs - began) * 10) / 10 }) as Entry), problems };
}

/** Path and query of an address. */
function pathOf(url: string): string | undefined {
  try {
    const { pathname, search } = new URL(url);
    return pathname + search;
  } catch {
    return undefined;
  }
}

/** Milliseconds since 1970, with what stands behind the third decimal, which `Date` drops. */
function momentOf(text: string): number {
  const rest = /\.\d{3}(\d+)/.exec(text)?.[1];
  return Date.parse(text) + (rest === undefined ? 0 : Number(`0.${rest}`));
}
