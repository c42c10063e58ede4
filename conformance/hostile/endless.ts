import type { Writable } from "node:stream";

/** Writes the same again and again for as long as it is taken, and no faster. */
export function forever(to: Writable, piece: string | Buffer): void {
  const more = (): void => {
    while (!to.destroyed && to.writable) if (!to.write(piece)) break;
  };
  to.on("drain", () => setImmediate(more));
  more();
}

/** Writes a text byte by byte, and its last byte for ever after. */
export function drip(to: Writable, text: string, everyMs: number): void {
  const bytes = Buffer.from(text);
  let at = 0;
  const timer = setInterval(() => {
    if (to.destroyed || !to.writable) return clearInterval(timer);
    to.write(bytes.subarray(Math.min(at, bytes.length - 1), Math.min(at, bytes.length - 1) + 1));
    at += 1;
  }, everyMs);
  timer.unref();
  to.on("close", () => clearInterval(timer));
}
