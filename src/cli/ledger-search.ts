import type { LedgerRow } from "../../generated/ledger.js";
import { ToolError } from "../runner/trouble.js";
import { nearestTo } from "./nearest.js";

/**
 * The rows whose id a pattern fits: the id, a whole-segment beginning of it, or with `*` for any characters; all rows without a pattern.
 * Throws `ToolError` when it fits none.
 */
export function fitting(pattern: string | undefined, rows: readonly LedgerRow[]): readonly LedgerRow[] {
  if (pattern === undefined) return rows;
  const expression = new RegExp(`^${pattern.replace(/[\\^$.+?()[\]{}|/]/g, "\\$&").replaceAll("*", ".*")}(?:[./].*)?$`);
  const found = rows.filter((row) => expression.test(row.id));
  if (found.length > 0) return found;
  const areas = [...new Set(rows.map((row) => row.area))].join(", ");
  throw new ToolError("no-such-requirement", `The pattern "${pattern}" fits none of the ${rows.length} requirements.`, `${didYouMean(pattern, rows)}Areas: ${areas}.`);
}

/** The row with this id; also found by the id of one of its cases. Throws `ToolError` with near ones. */
export function rowOf(id: string, rows: readonly LedgerRow[]): LedgerRow {
  const [requirement = ""] = id.split("/");
  const found = rows.find((row) => row.id === requirement);
  if (found) return found;
  throw new ToolError("no-such-requirement", `There is no requirement "${id}".`, `${didYouMean(requirement, rows)}"sessionproof list" shows them all.`);
}

/** `Did you mean a, b?`, or nothing. */
function didYouMean(id: string, rows: readonly LedgerRow[]): string {
  const near = nearestTo(id, rows.map((row) => row.id));
  return near.length === 0 ? "" : `Did you mean ${near.join(", ")}? `;
}
