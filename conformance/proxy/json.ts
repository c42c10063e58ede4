import type { Ask, Reply, StreamBlock } from "./traffic.js";

export type JsonObject = Readonly<Record<string, unknown>>;

/** The object a text or body holds; undefined where it holds anything else. */
export function objectIn(text: string | Buffer | undefined): JsonObject | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text.toString()) as unknown;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

/** The objects of a list member; empty where there is none. */
export function listIn(value: JsonObject | undefined, member: string): readonly JsonObject[] {
  const list = value?.[member];
  return Array.isArray(list) ? (list as JsonObject[]) : [];
}

export function textIn(value: JsonObject | undefined, member: string): string | undefined {
  const text = value?.[member];
  return typeof text === "string" ? text : undefined;
}

/** The same object with one member changed, or without it where the change is undefined. */
export function withMember(value: JsonObject, member: string, to: unknown): JsonObject {
  const { [member]: _, ...rest } = value;
  return to === undefined ? rest : { ...rest, [member]: to };
}

export function withBody<T extends Ask | Reply>(message: T, body: unknown): T {
  return { ...message, body: Buffer.from(JSON.stringify(body)) };
}

/** The answer with its JSON object changed; as it is where it has none. */
export function changed(reply: Reply, change: (body: JsonObject) => JsonObject): Reply {
  const body = reply.stream ? undefined : objectIn(reply.body);
  return body ? withBody(reply, change(body)) : reply;
}

export function blockOf(name: string, data: JsonObject): StreamBlock {
  const text = JSON.stringify(data);
  return { name, data: text, raw: `${name === "" ? "" : `event: ${name}\n`}data: ${text}\n\n` };
}
