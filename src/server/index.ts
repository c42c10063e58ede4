export { createServer } from "./server.js";
export type { Listening, ReferenceServer } from "./server.js";
export { DEFAULT_LIMITS } from "./options.js";
export type { Limits, ServerOptions } from "./options.js";
export { Cancelled, Refusal } from "./refusal.js";
export type { AgentRecord, Hold, Row, RowTool, SessionRecord } from "./records.js";
export type {
  About,
  Answer,
  Call,
  Cancel,
  Clock,
  Door,
  Gate,
  Hub,
  Ids,
  Incoming,
  Memory,
  Model,
  Outcome,
  Outlet,
  RawBody,
  Router,
  Scheduler,
  Seams,
  Store,
  ToolOutcome,
  Tools,
  Turn,
  Turns,
  Wire,
} from "./seams.js";
export type { ServerFrame, StreamEvent } from "./shapes.js";
