/* Judges each right server that a pattern fits and says what is red or was not asked: `npm run right -- NAME`. `none` is the untouched one. */
import { cases } from "../cases/index.js";
import { variations } from "./index.js";
import { judgeRight, unexplained } from "./judge-right.js";

const patterns = process.argv.slice(2);
const chosen = variations.filter(({ name }) => patterns.length === 0 || patterns.some((pattern) => pattern !== "none" && name.includes(pattern)));
const untouched = await judgeRight(undefined, { cases });
console.log(`untouched: ${untouched.cases.length} red, ${count(untouched.report.cases, "passed")} passed of ${cases.length}, ${untouched.report.durationMs} ms`);
let wrong = untouched.cases.length;
for (const one of chosen) {
  const judged = await judgeRight(one, { cases }).catch((error: unknown) => String(error));
  if (typeof judged === "string") {
    wrong += 1;
    console.log(`STOPPED ${one.name}: ${judged}`);
    continue;
  }
  const { cases: red, report, lookedAtTwice } = judged;
  const unasked = unexplained(judged, one, untouched.report);
  const isGreen = red.length === 0 && unasked.length === 0;
  if (!isGreen) wrong += 1;
  console.log(`${isGreen ? "green  " : "ACCUSED"} ${one.name} (${report.durationMs} ms, ${count(report.cases, "passed")} passed, ${count(report.cases, "not-applicable")} not applicable, ${lookedAtTwice.length} looked at twice)`);
  for (const { id, outcome, because, findings } of report.cases.filter(({ id }) => red.includes(id))) {
    console.log(`  ${outcome} ${id} ${because ?? ""}`);
    for (const finding of findings.slice(0, 2)) console.log(`    ${finding.because}\n    expected ${finding.expected}\n    received ${finding.received}`);
  }
  for (const line of unasked) console.log(`  not asked ${line}`);
}
process.exitCode = wrong === 0 ? 0 : 1;

function count(list: readonly { readonly outcome: string }[], outcome: string): number {
  return list.filter((one) => one.outcome === outcome).length;
}
