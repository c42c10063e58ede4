/* Judges every fault and writes `generated/score.json` and `docs/score.md`: `npm run score`. With `--seed=N` in another order, and nothing is written: a verdict must not hang on the order. With `--share=I` only that share, printed as JSON lines: the two shares run in processes of their own. */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ledger } from "../../generated/ledger.js";
import { cases } from "../cases/index.js";
import { faults } from "../faults/index.js";
import { judgeWithSecondLook } from "./second-look.js";
import { scoreOf, scorePage, scoreRow, type ScoreRow } from "./score.js";

/** Most of the time a share waits for what does not come: more of them than cores. */
const SHARES = 4;
const share = flag("share");
const seed = flag("seed");
if (share === undefined) await writeAll();
else await judgeShare(Number(share));

function flag(name: string): string | undefined {
  return process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
}

async function judgeShare(number: number): Promise<void> {
  for (const fault of faults.filter((_, i) => i % SHARES === number)) {
    process.stdout.write(`${JSON.stringify(scoreRow(fault, await judgeWithSecondLook(fault, cases, seed === undefined ? {} : { seed: Number(seed) }), cases))}\n`);
  }
}

async function writeAll(): Promise<void> {
  let done = 0;
  const tell = () => process.stderr.write(`\r${++done} of ${faults.length} wrong servers judged`);
  const rows = (await Promise.all(Array.from({ length: SHARES }, (_, number) => shareInItsProcess(number, tell)))).flat();
  process.stderr.write("\n");
  const order = new Map(faults.map(({ name }, i) => [name, i]));
  rows.sort((a, b) => order.get(a.fault)! - order.get(b.fault)!);
  const score = scoreOf(rows, ledger.length, cases.length);
  if (seed === undefined) {
    writeFileSync("generated/score.json", `${JSON.stringify(score, null, 1)}\n`);
    writeFileSync("docs/score.md", scorePage(score));
  }
  process.stdout.write(`${score.caught} of ${score.faults} caught, ${score.exact} exactly, mean red ${score.meanRed}\n`);
  for (const row of rows.filter(({ exact }) => !exact)) process.stdout.write(`not exact: ${row.fault}: ${row.red.join(", ") || "nothing red"}\n`);
}

function shareInItsProcess(number: number, tell: () => void): Promise<ScoreRow[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), `--share=${number}`, ...(seed === undefined ? [] : [`--seed=${seed}`])], { stdio: ["ignore", "pipe", "inherit"] });
    const rows: ScoreRow[] = [];
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop()!;
      for (const line of lines) {
        rows.push(JSON.parse(line) as ScoreRow);
        tell();
      }
    });
    child.once("close", (code) => (code === 0 ? resolve(rows) : reject(new Error(`share ${number} ended with ${code}`))));
  });
}
