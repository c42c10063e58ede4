#!/usr/bin/env node
// Who imports whom against the table of docs/architecture.md.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { roomProblems, roomsIn, sourcesIn } from "./lib/rooms.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = sourcesIn(root);
const problems = roomProblems(roomsIn(readFileSync(join(root, "docs/architecture.md"), "utf8")), files);
for (const problem of problems) console.error(problem);
console.log(problems.length ? `${problems.length} imports cross a wall` : `${files.size} files keep to their rooms`);
process.exitCode = problems.length ? 1 : 0;
