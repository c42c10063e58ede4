/**
 * Where the JSON string or object that begins at `from` ends (the place behind it); undefined when none begins there or
 * it is not closed. Brackets inside strings do not count, so a directive may hold `]]` in its text.
 */
export function endOfJson(text: string, from: number): number | undefined {
  if (text[from] === '"') return endOfString(text, from);
  if (text[from] !== "{") return undefined;
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') {
      const end = endOfString(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (char === "{") depth += 1;
    else if (char === "}" && --depth === 0) return at + 1;
  }
  return undefined;
}

function endOfString(text: string, from: number): number | undefined {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return undefined;
}
