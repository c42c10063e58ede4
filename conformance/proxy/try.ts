/* Judges one proxy fault, or each whose name or depth a pattern fits; `=NAME` is that one alone; `none` is the honest proxy:
   `npm run proxy-fault -- NAME`. `SHOW=1` shows the cases. */
import { cases } from "../cases/index.js";
import type { Judged } from "../matrix/judge-fault.js";
import { proxyFaults } from "./faults/index.js";
import type { ProxyFault } from "./proxy-fault.js";
import { honestModelWire, judgeProxyFault } from "./judge-proxy-fault.js";
import { SURVIVORS } from "./survivors.js";

const patterns = process.argv.slice(2);
const fits = (pattern: string, { name, depth }: ProxyFault): boolean => (pattern.startsWith("=") ? `=${name}` === pattern : name.includes(pattern) || depth === pattern);
const chosen = patterns.length === 0 ? proxyFaults : new Set(patterns.flatMap((pattern) => proxyFaults.filter((fault) => fits(pattern, fault))));

if (patterns.includes("none")) {
  for (const honest of [undefined, honestModelWire]) say(honest?.name ?? "honest-proxy", [], await judgeProxyFault(honest, { cases }));
}
for (const fault of chosen) say(fault.name, fault.breaks, await judgeProxyFault(fault, { cases }));

function say(name: string, breaks: readonly string[], { requirements, report }: Judged): void {
  const missed = breaks.filter((id) => !requirements.includes(id));
  const extra = requirements.filter((id) => !breaks.includes(id));
  const survivor = requirements.length === 0 ? SURVIVORS.find((one) => one.name === name) : undefined;
  if (survivor) return console.log(`SURVIVES ${name}: ${survivor.because}`);
  if (missed.length + extra.length > 0) process.exitCode = 1;
  console.log(`${missed.length + extra.length === 0 ? "exact  " : "DIFFERS"} ${name} (${report.durationMs} ms)`);
  if (requirements.length > 0) console.log(`  red: ${requirements.join(", ")}`);
  if (missed.length > 0) console.log(`  not seen: ${missed.join(", ")}`);
  if (extra.length > 0) console.log(`  not declared: ${extra.join(", ")}`);
  if (!process.env["SHOW"]) return;
  for (const one of report.cases.filter(({ outcome }) => outcome !== "passed" && outcome !== "not-applicable")) {
    console.log(`  ${one.outcome} ${one.id} ${one.blockedBy ?? ""} ${one.because ?? ""}`);
    for (const { expected, received, because } of one.findings.slice(0, 2)) console.log(`    ${because} | expected ${expected} | received ${received}`.slice(0, 600));
  }
}
