/** The four hexadecimal digits that every canary of a run with this seed carries. */
export function runOf(seed: number): string {
  let mixed = seed >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return ((mixed ^ (mixed >>> 16)) & 0xffff).toString(16).padStart(4, "0");
}
