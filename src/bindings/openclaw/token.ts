import type { Client } from "../../client/index.js";

/** The key of the client, which this protocol wants in its `connect` and not in a header; undefined where there is none. */
export function tokenOf(client: Client): string | undefined {
  const prefix = "authorization: Bearer ";
  return client.headOf({ method: "GET", path: "/" }).find((line) => line.startsWith(prefix))?.slice(prefix.length);
}
