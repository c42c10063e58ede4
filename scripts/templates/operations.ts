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
