import { ToolError } from "../runner/trouble.js";
import type { Target } from "./target.js";

/** A target that cannot be had here: another platform, or no way to its packages. Whoever only wants what can be had skips it. */
export class Unfit extends ToolError {}

/** Throws `Unfit` where the packages of the target do not run. */
export function mustFit({ name, fits }: Pick<Target, "name" | "fits">, here: { readonly platform: string; readonly arch: string } = process): void {
  if (fits === undefined || (fits.platform === here.platform && fits.arch === here.arch)) return;
  throw new Unfit("does-not-fit", `The target ${name} runs on ${fits.platform}-${fits.arch}, and this is ${here.platform}-${here.arch}.`, "Judge it on such a machine, or leave it out with --skip-unfit.");
}
