import type { LedgerRow } from "../../generated/ledger.js";
import type { ConformanceCase } from "../runner/index.js";
import { count, painter, row } from "../reporters/index.js";
import { EXIT } from "./exit.js";
import { hasColours } from "./io.js";
import type { Io } from "./io.js";
import { fitting } from "./ledger-search.js";
import type { Register } from "./register.js";

interface ListFlags {
  readonly json?: true;
}

export const registerList: Register = (program, does) => {
  program
    .command("list")
    .description("print the requirements, with their level, sentence and cases")
    .argument("[pattern]", "only what an id begins with (routing, tags.error), or with * for any characters")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExamples:\n  $ sessionproof list\n  $ sessionproof list tags\n  $ sessionproof list '*.history.*' --json")
    .action(does<ListFlags>(async ([pattern], flags, io) => list(pattern, flags, io)));
};

async function list(pattern: string | undefined, flags: ListFlags, io: Io): Promise<number> {
  const [{ ledger }, { cases }] = await Promise.all([import("../../generated/ledger.js"), import("../../conformance/cases/index.js")]);
  const rows = fitting(pattern, ledger);
  io.stdout.write(flags.json ? asJson(rows, cases) : asText(rows, cases, io));
  return EXIT.asExpected;
}

function asJson(rows: readonly LedgerRow[], cases: readonly ConformanceCase[]): string {
  const listed = rows.map(({ id, level, text, at, source, untestable }) => ({
    id,
    level,
    text,
    at,
    source,
    ...(untestable === undefined ? {} : { untestable }),
    cases: casesOf(id, cases).map((one) => one.id),
  }));
  return `${JSON.stringify(listed, null, 2)}\n`;
}

function asText(rows: readonly LedgerRow[], cases: readonly ConformanceCase[], io: Io): string {
  const paint = painter(hasColours(io.stdout, io.env));
  const shape = { indent: 2, label: 8, width: Math.min(io.stdout.columns, 120), paintLabel: paint.dim };
  const lines: string[] = [];
  let area = "";
  let shown = 0;
  for (const one of rows) {
    if (one.area !== area) {
      if (area !== "") lines.push("");
      area = one.area;
    }
    const situations = casesOf(one.id, cases).map((each) => each.situation);
    shown += situations.length;
    lines.push(paint.bold(one.id), ...row(one.level, one.text, shape));
    lines.push(...row(situations.length === 1 ? "case" : "cases", situations.length > 0 ? situations.join(", ") : `none: ${one.untestable ?? "no case proves it yet"}`, shape, paint.dim));
  }
  lines.push("", `${count(rows.length, "requirement")}, ${count(shown, "case")}. sessionproof explain ID tells more about one.`);
  return `${lines.join("\n")}\n`;
}

function casesOf(id: string, cases: readonly ConformanceCase[]): readonly ConformanceCase[] {
  return cases.filter((one) => one.proves === id);
}
