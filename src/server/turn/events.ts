import type { Usage } from "../../model/port.js";
import type { PhaseName } from "../shapes.js";
import type { ToolOutcome, Turn } from "../seams.js";

/** What happens in a turn, before a door puts it into its own words. `ended` is last and comes exactly once. */
export type TurnEvent =
  | { readonly type: "begun" }
  | { readonly type: "phase"; readonly phase: PhaseName; readonly detail: string | null }
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "tool-called"; readonly call: CalledTool }
  | { readonly type: "tool-presented"; readonly call: CalledTool; readonly canvas: NonNullable<ToolOutcome["canvas"]> }
  | { readonly type: "tool-complete"; readonly call: CalledTool }
  | { readonly type: "tool-done"; readonly call: CalledTool; readonly outcome: ToolOutcome }
  | { readonly type: "ended"; readonly ending: Ending };

export interface CalledTool {
  readonly id: string;
  readonly name: string;
  /** JSON text, as the model gave it. */
  readonly arguments: string;
}

/** How a turn ended. Counts are sums over its model calls. */
export type Ending =
  | { readonly outcome: "answered"; readonly text: string; readonly usage: Usage; readonly iterations: number }
  | { readonly outcome: "silent"; readonly usage: Usage; readonly iterations: number }
  | { readonly outcome: "failed"; readonly status: number; readonly message: string }
  | { readonly outcome: "cancelled"; readonly status: number; readonly message: string };

/** A turn when it is over. */
export interface Ended {
  readonly turn: Turn;
  readonly ending: Ending;
}

/** Hears the events of one turn, with the turn as it was run. */
export type Tell = (event: TurnEvent, turn: Turn) => void;
