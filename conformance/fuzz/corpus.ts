import fc from "fast-check";

/** Names with a meaning to JavaScript's objects. */
export const POISONED = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__defineGetter__", "valueOf", "then", "length"] as const;

/** Texts that programs stumble over. */
const ODD_TEXTS = [
  "", " ", "\u0000", "a\u0000b", "\r\n", "\r\nx-injected: 1\r\n\r\n", "../../../../etc/passwd", "..%2f..%2f", "%00", "%", "%zz", "%c0%af", "%f0%9f%92%a9", "\ud800", "\udfff\ud800", "\ufeff", "\u202eabc", "é", "e\u0301",
  "💩", "👨‍👩‍👧‍👦", "ß", "İ", "ﬃ", "\u001b[2J\u001b]0;x\u0007", "<script>alert(1)</script>", "${7*7}", "{{7*7}}", "'; DROP TABLE sessions; --", "NaN", "Infinity", "-0", "1e999", "0x10", "null", "undefined", "true", "[object Object]", "NO_REPLY",
  "00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "{00000000-0000-4000-8000-000000000000}", "urn:uuid:00000000-0000-4000-8000-000000000000", "000000000000400080000000000000aa", "[[", "]]", "[[pieces=999999999]]", "[[say=\"", ...POISONED,
];

/** What the scripted model understands, behind the mark of a turn. */
const SCRIPTS = ["", "[[slow=30]]", "[[pieces=20 gap=1]]", "[[fail=500]]", "[[fail=429 after=1]]", "[[silent]]", "[[recall]]", "[[long=40000]]", "[[long=1500000]]", '[[tool=file_list {"path":"."}]]', '[[tool=nope {"__proto__":1}]]', '[[say="\\u0000\\u001b[2J"]]', '[[say="\\ud800"]]'];

const scripted = fc.tuple(fc.nat(9_999), fc.constantFrom(...SCRIPTS)).map(([n, script]) => `sp0000-c001-t${n} ${script}`);
const repeated = fc.tuple(fc.constantFrom("a", "é", "💩", "\u0000", "\\", '"', "[[", "sp0000-c001-t1 "), fc.constantFrom(1_000, 8_000, 65_535, 65_536, 65_537)).map(([piece, bytes]) => piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece))));

export const text: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: scripted, weight: 6 },
  { arbitrary: fc.constantFrom(...ODD_TEXTS), weight: 6 },
  { arbitrary: fc.string({ unit: "binary", maxLength: 40 }), weight: 3 },
  { arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }), weight: 2 },
  { arbitrary: repeated, weight: 1 },
);

/** JSON text of a value nested so deep that who walks it by recursion falls. */
export const deepJson: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(["[", "]"], ['{"a":', "}"], ['{"__proto__":', "}"]), fc.constantFrom(100, 2_000, 9_000, 30_000))
  .map(([[open = "", close = ""], depth]) => `${open.repeat(depth)}1${close.repeat(depth)}`.replace('":}', '":1}'));

const scalar: fc.Arbitrary<unknown> = fc.oneof(text, fc.constantFrom<unknown>(null, true, false, 0, -0, -1, 1.5, 1e308, 2 ** 53, [], {}, [[]], [null], { length: -1 }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());

/** Any value of JSON, objects with names that mean something among them. */
export const value: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: scalar, weight: 5 },
  { arbitrary: fc.array(scalar, { maxLength: 4 }), weight: 1 },
  { arbitrary: fc.array(fc.tuple(fc.oneof(fc.constantFrom(...POISONED), fc.string({ maxLength: 8 })), scalar), { maxLength: 4 }).map(ownMembers), weight: 1 },
);

/** An object with exactly these members of its own, whatever their names. */
export function ownMembers(members: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [name, member] of members) Object.defineProperty(object, name, { value: member, enumerable: true, configurable: true, writable: true });
  return object;
}

/** Bytes that are no request of anybody. */
export const noise: fc.Arbitrary<Buffer> = fc.oneof(fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)), fc.string({ unit: "binary-ascii", maxLength: 200 }).map((ascii) => Buffer.from(ascii)));

/** A text as a part of a path or a query: lone surrogates cannot be escaped and are replaced. */
export function escaped(odd: string): string {
  return encodeURIComponent(odd.replace(/\p{Surrogate}/gu, "\ufffd"));
}
