/* Fuzzes the reference server and says what came of it: `npm run fuzz -- --count 1000000 --seed N`. Exit codes: 0 nothing was wrong, 1 something was, 2 the flags were. */
import { parseArgs } from "node:util";
import { fuzz, type Fuzzed } from "./fuzz.js";
import { MOST_HEAP_GROWTH_BYTES, MOST_RESIDENT_BYTES } from "./limits.js";
import { heapGrowthBytes, problemsOf } from "./outcome.js";

const SAY_EVERY_MS = 10_000;
const mib = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;

const { count, seed } = flags();
let saidMs = 0;
const fuzzed = await fuzz({
  count,
  seed,
  onRound: (soFar) => {
    if (soFar.durationMs - saidMs < SAY_EVERY_MS) return;
    saidMs = soFar.durationMs;
    console.log(`${seconds(soFar)} s: ${soFar.requests} requests, ${soFar.frames} frames, ${soFar.turns.answered} valid turns answered, at most ${mib(soFar.peakRssBytes)}, settled heap ${mib(soFar.heapBytes.at(-1) ?? 0)}, ${soFar.problems.length} problems`);
  },
});
console.log(`seed ${seed}: ${fuzzed.requests} requests and ${fuzzed.frames} frames in ${fuzzed.rounds} rounds, ${seconds(fuzzed)} s`);
console.log(`answers: ${Object.entries(fuzzed.answers).sort().map(([kind, times]) => `${times} ${kind}`).join(", ")}; ${fuzzed.framesHeard} frames`);
console.log(`valid turns in between: ${fuzzed.turns.answered} answered, ${fuzzed.turns.refused} refused while a bound was met`);
console.log("bounds met and model failures asked for:");
for (const [bound, times] of Object.entries(fuzzed.bounds).sort(([, a], [, b]) => b - a)) console.log(`  ${times} × ${bound}`);
console.log(`memory of the server: at most ${mib(fuzzed.peakRssBytes)} resident (bound ${mib(MOST_RESIDENT_BYTES)}); its settled heap grew by ${mib(heapGrowthBytes(fuzzed.heapBytes))} (bound ${mib(MOST_HEAP_GROWTH_BYTES)})`);
const problems = problemsOf(fuzzed);
for (const problem of problems) console.log(`✗ ${problem}`);
console.log(problems.length === 0 ? "nothing was wrong" : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

function seconds({ durationMs }: Fuzzed): number {
  return Math.round(durationMs / 1_000);
}

function flags(): { readonly count: number; readonly seed: number } {
  try {
    const { values } = parseArgs({ options: { count: { type: "string", default: "20000" }, seed: { type: "string", default: "1" } } });
    const [count, seed] = [Number(values.count), Number(values.seed)];
    if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed)) throw new Error("--count takes a whole number from 1, --seed a whole number");
    return { count, seed };
  } catch (error) {
    console.error(`${(error as Error).message}\n  npm run fuzz -- --count 1000000 --seed 7`);
    process.exit(2);
  }
}
