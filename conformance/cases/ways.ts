import type { Agent, Need, SayOptions } from "../../src/runner/index.js";

/** One way in, for facts that are asked at each of them. */
export interface Way {
  readonly door: "http" | "sse" | "ws";
  /** As a title says it. */
  readonly over: string;
  readonly needs: readonly Need[];
  /** What `say` is told to use this way; opens a socket where it takes one. */
  open(agent: Agent): Promise<Exclude<SayOptions["door"], undefined>>;
}

export const http: Way = { door: "http", over: "over HTTP", needs: ["doors.http"], open: async () => "http" };
export const sse: Way = { door: "sse", over: "over SSE", needs: ["doors.sse"], open: async () => "sse" };
export const ws: Way = { door: "ws", over: "on a WebSocket", needs: ["doors.ws"], open: (agent) => agent.socket() };

export const ways: readonly Way[] = [http, sse, ws];
