import type { Target } from "../../src/targets/target.js";
import { opencodeServer } from "../opencode/target.js";

export const opencodeV2: Target = {
  ...opencodeServer,
  name: "opencode-v2",
  title: `opencode ${opencodeServer.version}, its second surface (/api/session)`,
  binding: "opencode-v2",
};
