// generated from spec/ by npm run generate; do not edit

import type { components } from "./http.js";

/** Every operation of the contract. */
export const operations = {
  clearHistory: {
    method: "DELETE",
    path: "/api/agents/{id}/history",
    pathParams: ["id"],
    query: [],
    requestSchema: null,
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "ClearHistoryAnswer" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "403": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "409": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  compactSession: {
    method: "POST",
    path: "/api/agents/{id}/session/compact",
    pathParams: ["id"],
    query: [],
    requestSchema: "CompactSessionRequest",
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "CompactSessionAnswer" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "403": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "409": { contentType: "application/json", schema: "ErrorBody" },
      "415": { contentType: "application/json", schema: "ErrorBody" },
      "422": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "502": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  createSession: {
    method: "POST",
    path: "/api/agents/{id}/sessions",
    pathParams: ["id"],
    query: [],
    requestSchema: "CreateSessionRequest",
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "CreateSessionAnswer" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "403": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "415": { contentType: "application/json", schema: "ErrorBody" },
      "422": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  deleteAgent: {
    method: "DELETE",
    path: "/api/agents/{id}",
    pathParams: ["id"],
    query: [],
    requestSchema: null,
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "DeleteAgentAnswer" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "403": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  deleteSession: {
    method: "DELETE",
    path: "/api/sessions/{id}",
    pathParams: ["id"],
    query: [],
    requestSchema: null,
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "DeleteSessionAnswer" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "403": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "409": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  findSessionByLabel: {
    method: "GET",
    path: "/api/agents/{id}/sessions/by-label/{label}",
    pathParams: ["id", "label"],
    query: [],
    requestSchema: null,
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "LabelledSession" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  getActiveSession: {
    method: "GET",
    path: "/api/agents/{id}/session",
    pathParams: ["id"],
    query: [],
    requestSchema: null,
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "Session" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  getAgent: {
    method: "GET",
    path: "/api/agents/{id}",
    pathParams: ["id"],
    query: [],
    requestSchema: null,
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "Agent" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  getHealth: {
    method: "GET",
    path: "/api/health",
    pathParams: [],
    query: [],
    requestSchema: null,
    requestRequired: false,
    authenticated: false,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "Health" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  getSession: {
    method: "GET",
    path: "/api/sessions/{id}",
    pathParams: ["id"],
    query: [],
    requestSchema: null,
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "Session" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  listAgentSessions: {
    method: "GET",
    path: "/api/agents/{id}/sessions",
    pathParams: ["id"],
    query: [],
    requestSchema: null,
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "AgentSessionList" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  listAgents: {
    method: "GET",
    path: "/api/agents",
    pathParams: [],
    query: [],
    requestSchema: null,
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "AgentList" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  listSessions: {
    method: "GET",
    path: "/api/sessions",
    pathParams: [],
    query: [],
    requestSchema: null,
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "SessionList" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  openSocket: {
    method: "GET",
    path: "/api/agents/{id}/ws",
    pathParams: ["id"],
    query: ["token"],
    requestSchema: null,
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "101": { contentType: null, schema: null },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "403": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "426": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  resetSession: {
    method: "POST",
    path: "/api/agents/{id}/session/reset",
    pathParams: ["id"],
    query: [],
    requestSchema: null,
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "ResetSessionAnswer" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "403": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "409": { contentType: "application/json", schema: "ErrorBody" },
      "415": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  sendMessage: {
    method: "POST",
    path: "/api/agents/{id}/message",
    pathParams: ["id"],
    query: [],
    requestSchema: "MessageRequest",
    requestRequired: true,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "MessageAnswer" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "403": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "409": { contentType: "application/json", schema: "ErrorBody" },
      "413": { contentType: "application/json", schema: "ErrorBody" },
      "415": { contentType: "application/json", schema: "ErrorBody" },
      "422": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "502": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  sendMessageToSession: {
    method: "POST",
    path: "/api/agents/{id}/sessions/{session_id}/message",
    pathParams: ["id", "session_id"],
    query: [],
    requestSchema: "MessageRequest",
    requestRequired: true,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "MessageAnswer" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "403": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "409": { contentType: "application/json", schema: "ErrorBody" },
      "413": { contentType: "application/json", schema: "ErrorBody" },
      "415": { contentType: "application/json", schema: "ErrorBody" },
      "422": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "502": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  setSessionLabel: {
    method: "PUT",
    path: "/api/sessions/{id}/label",
    pathParams: ["id"],
    query: [],
    requestSchema: "SetLabelRequest",
    requestRequired: true,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "SetLabelAnswer" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "403": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "415": { contentType: "application/json", schema: "ErrorBody" },
      "422": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  spawnAgent: {
    method: "POST",
    path: "/api/agents",
    pathParams: [],
    query: [],
    requestSchema: "SpawnRequest",
    requestRequired: true,
    authenticated: true,
    streams: false,
    answers: {
      "201": { contentType: "application/json", schema: "SpawnAnswer" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "403": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "413": { contentType: "application/json", schema: "ErrorBody" },
      "415": { contentType: "application/json", schema: "ErrorBody" },
      "422": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  stopAgent: {
    method: "POST",
    path: "/api/agents/{id}/stop",
    pathParams: ["id"],
    query: [],
    requestSchema: "StopRequest",
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "StopAnswer" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "403": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "409": { contentType: "application/json", schema: "ErrorBody" },
      "415": { contentType: "application/json", schema: "ErrorBody" },
      "422": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  streamMessage: {
    method: "POST",
    path: "/api/agents/{id}/message/stream",
    pathParams: ["id"],
    query: [],
    requestSchema: "MessageRequest",
    requestRequired: true,
    authenticated: true,
    streams: true,
    answers: {
      "200": { contentType: "text/event-stream", schema: "StreamEventData" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "403": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "409": { contentType: "application/json", schema: "ErrorBody" },
      "413": { contentType: "application/json", schema: "ErrorBody" },
      "415": { contentType: "application/json", schema: "ErrorBody" },
      "422": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "502": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  streamMessageToSession: {
    method: "POST",
    path: "/api/agents/{id}/sessions/{session_id}/message/stream",
    pathParams: ["id", "session_id"],
    query: [],
    requestSchema: "MessageRequest",
    requestRequired: true,
    authenticated: true,
    streams: true,
    answers: {
      "200": { contentType: "text/event-stream", schema: "StreamEventData" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "403": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "409": { contentType: "application/json", schema: "ErrorBody" },
      "413": { contentType: "application/json", schema: "ErrorBody" },
      "415": { contentType: "application/json", schema: "ErrorBody" },
      "422": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "502": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
  switchSession: {
    method: "POST",
    path: "/api/agents/{id}/sessions/{session_id}/switch",
    pathParams: ["id", "session_id"],
    query: [],
    requestSchema: null,
    requestRequired: false,
    authenticated: true,
    streams: false,
    answers: {
      "200": { contentType: "application/json", schema: "SwitchSessionAnswer" },
      "400": { contentType: "application/json", schema: "ErrorBody" },
      "401": { contentType: "application/json", schema: "ErrorBody" },
      "403": { contentType: "application/json", schema: "ErrorBody" },
      "404": { contentType: "application/json", schema: "ErrorBody" },
      "405": { contentType: "application/json", schema: "ErrorBody" },
      "409": { contentType: "application/json", schema: "ErrorBody" },
      "415": { contentType: "application/json", schema: "ErrorBody" },
      "429": { contentType: "application/json", schema: "ErrorBody" },
      "503": { contentType: "application/json", schema: "ErrorBody" },
      default: { contentType: "application/json", schema: "ErrorBody" },
    },
  },
} as const satisfies Readonly<Record<string, OperationRow>>;

/** One operation as the contract has it. */
export interface OperationRow {
  readonly method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | "HEAD" | "OPTIONS";
  /** Path template: `/api/agents/{id}`. */
  readonly path: string;
  readonly pathParams: readonly string[];
  readonly query: readonly string[];
  /** Schema of the JSON body; null when it takes none. */
  readonly requestSchema: SchemaTypeName | null;
  /** False when the body may be left out. */
  readonly requestRequired: boolean;
  /** False for operations that ask for no key. */
  readonly authenticated: boolean;
  /** True when its good answer is an event stream; `schema` is then that of the data of one event. */
  readonly streams: boolean;
  /** By status; `default` covers every 4xx and 5xx that is not listed. */
  readonly answers: { readonly [status: string]: AnswerRow };
}

export interface AnswerRow {
  readonly contentType: string | null;
  readonly schema: SchemaTypeName | null;
}

/** Types of all schemas of the API, by name. */
export type Schemas = components["schemas"];
export type SchemaTypeName = keyof Schemas;
export type OperationId = keyof typeof operations;

type Row<Op extends OperationId> = (typeof operations)[Op];
type Answers<Op extends OperationId> = Row<Op>["answers"];

/** Values for the `{…}` of the path, not yet percent-encoded. */
export type PathParams<Op extends OperationId> = { readonly [P in Row<Op>["pathParams"][number]]: string };
export type QueryParams<Op extends OperationId> = { readonly [P in Row<Op>["query"][number]]?: string };
/** The JSON body; undefined for an operation that takes none. */
export type RequestBody<Op extends OperationId> = BodyOf<Row<Op>["requestSchema"]>;
/** Statuses the operation lists, as numbers. */
export type StatusOf<Op extends OperationId> = keyof Answers<Op> extends infer K ? (K extends `${infer N extends number}` ? N : never) : never;
/** The JSON body of an answer (of one event, where it streams); undefined for an answer without. */
export type AnswerBody<Op extends OperationId, Status extends StatusOf<Op> = StatusOf<Op>> = Status extends StatusOf<Op>
  ? `${Status}` extends keyof Answers<Op>
    ? Answers<Op>[`${Status}`] extends { readonly schema: infer Name }
      ? BodyOf<Name>
      : never
    : never
  : never;

type BodyOf<Name> = Name extends SchemaTypeName ? Schemas[Name] : undefined;

/** The row of an operation with its literal types forgotten, for code that walks over all. */
export function operationRow(id: OperationId): OperationRow {
  return operations[id];
}

/** What the contract says about a status of an operation: its own row, else the `default` one for 4xx and 5xx, else undefined. */
export function answerRow(id: OperationId, status: number): AnswerRow | undefined {
  const { answers }: OperationRow = operations[id];
  return answers[String(status)] ?? (status >= 400 && status < 600 ? answers["default"] : undefined);
}

export interface FoundOperation {
  readonly id: OperationId;
  /** Path values as written in the path, percent-decoded where that is possible. */
  readonly params: Readonly<Record<string, string>>;
}

/** The operation a request is for; undefined where no path and method fit. `pathname` has no query. */
export function findOperation(method: string, pathname: string): FoundOperation | undefined {
  for (const { id, row, pattern } of patterns) {
    if (row.method !== method.toUpperCase()) continue;
    const match = pattern.exec(pathname);
    if (match) return { id, params: Object.fromEntries(row.pathParams.map((name, i) => [name, decoded(match[i + 1] ?? "")])) };
  }
  return undefined;
}

/** Methods that some operation has for a path, for an `Allow` header; empty for an unknown path. */
export function methodsAt(pathname: string): readonly string[] {
  return patterns.filter(({ pattern }) => pattern.test(pathname)).map(({ row }) => row.method);
}

const patterns = Object.entries<OperationRow>(operations)
  .map(([id, row]) => ({
    id: id as OperationId,
    row,
    pattern: new RegExp(`^${row.path.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "([^/]+)")}$`),
  }))
  // Fixed segments before `{…}`: `/sessions/by-label/{label}` is not a session called `by-label`.
  .sort((a, b) => a.row.path.split("{").length - b.row.path.split("{").length);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
