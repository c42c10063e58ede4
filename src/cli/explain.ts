import type { LedgerRow, LedgerSource } from "../../generated/ledger.js";
import { painter, row } from "../reporters/index.js";
import type { ConformanceCase } from "../runner/index.js";
import { EXIT } from "./exit.js";
import { hasColours } from "./io.js";
import type { Io } from "./io.js";
import { rowOf } from "./ledger-search.js";
import type { Register } from "./register.js";

interface ExplainFlags {
  readonly json?: true;
}

export const registerExplain: Register = (program, does) => {
  program
    .command("explain")
    .description("tell all about one requirement: its sentence, where it comes from, its cases, what breaks it")
    .argument("<id>", "id of a requirement or of a case")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample:\n  $ sessionproof explain tags.response.names-its-own-session")
    .action(does<ExplainFlags>(async ([id = ""], flags, io) => explain(id, flags, io)));
};

async function explain(id: string, flags: ExplainFlags, io: Io): Promise<number> {
  const [{ ledger }, { cases }] = await Promise.all([import("../../generated/ledger.js"), import("../../conformance/cases/index.js")]);
  const found = rowOf(id, ledger);
  const own = cases.filter((one) => one.proves === found.id);
  const leaning = ledger.filter((one) => one.relies.some((other) => other === found.id)).map((one) => one.id);
  io.stdout.write(flags.json ? asJson(found, own, leaning) : asText(found, own, leaning, io));
  return EXIT.asExpected;
}

function asJson(found: LedgerRow, cases: readonly ConformanceCase[], leaning: readonly string[]): string {
  const told = cases.map(({ id, title, needs, brokenBy }) => ({ id, title, needs, brokenBy }));
  return `${JSON.stringify({ ...found, reliedOnBy: leaning, cases: told }, null, 2)}\n`;
}

function asText(found: LedgerRow, cases: readonly ConformanceCase[], leaning: readonly string[], io: Io): string {
  const paint = painter(hasColours(io.stdout, io.env));
  const shape = { indent: 2, label: 14, width: Math.min(io.stdout.columns, 120), paintLabel: paint.dim };
  const lines = [paint.bold(found.id), ...row("sentence", found.text, shape)];
  lines.push(...row("level", `${found.level}: ${MEANING[found.level]}`, shape));
  lines.push(...row("source", sourceText(found.source), shape), ...row("in contract", `spec/${found.at}`, shape));
  lines.push(...row("since", found.since, shape));
  if (found.native) lines.push(...row("shape", "about this API's own shape; says nothing about other shapes", shape));
  if (found.relies.length > 0) lines.push(...row("relies on", found.relies.join(", "), shape));
  if (leaning.length > 0) lines.push(...row("relied on by", leaning.join(", "), shape));
  if (cases.length === 0) lines.push(...row("cases", `none: ${found.untestable ?? "no case proves it yet"}`, shape));
  for (const one of cases) {
    lines.push("", `  ${paint.bold(one.id)}`, ...row("shows", one.title, shape));
    if (one.needs.length > 0) lines.push(...row("needs", one.needs.join(", "), shape));
    lines.push(...row("broken by", one.brokenBy.join(", "), shape));
  }
  const [first] = cases;
  const [fault] = first?.brokenBy ?? [];
  lines.push("", `Judge it alone:     sessionproof run URL --select ${found.id}`);
  if (fault !== undefined) lines.push(`Look at a failure:  sessionproof demo --fault ${fault}`);
  return `${lines.join("\n")}\n`;
}

/** A promise of the proposal, the bug that taught it, a standard, or our own reason. */
function sourceText({ proposal, bug, rfc, ours }: LedgerSource): string {
  return [proposal === undefined ? undefined : `promise ${proposal} of the proposal`, bug, rfc, ours].filter((part) => part !== undefined).join("; ");
}

const MEANING: Readonly<Record<LedgerRow["level"], string>> = {
  MUST: "a server that breaks it fails",
  SHOULD: "a server that breaks it is warned; with --strict that is a finding too",
  MAY: "only told, never judged",
};
