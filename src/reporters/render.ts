import pc from "picocolors";
import type { LogEntry, Report } from "../../generated/report.js";

/** How a report is to be shown. Nothing here changes what it says. */
export interface Render {
  readonly colours: boolean;
  /** Columns of a line. */
  readonly width: number;
  /** Only what is red, and the last line. */
  readonly quiet: boolean;
  /** Whole values, every entry of an exchange, every requirement. */
  readonly verbose: boolean;
}

/**
 * A finished report as text that ends with a line end.
 * @param seen what was seen, in order: the log of the run, or what the findings carry of it where there is no log (`seenIn`).
 */
export type Reporter = (report: Report, render: Render, seen: readonly LogEntry[]) => string;

export type Paint = Readonly<Record<"bold" | "dim" | "red" | "green" | "yellow" | "cyan", (text: string) => string>>;

export function painter(colours: boolean): Paint {
  return pc.createColors(colours);
}
