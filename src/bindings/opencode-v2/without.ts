import type { Binding } from "../binding.js";
import { without as ofBoth } from "../opencode/without.js";

const ONE_AGENT = "all agents are one directory";

/** What cannot be asked of this shape, with the reason. */
export const without: NonNullable<Binding["without"]> = {
  ...ofBoth,
  "ownership.agent-list.holds-only-its-own-sessions": ONE_AGENT,
  "cancel.other-agent.goes-on": ONE_AGENT,
  "simultaneity.agents.do-not-wait-for-each-other": ONE_AGENT,
  "turns.sse.has-exactly-one-terminal": "the stream goes on and nothing marks that a turn is past its end, so it is left at the first terminal",
};
