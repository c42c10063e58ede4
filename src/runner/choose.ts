import type { ConformanceCase } from "./case.js";
import { ToolError } from "./trouble.js";

/**
 * The cases that a pattern of `select` fits (all, when there is none) and no pattern of `exclude` does, in their given order.
 * A pattern is a case id, a requirement id or a whole-segment beginning of one (`routing`, `tags.typing`), with `*` for any characters.
 * Throws `ToolError` for a pattern that fits nothing, and when nothing is left.
 */
export function choose(cases: readonly ConformanceCase[], select: readonly string[], exclude: readonly string[]): ConformanceCase[] {
  for (const pattern of [...select, ...exclude]) {
    if (!cases.some((one) => fits(pattern, one.id))) {
      throw new ToolError("no-such-case", `The pattern "${pattern}" fits none of the ${cases.length} cases.`, nearest(pattern, cases));
    }
  }
  const chosen = cases.filter(
    (one) => (select.length === 0 || select.some((pattern) => fits(pattern, one.id))) && !exclude.some((pattern) => fits(pattern, one.id)),
  );
  if (chosen.length === 0) {
    throw new ToolError("nothing-chosen", "The patterns leave no case to run.", "Take back an --exclude, or widen a --select.");
  }
  return chosen;
}

/** True where a pattern, as `choose` takes it, fits an id of a case or a requirement. */
export function fits(pattern: string, id: string): boolean {
  const expression = new RegExp(`^${pattern.split("*").map(escaped).join(".*")}(?:[./].*)?$`);
  return expression.test(id);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function nearest(pattern: string, cases: readonly ConformanceCase[]): string {
  const area = pattern.split(/[./*]/)[0] ?? "";
  const near = area === "" ? [] : cases.filter((one) => one.id.startsWith(area.slice(0, 4)));
  const areas = [...new Set(cases.map((one) => one.id.split(".")[0]))].join(", ");
  if (near.length === 0) return `Cases are named by area: ${areas}. "sessionproof list" shows them all.`;
  return `Near it: ${near.slice(0, 3).map((one) => one.id).join(", ")}. "sessionproof list" shows them all.`;
}
