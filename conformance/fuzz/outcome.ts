import type { Fuzzed } from "./fuzz.js";
import { MOST_HEAP_GROWTH_BYTES, MOST_RESIDENT_BYTES } from "./limits.js";

/** Everything that was wrong: answers, and memory that goes on growing. */
export function problemsOf({ problems, peakRssBytes, heapBytes }: Fuzzed): readonly string[] {
  const growth = heapGrowthBytes(heapBytes);
  return [
    ...problems,
    ...(peakRssBytes > MOST_RESIDENT_BYTES ? [`${peakRssBytes} bytes were resident, the bound is ${MOST_RESIDENT_BYTES}`] : []),
    ...(growth > MOST_HEAP_GROWTH_BYTES ? [`the settled heap grew by ${growth} bytes, the bound is ${MOST_HEAP_GROWTH_BYTES}: ${heapBytes.join(", ")}`] : []),
  ];
}

/** From the first third of the rounds to the last, by the least of each: what a connection on its way out still holds comes and goes, a leak stays. */
export function heapGrowthBytes(heapBytes: readonly number[]): number {
  const third = Math.ceil(heapBytes.length / 3);
  return heapBytes.length === 0 ? 0 : Math.max(0, Math.min(...heapBytes.slice(-third)) - Math.min(...heapBytes.slice(0, third)));
}
