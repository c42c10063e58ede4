import { expect, it } from "vitest";
import { requirementResult } from "./tally.js";
import type { Ruled } from "./verdict.js";

const requirement = "tags.response.names-its-own-session";
const broken = (at: number): Ruled => ({ finding: { requirement, at, because: "it names another", expected: "a", received: "b", evidence: [], subjects: [] } }) as unknown as Ruled;
const facts = { id: requirement, outcome: "failed", because: undefined, blockedBy: undefined } as const;

it("a requirement is never broken more often than it was looked at", () => {
  const result = requirementResult({ ...facts, checked: 2 }, [broken(3), broken(1), broken(2)]);
  expect(result).toMatchObject({ count: 3, checked: 3, first: 1 });
  expect(requirementResult({ ...facts, checked: 9 }, [broken(3)])).toMatchObject({ count: 1, checked: 9 });
});
