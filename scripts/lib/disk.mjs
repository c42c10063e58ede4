// generated/ on disk against generated/ in memory.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Measured and not made from spec/: `npm run score` writes it, and a test holds it against the faults and cases there are. */
const MEASURED = new Set(["score.json"]);

/** Names of files that are missing, different, or left over, sorted. */
export function differences(root, outputs) {
  const folder = join(root, "generated");
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith(".") && !MEASURED.has(name)) : [];
  const names = new Set([...there, ...Object.keys(outputs)]);
  return [...names].filter((name) => outputs[name] === undefined || !there.includes(name) || readFileSync(join(folder, name), "utf8") !== outputs[name]).sort();
}

/** Writes what differs and removes what is left over; gives back the names, sorted. */
export function writeOutputs(root, outputs) {
  const folder = join(root, "generated");
  mkdirSync(folder, { recursive: true });
  const names = differences(root, outputs);
  for (const name of names) {
    if (outputs[name] === undefined) rmSync(join(folder, name), { recursive: true });
    else writeFileSync(join(folder, name), outputs[name]);
  }
  return names;
}
