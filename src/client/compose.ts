import { operations, type OperationId, type PathParams, type RequestBody } from "../../generated/operations.js";
import type { Outgoing } from "./exchange.js";
import type { Auth, Line } from "./line.js";
import { fillPath, queryText, type Query } from "./target.js";

/** Operations that answer with an event stream, and those that answer at once. */
export type StreamOperationId = { [Op in OperationId]: (typeof operations)[Op]["streams"] extends true ? Op : never }[OperationId];
export type PlainOperationId = Exclude<OperationId, StreamOperationId | "openSocket">;

export interface CommonOptions {
  readonly query?: Query;
  /** Over what the client would send; undefined leaves a header out. Names in any case. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly auth?: Auth;
  /** Why the request breaks the contract; goes into the log. */
  readonly onPurpose?: string;
  /** Sends nothing on its connection afterwards (`Connection: close`): for a request that a server may refuse by hanging up. */
  readonly last?: true;
  readonly signal?: AbortSignal;
  /** Told the exchange id as soon as the request is in the log, before any answer. */
  readonly onSent?: (sent: { readonly id: string; readonly seq: number }) => void;
  /** Milliseconds to the whole answer, or to the head of a stream. */
  readonly deadlineMs?: number;
}

/** A body as it stands, for requests that break the contract on purpose. */
export interface RawBody {
  /** Absent: no body at all. */
  readonly body?: string | Buffer;
  /** Absent: `application/json`. Null: no such header. */
  readonly contentType?: string | null;
}

type ParamsOption<Op extends OperationId> = Record<never, never> extends PathParams<Op> ? { readonly params?: PathParams<Op> } : { readonly params: PathParams<Op> };
type BodyOption<Op extends OperationId> =
  | { readonly body?: never; readonly raw: RawBody }
  | ((typeof operations)[Op]["requestSchema"] extends null
      ? { readonly body?: never; readonly raw?: never }
      : (typeof operations)[Op]["requestRequired"] extends false
        ? { readonly body?: RequestBody<Op>; readonly raw?: never }
        : { readonly body: RequestBody<Op>; readonly raw?: never });

export type CallOptions<Op extends OperationId> = CommonOptions & ParamsOption<Op> & BodyOption<Op>;
/** The options may be left out where the operation needs none. */
export type OptionsArgument<Op extends OperationId> = Record<never, never> extends CallOptions<Op> ? [options?: CallOptions<Op>] : [options: CallOptions<Op>];

/** A request that is no documented operation: an unknown path, a wrong method, HEAD, OPTIONS. */
export interface FreeRequest extends CommonOptions {
  readonly method: string;
  /** Path without the prefix of the base URL, sent as it stands. */
  readonly path: string;
  readonly body?: string | Buffer;
  /** Absent: `application/json` where there is a body. Null: no such header. */
  readonly contentType?: string | null;
  /** A stream that tells of many turns, and may bring as much as several answers. */
  readonly carriesMany?: true;
}

/** Options as the code sees them, once the compiler has checked the caller's. */
interface LooseOptions extends CommonOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly raw?: RawBody;
}

export function composeOperation(line: Line, op: OperationId, given: object | undefined): Outgoing {
  const { method, path, streams } = operations[op];
  const { params, body, raw, ...common } = (given ?? {}) as LooseOptions;
  const sent: RawBody = raw ?? (body === undefined ? {} : { body: JSON.stringify(body) });
  return compose(line, { ...common, method: method.toUpperCase(), path: fillPath(path, params ?? {}), ...sent }, streams ? "text/event-stream" : "application/json");
}

export function compose(line: Line, request: FreeRequest, accept = "application/json"): Outgoing {
  const auth = line.apiKey === undefined ? "none" : (request.auth ?? "bearer");
  const query = { ...request.query, ...(auth === "query" ? { token: line.apiKey } : {}) };
  const contentType = request.contentType === undefined && request.body !== undefined ? "application/json" : request.contentType;
  // As clients of the trade do: what servers compress is seen compressed. A stream is wanted as it is made.
  const headers: Record<string, string> = { accept, "accept-encoding": accept === "text/event-stream" ? "identity" : "gzip, deflate, br", "user-agent": "sessionproof" };
  if (auth === "bearer") headers["authorization"] = `Bearer ${line.apiKey}`;
  if (contentType !== undefined && contentType !== null) headers["content-type"] = contentType;
  return {
    method: request.method,
    url: line.target.pathPrefix + request.path + queryText(query),
    headers: overlay(headers, request.headers),
    deadlineMs: request.deadlineMs ?? line.headersTimeoutMs,
    ...(request.body === undefined ? {} : { body: request.body }),
    ...(request.last === undefined ? {} : { last: request.last }),
    ...(request.onPurpose === undefined ? {} : { onPurpose: request.onPurpose }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
    ...(request.onSent === undefined ? {} : { onSent: request.onSent }),
  };
}

/** Headers of a caller over ours, by lower-case name; undefined removes. */
export function overlay(ours: Readonly<Record<string, string>>, theirs: CommonOptions["headers"]): Record<string, string> {
  const headers = { ...ours };
  for (const [name, value] of Object.entries(theirs ?? {})) {
    if (value === undefined) delete headers[name.toLowerCase()];
    else headers[name.toLowerCase()] = value;
  }
  return headers;
}
