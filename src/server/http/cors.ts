import type { Answer, Call } from "../seams.js";

/** Headers that let a page of a known origin read the answer. */
export function corsHeaders(origin: string | undefined, known: boolean): Record<string, string> {
  if (origin === undefined) return {};
  if (!known) return { vary: "origin" };
  return {
    "access-control-allow-origin": origin,
    "access-control-expose-headers": "allow, retry-after, www-authenticate, x-request-id",
    vary: "origin",
  };
}

/** A browser's question whether a page may send a request; it carries no key. */
export function isPreflight(call: Call): boolean {
  return call.method === "OPTIONS" && call.headers["origin"] !== undefined && call.headers["access-control-request-method"] !== undefined;
}

export const PREFLIGHT_ANSWER: Answer = {
  status: 204,
  headers: {
    "access-control-allow-methods": "GET, HEAD, POST, PUT, DELETE",
    "access-control-allow-headers": "authorization, content-type",
    "access-control-max-age": "600",
  },
};
