// generated from spec/ by npm run generate; do not edit

import type {
  AgentsUpdatedFrame,
  CanvasFrame,
  ChunkData,
  CommandFrame,
  CommandResultFrame,
  ConnectedFrame,
  DoneData,
  ErrorData,
  ErrorFrame,
  MessageFrame,
  PhaseData,
  PhaseFrame,
  PingFrame,
  PongFrame,
  ResponseFrame,
  SilentCompleteFrame,
  SocketAgent,
  TextDeltaFrame,
  ToolEndFrame,
  ToolResultData,
  ToolResultFrame,
  ToolStartFrame,
  ToolUseData,
  TypingFrame,
} from "./http.js";

export type {
  AgentsUpdatedFrame,
  CanvasFrame,
  ChunkData,
  CommandFrame,
  CommandResultFrame,
  ConnectedFrame,
  DoneData,
  ErrorData,
  ErrorFrame,
  MessageFrame,
  PhaseData,
  PhaseFrame,
  PingFrame,
  PongFrame,
  ResponseFrame,
  SilentCompleteFrame,
  SocketAgent,
  TextDeltaFrame,
  ToolEndFrame,
  ToolResultData,
  ToolResultFrame,
  ToolStartFrame,
  ToolUseData,
  TypingFrame,
};

/** What a server sends on a socket, told apart by `type`. */
export type ServerFrame =
  | ConnectedFrame
  | AgentsUpdatedFrame
  | TypingFrame
  | PhaseFrame
  | TextDeltaFrame
  | ToolStartFrame
  | ToolEndFrame
  | ToolResultFrame
  | CanvasFrame
  | ResponseFrame
  | SilentCompleteFrame
  | CommandResultFrame
  | ErrorFrame
  | PongFrame;
export type ServerFrameType = ServerFrame["type"];
/** The server frame of one type. */
export type ServerFrameOf<T extends ServerFrameType> = Extract<ServerFrame, { readonly type: T }>;

/** What a client sends on a socket, told apart by `type`. */
export type ClientFrame =
  | MessageFrame
  | CommandFrame
  | PingFrame;
export type ClientFrameType = ClientFrame["type"];

/** A server-sent event of a turn, its data parsed, told apart by `event`. */
export type StreamEvent =
  | { readonly event: "phase"; readonly data: PhaseData }
  | { readonly event: "chunk"; readonly data: ChunkData }
  | { readonly event: "tool_use"; readonly data: ToolUseData }
  | { readonly event: "tool_result"; readonly data: ToolResultData }
  | { readonly event: "done"; readonly data: DoneData }
  | { readonly event: "error"; readonly data: ErrorData };
export type StreamEventName = StreamEvent["event"];
/** The data of the event of one name. */
export type StreamEventDataOf<E extends StreamEventName> = Extract<StreamEvent, { readonly event: E }>["data"];

/** Schema of each server frame, by `type`. */
export const serverFrameSchemas = {
  connected: "ConnectedFrame",
  agents_updated: "AgentsUpdatedFrame",
  typing: "TypingFrame",
  phase: "PhaseFrame",
  text_delta: "TextDeltaFrame",
  tool_start: "ToolStartFrame",
  tool_end: "ToolEndFrame",
  tool_result: "ToolResultFrame",
  canvas: "CanvasFrame",
  response: "ResponseFrame",
  silent_complete: "SilentCompleteFrame",
  command_result: "CommandResultFrame",
  error: "ErrorFrame",
  pong: "PongFrame",
} as const satisfies Readonly<Record<ServerFrameType, string>>;

/** Schema of each client frame, by `type`. */
export const clientFrameSchemas = {
  message: "MessageFrame",
  command: "CommandFrame",
  ping: "PingFrame",
} as const satisfies Readonly<Record<ClientFrameType, string>>;

/** Schema of the data of each server-sent event, by its name. */
export const streamEventSchemas = {
  phase: "PhaseData",
  chunk: "ChunkData",
  tool_use: "ToolUseData",
  tool_result: "ToolResultData",
  done: "DoneData",
  error: "ErrorData",
} as const satisfies Readonly<Record<StreamEventName, string>>;
