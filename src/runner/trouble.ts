import type { RequirementId } from "../../generated/requirements.js";
import type { Finding } from "../judge/finding.js";

/** A fact that does not hold. Thrown by `expect`, caught by the runner, which makes it a finding of the case's requirement. */
export class Violation extends Error {
  override readonly name = "Violation";
  constructor(readonly finding: Omit<Finding, "requirement" | "case">) {
    super(finding.because);
  }
}

/** A given that could not be had. The case is `blocked`: red, unless what it relies on is red already. */
export class Blocked extends Error {
  override readonly name = "Blocked";
  constructor(
    message: string,
    readonly at: number,
    readonly deadline: boolean = false,
    /** The smoke requirement that is about this very given: where that is red, the case is blocked by it. */
    readonly given?: RequirementId,
  ) {
    super(message);
  }
}

/** The case's fact shows only beyond what this server can be brought to, which is no defect: the case is `not-applicable`, with this reason. */
export class Unprovable extends Blocked {}

/** Our own or our user's mistake: a wrong flag, a broken profile, no connection. Ends the tool with exit code 2. */
export class ToolError extends Error {
  override readonly name = "ToolError";
  /**
   * @param code short name of the kind of trouble, kebab-case.
   * @param hint what to do next.
   */
  constructor(
    readonly code: string,
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}
