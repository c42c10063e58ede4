/* Judges the reference server again and again while the machine is busy: `npm run steady -- --runs 300 --busy 2`. Exit codes: 0 every run passed, 1 some did not, 2 the flags were wrong. */
import { parseArgs } from "node:util";
import { processIo } from "../../src/cli/process-io.js";
import { steady } from "./steady.js";

const KEEP_IN = ".cache/steady";
const { runs, busy } = flags();
const done = await steady({
  runs,
  busy,
  keepIn: KEEP_IN,
  io: processIo(),
  onRun: ({ number, exitCode, ms, report }) => {
    if (report !== undefined) console.log(`✗ run ${number} ended with ${exitCode ?? "a signal"} after ${seconds(ms)}; its report, where it came so far: ${report}`);
    else if (number % 10 === 0) console.log(`${number} of ${runs}`);
  },
});
const failed = done.filter(({ exitCode }) => exitCode !== 0);
const times = done.map(({ ms }) => ms).toSorted((a, b) => a - b);
console.log(`${done.length - failed.length} of ${done.length} runs passed with ${busy} cores kept busy; median ${seconds(times[Math.floor(times.length / 2)] ?? 0)}, slowest ${seconds(times.at(-1) ?? 0)}`);
process.exitCode = failed.length === 0 ? 0 : 1;

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function flags(): { readonly runs: number; readonly busy: number } {
  try {
    const { values } = parseArgs({ options: { runs: { type: "string", default: "3" }, busy: { type: "string", default: "2" } } });
    const [runs, busy] = [Number(values.runs), Number(values.busy)];
    if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(busy) || busy < 0) throw new Error("--runs takes a whole number from 1, --busy one from 0");
    return { runs, busy };
  } catch (error) {
    console.error(`${(error as Error).message}\n  npm run steady -- --runs 300 --busy 2`);
    process.exit(2);
  }
}
