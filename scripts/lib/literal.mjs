// A value as TypeScript source: short ones on one line, keys bare where they may be.
const WIDTH = 140;

export function literal(value, indent = "") {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const items = Array.isArray(value) ? value.map((item) => literal(item, `${indent}  `)) : Object.entries(value).map(([key, item]) => `${keyOf(key)}: ${literal(item, `${indent}  `)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const pad = Array.isArray(value) || items.length === 0 ? "" : " ";
  const line = `${open}${pad}${items.join(", ")}${pad}${close}`;
  if (indent.length + line.length <= WIDTH && !line.includes("\n")) return line;
  return `${open}\n${items.map((item) => `${indent}  ${item},`).join("\n")}\n${indent}${close}`;
}

const keyOf = (key) => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key));
