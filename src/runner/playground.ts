import type { Profile } from "../../generated/profile.js";
import type { Binding } from "../bindings/binding.js";
import type { Client } from "../client/index.js";
import type { Log } from "../log/index.js";
import type { ScriptedModel } from "../model/index.js";
import type { AgentSupply } from "./agents.js";
import type { RunBudget } from "./budget.js";
import type { LoopWatch } from "./loop-watch.js";
import type { TargetPace } from "./pace.js";

/** What all cases of one run share. */
export interface Playground {
  readonly run: string;
  /** Six hexadecimal digits that are no function of the seed: names of agents stay unique when a seed is used again. */
  readonly nonce: string;
  readonly seed: number;
  readonly client: Client;
  readonly binding: Binding;
  readonly model: ScriptedModel | undefined;
  readonly profile: Profile | undefined;
  readonly log: Log;
  readonly pace: TargetPace;
  readonly budget: RunBudget;
  readonly watch: LoopWatch;
  readonly agents: AgentSupply;
  readonly audit: boolean;
  /** Aborted when the run is interrupted. */
  readonly signal: AbortSignal;
}
