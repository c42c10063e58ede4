import { isIP } from "node:net";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
const ANY_ADDRESS = new Set(["0.0.0.0", "::", "[::]"]);

export interface OwnAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * Whether an `Origin` header names this server or one that was allowed.
 * The `Host` header of the request proves the server's own origin only where it is an IP address or localhost: a name could be anybody's,
 * pointed at this machine for the occasion (DNS rebinding).
 */
export function originIsKnown(origin: string, host: string | undefined, own: OwnAddress | undefined, allowed: readonly string[]): boolean {
  if (allowed.includes(origin) || allowed.includes("*")) return true;
  let url: URL;
  try {
    url = new URL(origin);
  } catch {
    return false;
  }
  if (url.origin !== origin || !["http:", "https:"].includes(url.protocol)) return false;
  const name = url.hostname;
  const isAddress = LOOPBACK.has(name) || isIP(name.replace(/^\[|\]$/g, "")) !== 0;
  if (isAddress && host !== undefined && url.host === withoutDefaultPort(host, url.protocol)) return true;
  if (!own || url.port !== String(own.port)) return false;
  if (name === own.host || name === `[${own.host}]`) return true;
  return LOOPBACK.has(name) && (LOOPBACK.has(own.host) || own.host === "::1" || ANY_ADDRESS.has(own.host));
}

function withoutDefaultPort(host: string, protocol: string): string {
  return host.toLowerCase().replace(protocol === "http:" ? /:80$/ : /:443$/, "");
}
