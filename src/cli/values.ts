import { InvalidArgumentError } from "commander";

/** Parsers of option values. A value that does not fit is a usage error that says what would. */

/** A TCP port; 0 lets the system pick one. */
export function port(value: string): number {
  return whole(value, 0, 65_535, "a port, 0 to 65535");
}

/** Parser of a whole number of at least `least`. */
export function wholeNumber(least: number, what: string): (value: string) => number {
  return (value) => whole(value, least, Number.MAX_SAFE_INTEGER, what);
}

/** A factor above zero. */
export function factor(value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number) || number <= 0) throw new InvalidArgumentError("It takes a number above 0, such as 2 or 0.5.");
  return number;
}

/** An origin as browsers send it, `https://app.example`. */
export function origin(value: string, before: readonly string[] = []): string[] {
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/\s]+$/i.test(value)) throw new InvalidArgumentError("It takes an origin without a path, such as https://app.example.");
  return [...before, value];
}

function whole(value: string, least: number, most: number, what: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most) throw new InvalidArgumentError(`It takes ${what}.`);
  return number;
}
