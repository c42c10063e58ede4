/**
 * What a server sent, made harmless to print. Control characters (C0, DEL, C1), the line and paragraph separators, characters that turn the
 * direction of text, invisible ones and lone surrogates become escapes (`\n`, `\x1b`, `\u202e`), so that no text of a server can move
 * the cursor, colour the screen, retitle the window or hide a difference. Where a CI runner would take a command from a line of a log
 * (`::set-output …::`, `##[add-mask]`, `##vso[…]`), one character of it becomes an escape, too. Everything else stays as received.
 */
export function safe(text: string): string {
  return text.replace(HARMFUL, escape).replace(COMMANDS, (found) => `${found[0]}\\x${found.charCodeAt(1).toString(16)}${found.slice(2)}`);
}

// A line that begins with the first is a command, blanks before it do not count, and lines are broken anywhere; the others are commands wherever they stand.
const COMMANDS = /::(?=[A-Za-z][\w-]*(?: [^]*?)?::)|##(?=\[|vso\[)/g;

const HARMFUL =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escape(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

/**
 * The first `maxCharacters` of a text, with the whole length said where something was cut. Never cuts a surrogate pair in two.
 * @param maxCharacters UTF-16 units that stay.
 */
export function cut(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(maxCharacters - 1));
  const kept = text.slice(0, splitsPair ? maxCharacters - 1 : maxCharacters);
  return `${kept}… (cut; ${text.length} characters in all)`;
}
