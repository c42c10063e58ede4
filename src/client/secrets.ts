export const HIDDEN = "‹hidden›";

/** Headers whose value is a credential whoever sent it: a wrong key is often a right one with a letter changed. */
const CREDENTIAL_HEADERS = new Set(["authorization", "proxy-authorization", "x-api-key", "cookie", "set-cookie"]);

/** Below this length a key is too likely to be part of an innocent word; it is then hidden only where it stands as a credential. */
const MIN_KEY_LENGTH = 6;

/** Keeps credentials out of the log. The wire is not touched. */
export class Hider {
  readonly #forms: readonly string[];

  constructor(apiKey: string | undefined) {
    this.#forms = apiKey === undefined || apiKey.length < MIN_KEY_LENGTH ? [] : formsOf(apiKey);
  }

  /** Every spelling of the key in a text (plain, percent-encoded, inside a JSON string) is replaced. */
  text(text: string): string {
    let shown = text;
    for (const form of this.#forms) if (shown.includes(form)) shown = shown.replaceAll(form, HIDDEN);
    return shown;
  }

  /** As `text`, and the value of a `token` parameter whatever it is. */
  url(url: string): string {
    return this.text(url.replace(/([?&]token=)[^&#]*/g, `$1${HIDDEN}`));
  }

  headers(headers: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, this.#header(name, value)]));
  }

  /** Base64 of bytes, the key in them replaced. */
  base64(bytes: Buffer): string {
    const text = bytes.toString("latin1");
    const hit = this.#forms.some((form) => text.includes(Buffer.from(form, "utf8").toString("latin1")));
    return (hit ? Buffer.from(this.text(bytes.toString("utf8"))) : bytes).toString("base64");
  }

  #header(name: string, value: string): string {
    const lower = name.toLowerCase();
    if (!CREDENTIAL_HEADERS.has(lower)) return lower === "location" ? this.url(value) : this.text(value);
    const scheme = /^(?:Bearer|Basic|Digest) (?=.)/i.exec(value)?.[0] ?? "";
    return scheme + HIDDEN;
  }
}

/** The key as a text may spell it: read with the wrong encoding, percent-encoded, inside JSON, inside JSON inside JSON. */
function formsOf(key: string): string[] {
  const read = [key, Buffer.from(key, "latin1").toString("utf8"), Buffer.from(key, "utf8").toString("latin1")];
  const percent = read.flatMap((one) => [encodeURIComponent(Buffer.from(one).toString()), new URLSearchParams({ k: one }).toString().slice(2)]);
  const plain = [...read, ...percent, ...percent.map((one) => one.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase()))];
  const escaped = plain.flatMap((one) => [inJson(one), inAsciiJson(one), inJson(one).replaceAll("/", "\\/")]);
  return [...new Set([...plain, ...escaped, ...escaped.map(inJson)])].sort((a, b) => b.length - a.length);
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** As servers write JSON that keep to ASCII. */
function inAsciiJson(text: string): string {
  return inJson(text).replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
