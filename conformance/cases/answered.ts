import type { Expect } from "../../src/runner/index.js";

/** Charges an answer to a request that is no documented operation, or is asked of several, unless it has this status. */
export function isAnsweredWith(expect: Expect, wanted: number, { status, at }: { readonly status: number; readonly at: number }, because: string): void {
  expect.that(status === wanted, { expected: String(wanted), received: String(status), because, at });
}
