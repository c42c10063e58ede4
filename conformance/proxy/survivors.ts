/** A fault that reddens nothing, and why that is so: what the suite does not ask, or cannot. */
export interface Survivor {
  readonly name: string;
  readonly because: string;
}

export const SURVIVORS: readonly Survivor[] = [];
