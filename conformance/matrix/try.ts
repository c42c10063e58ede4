/* Judges one fault, or each that a pattern fits, and says how the verdict differs from the declared one: `npm run fault -- NAME`. */
import { cases } from "../cases/index.js";
import { faults } from "../faults/index.js";
import { compare, isExact } from "./compare.js";
import { judgeFault } from "./judge-fault.js";

const patterns = process.argv.slice(2);
const chosen = faults.filter((fault) => patterns.length === 0 || patterns.some((pattern) => pattern !== "none" && fault.name.includes(pattern)));
if (patterns.includes("none")) {
  const started = performance.now();
  const { requirements, cases: red, report } = await judgeFault(undefined, { cases });
  console.log(`reference: ${red.length} red cases, ${requirements.length} red requirements in ${Math.round(performance.now() - started)} ms`);
  for (const one of report.cases.filter(({ id }) => red.includes(id))) console.log(JSON.stringify({ ...one, findings: one.findings.map(({ exchanges: _, ...rest }) => rest) }, null, 1));
}
let wrong = 0;
for (const fault of chosen) {
  const started = performance.now();
  const judged = await judgeFault(fault, { cases });
  const difference = compare(fault, judged, cases);
  const exact = isExact(difference);
  if (!exact) wrong++;
  console.log(`${exact ? "exact " : "DIFFERS"} ${fault.name} (${Math.round(performance.now() - started)} ms)`);
  if (!exact) console.log(JSON.stringify(difference, null, 2));
  if (process.env["SHOW"]) {
    for (const one of judged.report.cases.filter(({ outcome }) => outcome !== "passed" && outcome !== "not-applicable"))
      console.log(`  ${one.outcome} ${one.id} ${one.blockedBy ?? ""} ${one.because ?? ""} ${one.findings.map((finding) => `[${finding.because} | expected ${finding.expected} | received ${finding.received}]`).slice(0, 2).join(" ")}`);
  }
}
process.exitCode = wrong === 0 ? 0 : 1;
