import type { History } from "../../src/runner/index.js";

/** True when a user's row is this text: for messages sent in this API's own words, which carry no canary. */
export function holds(history: History, text: string): boolean {
  return history.rows.some((row) => row.role === "user" && row.text === text);
}
