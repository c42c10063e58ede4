/* Judges the stand-in under its true limits and says how long that took: `npm run stand-in`. With a number, a minute of its limits lasts so many milliseconds. */
import { readProfile } from "../../src/cli/profile.js";
import { cases } from "../cases/index.js";
import { judgeStandIn } from "./judge-standin.js";

const minuteMs = Number(process.argv[2] ?? 60_000);
const { report, used } = await judgeStandIn({
  cases,
  profile: readProfile("profiles/openfang-pr943.yaml"),
  minuteMs,
  timeScale: Number(process.argv[3] ?? 1),
  onProgress: (event) => {
    if (event.kind === "throttled" || event.kind === "second-look") console.log(event.text);
  },
});
const waits = report.suite.waits.map((wait) => `${Math.round(wait.ms / 1000)} s for ${wait.for}`).join(", ");
console.log(`verdict after ${Math.round(report.durationMs / 1000)} s: ${report.counts.requirements.failed} requirements broken, ${report.counts.requirements.warned} warnings`);
console.log(`at most ${used.sockets} sockets open at once and ${used.frames} frames a minute on one; waited in all ${waits || "for nothing"}`);
