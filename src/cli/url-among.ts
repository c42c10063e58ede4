/**
 * An option that takes several values swallows the URL that follows it: `run --select routing http://127.0.0.1:4200`.
 * No pattern is a URL, so the first one among them is the one that was meant.
 */
export function urlAmong(given: string | undefined, select: readonly string[], exclude: readonly string[]): { readonly url: string | undefined; readonly select: readonly string[]; readonly exclude: readonly string[] } {
  if (given !== undefined) return { url: given, select, exclude };
  const url = [...select, ...exclude].find(isUrl);
  const rest = (patterns: readonly string[]): readonly string[] => patterns.filter((pattern) => pattern !== url);
  return { url, select: rest(select), exclude: rest(exclude) };
}

function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}
