import { requirement } from "../../generated/ledger.js";
import type { ConformanceCase } from "../../src/runner/case.js";
import type { Fault } from "../faults/fault.js";
import { compare, isExact } from "./compare.js";
import type { Judged } from "./judge-fault.js";

/** What the suite made of one wrong server. */
export interface ScoreRow {
  readonly fault: string;
  readonly depth: string;
  /** When it shows, for one that does not always. */
  readonly sly?: string;
  /** Requirements red of their own. */
  readonly red: readonly string[];
  /** How many cases are red of their own. */
  readonly cases: number;
  /** Something is red. */
  readonly caught: boolean;
  /** Red is exactly what the fault declares, shown by exactly the cases that name it. */
  readonly exact: boolean;
}

export interface Score {
  readonly faults: number;
  readonly caught: number;
  readonly exact: number;
  readonly requirements: number;
  readonly cases: number;
  /** Red requirements for one caught fault, on average, to two places. */
  readonly meanRed: number;
  readonly rows: readonly ScoreRow[];
}

export function scoreRow(fault: Fault, judged: Judged, cases: readonly ConformanceCase[]): ScoreRow {
  return {
    fault: fault.name,
    depth: fault.depth,
    ...(fault.sly === undefined ? {} : { sly: fault.sly }),
    red: judged.requirements,
    cases: judged.cases.length,
    caught: judged.requirements.length > 0,
    exact: isExact(compare(fault, judged, cases)),
  };
}

export function scoreOf(rows: readonly ScoreRow[], requirements: number, cases: number): Score {
  const caught = rows.filter((row) => row.caught);
  const reds = caught.reduce((sum, row) => sum + row.red.length, 0);
  return {
    faults: rows.length,
    caught: caught.length,
    exact: rows.filter((row) => row.exact).length,
    requirements,
    cases,
    meanRed: caught.length === 0 ? 0 : Math.round((reds / caught.length) * 100) / 100,
    rows,
  };
}

/** The score as a page: the figures, then by depth, then by requirement, then every fault. */
export function scorePage(score: Score): string {
  const survivors = score.rows.filter((row) => !row.caught);
  const depths = [...new Set(score.rows.map((row) => row.depth))];
  const required = [...new Set(score.rows.flatMap((row) => row.red))].sort();
  return [
    "# The score",
    "",
    "Every wrong server is the reference server with one thing changed, judged by every case over loopback sockets.",
    "`npm run score` measures it and writes this page and `generated/score.json`; `npm test` measures it again and compares.",
    "",
    "| | |",
    "|---|---|",
    `| wrong servers caught | ${score.caught} of ${score.faults} |`,
    `| caught by exactly the cases that name them, and nothing else red | ${score.exact} of ${score.faults} |`,
    `| red requirements for one wrong server, mean | ${score.meanRed.toFixed(2)} |`,
    `| wrong servers that are wrong only at times | ${score.rows.filter((row) => row.sly !== undefined).length} |`,
    `| requirements in the ledger | ${score.requirements} |`,
    `| cases | ${score.cases} |`,
    "",
    "## Survivors",
    "",
    ...(survivors.length === 0 ? ["None."] : survivors.map((row) => `- \`${row.fault}\`${row.sly === undefined ? "" : ` (${row.sly})`}`)),
    "",
    "## By depth",
    "",
    "| where the wrong thing sits | caught | of |",
    "|---|---|---|",
    ...depths.map((depth) => {
      const own = score.rows.filter((row) => row.depth === depth);
      return `| ${depth} | ${own.filter((row) => row.caught).length} | ${own.length} |`;
    }),
    "",
    "## By requirement",
    "",
    "| requirement | level | wrong servers that turn it red |",
    "|---|---|---|",
    ...required.map((id) => `| ${id} | ${requirement(id as never).level} | ${score.rows.filter((row) => row.red.includes(id)).map((row) => row.fault).join(", ")} |`),
    "",
    "## Every wrong server",
    "",
    "| wrong server | depth | shows | red | cases |",
    "|---|---|---|---|---|",
    ...score.rows.map((row) => `| ${row.fault} | ${row.depth} | ${row.sly ?? "always"} | ${row.red.join(", ") || "nothing"} | ${row.cases} |`),
    "",
  ].join("\n");
}
