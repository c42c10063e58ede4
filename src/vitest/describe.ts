import { beforeAll, describe, it } from "vitest";
import type { Report } from "../../generated/report.js";
import { cases as all } from "../../conformance/cases/index.js";
import { choose, ToolError } from "../runner/index.js";
import type { ConformanceCase } from "../runner/index.js";
import { judged } from "./judged.js";
import type { ConformanceOptions } from "./options.js";
import { sayings } from "./told-to.js";
import type { Said } from "./told-to.js";

const END_AFTER_MS = 900_000;
/** What is open is closed within this, once the run was ended. */
const CLOSE_MS = 60_000;

/**
 * Registers every chosen case as a test, grouped by area and named by its id and its fact. The server is judged once, before the
 * first of them; each test then tells how its case went: failed with the letter of evidence, skipped where it is not
 * applicable or where something else that is red explains it. A run that could not go on fails one test, which says why.
 */
export function describeConformance(options: ConformanceOptions): void {
  describe("sessionproof", () => {
    const chosen = chosenBy(options);
    if (chosen instanceof ToolError) {
      it(RAN, () => fail(sentences(chosen)));
      return;
    }
    let outcome: { readonly report: Report; readonly say: (caseId: string) => Said } | ToolError | undefined;
    const endAfterMs = options.endAfterMs ?? END_AFTER_MS;
    beforeAll(async () => {
      try {
        const report = await judged(options, chosen, AbortSignal.timeout(endAfterMs));
        outcome = { report, say: sayings(report, options.strict ?? false) };
      } catch (error) {
        if (!(error instanceof ToolError)) throw error;
        outcome = error;
      }
    }, endAfterMs + CLOSE_MS);

    it(RAN, () => {
      if (outcome instanceof ToolError) fail(sentences(outcome));
      const trouble = outcome === undefined ? undefined : troubleOf(outcome.report);
      if (trouble !== undefined) fail(trouble);
    });

    if (options.knownFailing !== undefined) {
      it("what is known to fail still does", (context) => {
        if (outcome === undefined || outcome instanceof ToolError) return context.skip(NOT_RUN);
        const wrong = (outcome.report.knownFailing ?? []).filter(({ state }) => state === "passing" || state === "unmatched");
        if (wrong.length > 0) fail(wrong.map(({ because }) => because).join("\n"));
      });
    }

    for (const [area, group] of byArea(chosen)) {
      describe(area, () => {
        for (const one of group) {
          it(`${one.id}: ${one.title}`, async (context) => {
            if (outcome === undefined || outcome instanceof ToolError) return context.skip(NOT_RUN);
            const said = outcome.say(one.id);
            if (said.kind === "fails") fail(said.text);
            if (said.kind === "skips") return context.skip(said.text);
            if (said.kind === "warns") await context.annotate(said.text, "warning");
          });
        }
      });
    }
  });
}

const RAN = "the run comes to its end";
const NOT_RUN = "the run could not go on";

function chosenBy({ select = [], exclude = [] }: ConformanceOptions): readonly ConformanceCase[] | ToolError {
  try {
    return choose(all, select, exclude);
  } catch (error) {
    if (error instanceof ToolError) return error;
    throw error;
  }
}

function byArea(chosen: readonly ConformanceCase[]): ReadonlyMap<string, readonly ConformanceCase[]> {
  const areas = new Map<string, ConformanceCase[]>();
  for (const one of chosen) {
    const area = one.proves.split(".")[0] ?? one.proves;
    areas.set(area, [...(areas.get(area) ?? []), one]);
  }
  return areas;
}

function sentences({ message, hint }: ToolError): string {
  return hint === "" ? message : `${message}\n${hint}`;
}

/** Why a report proves nothing, or no test of a case would tell of what it found; undefined where all is well. */
function troubleOf({ stopped, suite, exitCode }: Report): string | undefined {
  if (stopped !== undefined) return `${stopped}\nWhat was not judged by then is skipped; \`endAfterMs\` gives the run more time.`;
  if (suite.faults.length > 0) return suite.faults.map((fault) => `an error of the suite itself${fault.case === undefined ? "" : ` in ${fault.case}`}: ${fault.message}`).join("\n");
  if (exitCode === 2) return "Nothing was judged: no chosen case is applicable.\nChoose more with `select`, or look at what the profile says the server cannot do.";
  return undefined;
}

/** A failure is about the server: where in this file it was thrown says nothing. */
function fail(text: string): never {
  const error = new Error(text);
  error.name = "Conformance";
  error.stack = "";
  throw error;
}
