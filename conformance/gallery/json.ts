/** Changes every object of a JSON value, the innermost first; what stands below `input` is somebody's data and left alone. */
export function mapObjects(value: unknown, change: (object: Readonly<Record<string, unknown>>) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => mapObjects(one, change));
  if (typeof value !== "object" || value === null) return value;
  return change(Object.fromEntries(Object.entries(value).map(([name, member]) => [name, name === "input" ? member : mapObjects(member, change)])));
}

export const reversed = (value: unknown): unknown => mapObjects(value, (object) => Object.fromEntries(Object.entries(object).reverse()));

/** Every character beyond ASCII and every slash escaped: the same JSON value (RFC 8259 §7). */
export function escaped(value: unknown): string {
  return JSON.stringify(value)
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`)
    .replace(/\//g, "\\/");
}

/** White space wherever JSON allows it, without line ends. */
export function spaced(value: unknown): string {
  return ` ${JSON.stringify(value, null, "\t").replace(/\n\s*/g, "\t ")} `;
}
