import { expect, it } from "vitest";
import { cases } from "../cases/index.js";
import { judgeRight } from "./judge-right.js";
import { nginxPath, startNginx } from "./nginx.js";
import { behindNginx } from "./places.js";

const path = nginxPath();
if (path === undefined) console.log("skipped: nginx is not installed here (Debian has it as nginx-light), so no reverse proxy stands before the server in this run");

it.skipIf(path === undefined)("a right server behind nginx is accused of nothing", { timeout: 240_000 }, async () => {
  const { cases: red, report } = await judgeRight({ ...behindNginx, front: (upstream) => startNginx(path!, upstream) }, { cases });
  expect(report.cases.filter(({ id }) => red.includes(id)).map(({ id, because, findings }) => ({ id, because, findings: findings.map(({ because: why, expected, received }) => ({ why, expected, received })) }))).toEqual([]);
  expect(report.cases.filter(({ outcome }) => outcome === "passed").length).toBeGreaterThan(cases.length * 0.9);
});
