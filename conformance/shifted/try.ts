/* Judges faults through the other shape and says what differs from their declared verdict: `npm run shifted -- NAME`, `all`, every sixth of them with `all/6`, or `none` for the right server. */
import { cases } from "../cases/index.js";
import { faults } from "../faults/index.js";
import { isAsked } from "./asked.js";
import { judgeShifted } from "./judge-shifted.js";

const patterns = process.argv.slice(2);
const oneIn = Number(patterns.find((one) => one.startsWith("all/"))?.slice(4) ?? 1);
const some = faults.filter(isAsked).filter((_, n) => n % oneIn === 0);
const chosen = patterns.some((one) => one.startsWith("all")) ? some : faults.filter(({ name }) => patterns.some((one) => one !== "none" && name.includes(one)));
for (const fault of [...(patterns.includes("none") ? [undefined] : []), ...chosen]) {
  const began = performance.now();
  const { requirements, report } = await judgeShifted(fault, { cases });
  const missed = (fault?.breaks ?? []).filter((id) => !requirements.includes(id) && report.requirements.find((row) => row.id === id)?.outcome !== "not-applicable");
  const extra = requirements.filter((id) => !fault?.breaks.includes(id as never));
  const skipped = report.requirements.filter(({ id, outcome }) => fault?.breaks.includes(id as never) && outcome === "not-applicable").map(({ id }) => id);
  console.log(`${missed.length + extra.length === 0 ? (requirements.length === 0 && fault ? "not asked" : "exact    ") : "DIFFERS  "} ${fault?.name ?? "reference"} (${Math.round(performance.now() - began)} ms) ${missed.length ? `missed ${missed.join(", ")}` : ""} ${extra.length ? `extra ${extra.join(", ")}` : ""} ${skipped.length ? `n/a ${skipped.join(", ")}` : ""}`);
  if (!fault || process.env["SHOW"]) {
    console.log(JSON.stringify(report.counts));
    for (const one of report.cases.filter(({ outcome }) => outcome !== "passed" && outcome !== "not-applicable")) console.log(`  ${one.outcome} ${one.id} ${one.blockedBy ?? ""} ${one.because ?? ""} ${one.findings.map((finding) => `[${finding.because} | expected ${finding.expected} | received ${finding.received}]`).slice(0, 2).join(" ")}`);
  }
}
