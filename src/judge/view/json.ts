import { valueOfJson } from "../../log/index.js";

/** The value of a JSON text, or undefined. */
export function jsonOf(text: string | undefined): unknown {
  return text === undefined ? undefined : valueOfJson(text);
}

/** A member of a JSON object; undefined for anything else. */
export function member(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

export function stringIn(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === "string" ? found : undefined;
}

export function arrayIn(value: unknown, name: string): readonly unknown[] {
  const found = member(value, name);
  return Array.isArray(found) ? found : [];
}

/** Recorders cut long bodies and say how long they were: `… (70014 bytes)`. The length of one that was cut; undefined else. */
export function cutLength(text: string | undefined): number | undefined {
  const length = Number(/… ?\((\d+) (?:bytes|characters)\)$/.exec(text ?? "")?.[1] ?? 0);
  return length > (text?.length ?? 0) ? length : undefined;
}

/** A text that was cut cannot be judged. */
export function isCut(text: string | undefined): boolean {
  return cutLength(text) !== undefined;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A hyphenated UUID in lower case; undefined for anything else. */
export function uuid(value: unknown): string | undefined {
  return typeof value === "string" && UUID.test(value) ? value.toLowerCase() : undefined;
}

/** At most `most` characters of a value as it came, the length said when cut. */
export function shown(value: unknown, most = 120): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return text.length <= most ? text : `${text.slice(0, most)}… (${text.length} characters)`;
}
