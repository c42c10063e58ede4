import { expect, it } from "vitest";
import { cases } from "../cases/index.js";
import { freeModel, type FreeWays } from "./free-model.js";
import { judgeRight } from "./judge-right.js";

const models: readonly (readonly [string, FreeWays])[] = [
  ["answers in words of its own", { seed: 3 }],
  ["answers slowly in words of its own", { seed: 4, gapMs: 15 }],
  ["always says the same", { seed: 5, always: "OK." }],
];

it.each(models)("a right server whose model %s is accused of nothing", { timeout: 240_000 }, async (_, ways) => {
  const { cases: red, report } = await judgeRight(undefined, { cases, ownModel: freeModel(ways) });
  expect(report.cases.filter(({ id }) => red.includes(id)).map(({ id, because, findings }) => ({ id, because, findings: findings.map(({ because: why, expected, received }) => ({ why, expected, received })) }))).toEqual([]);
  expect(report.cases.filter(({ outcome }) => outcome === "passed").length).toBeGreaterThan(cases.length * 0.4);
});
