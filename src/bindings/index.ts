import type { Binding } from "./binding.js";
import { langgraph } from "./langgraph/index.js";
import { librefang } from "./librefang/index.js";
import { mastra } from "./mastra/index.js";
import { native } from "./native/index.js";
import { openclaw } from "./openclaw/index.js";
import { opencode } from "./opencode/index.js";
import { opencodeV2 } from "./opencode-v2/index.js";

/** Every API shape the suite speaks, by name. */
export const bindings: ReadonlyMap<string, Binding> = new Map([native, langgraph, librefang, mastra, openclaw, opencode, opencodeV2].map((binding) => [binding.name, binding]));

export type { Binding } from "./binding.js";
