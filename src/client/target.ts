/** Where the server under test stands, split into what each protocol needs. */
export interface Target {
  /** `http://[::1]:4200`, without a path. */
  readonly origin: string;
  /** The same for a WebSocket: `ws://…` or `wss://…`. */
  readonly socketOrigin: string;
  /** Host header: name or bracketed IPv6 address, and the port where it is not the default one. */
  readonly host: string;
  /** Name or address as `node:net` takes it (an IPv6 address without brackets). */
  readonly hostname: string;
  readonly port: number;
  readonly tls: boolean;
  /** Path before every operation's path, without a trailing slash; empty for most servers. */
  readonly pathPrefix: string;
}

/**
 * Reads a base URL such as `http://127.0.0.1:4200` or `https://[::1]:8443/behind/a/proxy/`.
 * Throws a TypeError that says what is wrong with it.
 */
export function targetOf(baseUrl: string): Target {
  if (!URL.canParse(baseUrl)) throw new TypeError(`The base URL ${JSON.stringify(baseUrl)} is not a URL; write one such as http://127.0.0.1:4200`);
  const url = new URL(baseUrl);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new TypeError(`The base URL begins with ${url.protocol}// where http:// or https:// is needed`);
  if (url.username !== "" || url.password !== "") throw new TypeError("The base URL holds a user name or password; hand a key in as apiKey");
  if (url.search !== "" || url.hash !== "") throw new TypeError("The base URL holds a query or a fragment, which operations cannot keep");
  const tls = url.protocol === "https:";
  return {
    origin: url.origin,
    socketOrigin: `${tls ? "wss" : "ws"}://${url.host}`,
    host: url.host,
    hostname: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (tls ? 443 : 80) : Number(url.port),
    tls,
    pathPrefix: url.pathname.replace(/\/+$/, ""),
  };
}

export type QueryValue = string | number | boolean | null | undefined | readonly (string | number | boolean)[];
export type Query = Readonly<Record<string, QueryValue>>;

/** `?a=1&b=x`, or the empty string; null and undefined values are left out, lists are repeated. */
export function queryText(query: Query | undefined): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === null || value === undefined) continue;
    for (const one of Array.isArray(value) ? (value as readonly unknown[]) : [value]) pairs.append(name, String(one));
  }
  const text = pairs.toString();
  return text === "" ? "" : `?${text}`;
}

/** Fills `/api/agents/{id}`; every value is percent-encoded whole, so that a slash in it stays part of it. */
export function fillPath(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/\{([^}]+)\}/g, (_whole, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`The path ${template} needs a value for ${name}`);
    return encodeURIComponent(value);
  });
}
