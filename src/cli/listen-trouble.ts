import { ToolError } from "../runner/trouble.js";

/** Why a port could not be had, in words that help. Errors of another kind come back as they are. */
export function listenTrouble(error: unknown, host: string, port: number, whatFor: string, flag: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const place = `${host} port ${port}`;
  if (code === "EADDRINUSE") return new ToolError("port-in-use", `${whatFor} cannot listen at ${place}: something listens there already.`, `Take another one with ${flag}, or ${flag} 0 for any free one.`);
  if (code === "EACCES") return new ToolError("port-forbidden", `${whatFor} may not listen at ${place}.`, `Ports below 1024 often need rights; take another one with ${flag}.`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") return new ToolError("no-such-host", `${whatFor} cannot listen at ${host}: that is no address of this machine.`, "127.0.0.1 is reached from this machine alone, 0.0.0.0 from everywhere.");
  return error;
}
