import { targetOf } from "../client/target.js";
import { ToolError } from "../runner/trouble.js";

/** Throws `ToolError` for what is no address of a server. */
export function checkUrl(url: string): void {
  try {
    targetOf(url);
  } catch (error) {
    throw new ToolError("bad-url", `${(error as Error).message}.`, "Write scheme, host and port, such as http://127.0.0.1:4200.");
  }
}
