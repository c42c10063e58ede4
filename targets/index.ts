import type { Target } from "../src/targets/target.js";
import { langgraph } from "./langgraph/target.js";
import { librefang } from "./librefang/target.js";
import { mastra } from "./mastra/target.js";
import { openclaw } from "./openclaw/target.js";
import { opencode } from "./opencode/target.js";
import { opencodeV2 } from "./opencode-v2/target.js";

/** Every real server that the suite can start, in the order in which they are listed. */
export const targets: readonly Target[] = [langgraph, librefang, opencode, opencodeV2, mastra, openclaw];
