import { findOperation, methodsAt, operations, type OperationId } from "../../../generated/operations.js";

/** What a method and a path mean. */
export type Match =
  | { readonly kind: "operation"; readonly operation: OperationId; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: "no-method"; readonly allow: string }
  | { readonly kind: "no-path" }
  /** A percent escape that is none, or that is no UTF-8. */
  | { readonly kind: "bad-escape" };

/** @param path as sent, without query. A GET operation answers HEAD too. */
export function matchRoute(method: string, path: string): Match {
  try {
    decodeURIComponent(path);
  } catch {
    return { kind: "bad-escape" };
  }
  const found = findOperation(method === "HEAD" ? "GET" : method, path);
  if (found) return { kind: "operation", operation: found.id, params: found.params };
  const methods = methodsAt(path);
  if (methods.length === 0) return { kind: "no-path" };
  const allowed = new Set(methods.includes("GET") ? [...methods, "HEAD"] : methods);
  return { kind: "no-method", allow: [...allowed].sort().join(", ") };
}

/** True for the operations whose answer is an event stream. */
export function isStreamed(operation: OperationId): boolean {
  return operations[operation].streams;
}
