import pc from "picocolors";
import type { Report } from "../../generated/report.js";

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

/** A finished report as text that ends with a line end. */
export type Reporter = (report: Report, render: Render) => string;

export type Paint = Readonly<Record<"bold" | "dim" | "red" | "green" | "yellow" | "cyan", (text: string) => string>>;

export function painter(colours: boolean): Paint {
  return pc.createColors(colours);
}
