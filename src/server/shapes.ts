/** What goes over the wire, as the spec names it. */
export type { ServerFrame, StreamEvent, SocketAgent } from "../../generated/frames.js";
export type { ContextPressure, PhaseName } from "../../generated/http.js";
