import type { Report } from "../../generated/report.js";

/** Pieces that HTTP and WebSocket entries of a HAR share. */

export function versionedCreator({ tool }: Report): { readonly name: string; readonly version: string } {
  const [name = "sessionproof", version = ""] = tool.split(" ");
  return { name, version };
}

/** Milliseconds of the log as a moment, to the tenth of one: what is closer together would else change its order. The log begins with the run. */
export function iso({ startedAt }: Report, at: number): string {
  const tenths = Math.round(at * 10);
  const whole = new Date(new Date(startedAt).getTime() + Math.floor(tenths / 10)).toISOString();
  return whole.replace("Z", `${tenths % 10}Z`);
}

export function headersOf(headers: Readonly<Record<string, string>>): readonly { readonly name: string; readonly value: string }[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

export function queryOf(url: string): readonly { readonly name: string; readonly value: string }[] {
  return [...new URLSearchParams(url.split("?")[1] ?? "")].map(([name, value]) => ({ name, value }));
}

/** Scheme, host and port; a recording does not tell them, and `.invalid` belongs to nobody (RFC 2606). */
export function hostOf({ target }: Report, scheme: "http" | "ws" = "http"): string {
  const url = target.url === undefined ? "http://recorded.invalid" : new URL(target.url).origin;
  return scheme === "ws" ? url.replace(/^http/, "ws") : url;
}

/**
 * An address as HAR wants it, a URI (RFC 3986): what was sent wrong on purpose may be none. Where a character had to be escaped, `_sent` is what was sent.
 * @param sent path and query.
 */
export function urlOf(host: string, sent: string): { readonly url: string; readonly _sent?: string } {
  const escaped = sent.replace(/[^\w\-.~:/?@!$&'()*+,;=%]|%(?![0-9a-f]{2})/giu, (character) => (/[\ud800-\udfff]/u.test(character) ? "%EF%BF%BD" : encodeURIComponent(character)));
  return escaped === sent ? { url: host + sent } : { url: host + escaped, _sent: sent };
}
