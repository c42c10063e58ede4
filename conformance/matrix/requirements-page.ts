/* Writes `docs/requirements.md` from the ledger, the cases and the faults: `npm run docs`. With `--check` it only compares. */
import { readFileSync, writeFileSync } from "node:fs";
import { ledger, type LedgerRow } from "../../generated/ledger.js";
import { cases } from "../cases/index.js";
import { faults } from "../faults/index.js";

const PAGE = "docs/requirements.md";
const page = requirementsPage();
if (!process.argv.includes("--check")) writeFileSync(PAGE, page);
else if (readFileSync(PAGE, "utf8") !== page) {
  process.stderr.write(`${PAGE} does not say what the ledger, the cases and the faults say: run \`npm run docs\` and commit it.\n`);
  process.exitCode = 1;
}

function requirementsPage(): string {
  const areas = [...new Set(ledger.map(({ area }) => area))];
  const provable = ledger.filter((row) => row.untestable === undefined);
  return [
    "# Requirements",
    "",
    "Written from `spec/requirements/`, the cases and the faults by `npm run docs`.",
    "",
    `${ledger.length} requirements in ${areas.length} areas; ${provable.length} can be seen from outside and have ${cases.length} cases, which ${faults.length} wrong servers break.`,
    "",
    ...areas.flatMap(areaSection),
  ].join("\n");
}

function areaSection(area: string): string[] {
  const rows = ledger.filter((row) => row.area === area);
  return [`## ${area}`, "", "| requirement | level | sentence | source | cases | wrong servers that break it |", "|---|---|---|---|---|---|", ...rows.map(line), ""];
}

function line(row: LedgerRow): string {
  const own = cases.filter(({ proves }) => proves === row.id);
  const breaking = faults.filter(({ breaks }) => breaks.includes(row.id)).map(({ name }) => name);
  const proof = row.untestable === undefined ? own.map(({ situation }) => situation).join(", ") : `cannot be seen from outside: ${row.untestable}`;
  return `| \`${row.id}\` | ${row.level} | ${row.text} | ${source(row)} | ${proof} | ${breaking.join(", ")} |`.replace(/\n/g, " ");
}

function source({ source: { proposal, bug, rfc, ours } }: LedgerRow): string {
  const link = (url: string) => `[${url.replace(/^https:\/\/(github\.com\/)?/, "").replace(/\/(issues|pull)\//, "#")}](${url})`;
  return [proposal, bug && link(bug), rfc && link(rfc), ours].filter((part) => part !== undefined).join("; ");
}
