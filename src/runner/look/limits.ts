import type { Log } from "../../log/index.js";
import { pathIn } from "./seen.js";

/** What a server told of a limit in a header. */
export interface LimitTold {
  readonly name: string;
  readonly value: string;
  /** Request that it came with. */
  readonly at: string;
}

/** Headers about limits, each name once, as it came first. (`Retry-After`: RFC 9110 §10.2.3; `RateLimit`: draft-ietf-httpapi-ratelimit-headers, and those before it.) */
export function limitsTold(log: Log): readonly LimitTold[] {
  const asked = new Map(log.entries.flatMap((entry) => (entry.kind === "request" ? [[entry.id, `${entry.method} ${pathIn(entry.url)}`] as const] : entry.kind === "ws-refused" ? [[entry.id, `GET ${pathIn(entry.url)}`] as const] : [])));
  const told = new Map<string, LimitTold>();
  for (const entry of log.entries) {
    if (entry.kind !== "response" && entry.kind !== "response-head" && entry.kind !== "ws-refused") continue;
    for (const [name, value] of Object.entries(entry.headers ?? {})) if (/^(retry-after|(x-)?ratelimit\b.*)$/.test(name) && !told.has(name)) told.set(name, { name, value, at: asked.get(entry.id) ?? "" });
  }
  return [...told.values()];
}

/** Requests a minute, where a header tells a number together with the seconds it is for; the least of several. */
export function requestsPerMinuteIn(told: readonly LimitTold[]): number | undefined {
  const policies = told.filter(({ name }) => /ratelimit-(policy|limit)$/.test(name)).flatMap(({ value }) => value.split(","));
  const rates = policies.flatMap((policy) => {
    const seconds = Number(/;\s*w=(\d+)/.exec(policy)?.[1]);
    const many = Number(/;\s*q=(\d+)/.exec(policy)?.[1] ?? /^\s*(\d+)/.exec(policy)?.[1]);
    return seconds > 0 && many > 0 ? [Math.max(1, Math.floor((many * 60) / seconds))] : [];
  });
  return rates.length === 0 ? undefined : Math.min(...rates);
}
