/** Placeholder until generated/ has landed: the names the client takes from it, for two operations. */
interface Shapes {
  getHealth: { params: Record<never, string>; body: undefined; answers: { 200: { status: string; version: string } }; streams: false };
  getSession: { params: { id: string }; body: undefined; answers: { 200: { session_id: string }; 404: { error: string } }; streams: false };
  sendMessageToSession: { params: { id: string; session_id: string }; body: { message: string }; answers: { 200: { response: string } }; streams: false };
  streamMessageToSession: { params: { id: string; session_id: string }; body: { message: string }; answers: { 200: unknown }; streams: true };
}
export const operations = {
  getHealth: { method: "GET", path: "/api/health", streams: false },
  getSession: { method: "GET", path: "/api/sessions/{id}", streams: false },
  sendMessageToSession: { method: "POST", path: "/api/agents/{id}/sessions/{session_id}/message", streams: false },
  streamMessageToSession: { method: "POST", path: "/api/agents/{id}/sessions/{session_id}/message/stream", streams: true },
} as const;
export type OperationId = keyof Shapes;
export type PathParams<Op extends OperationId> = Shapes[Op]["params"];
export type RequestBody<Op extends OperationId> = Shapes[Op]["body"];
export type StatusOf<Op extends OperationId> = keyof Shapes[Op]["answers"] & number;
export type AnswerBody<Op extends OperationId, S> = S extends keyof Shapes[Op]["answers"] ? Shapes[Op]["answers"][S] : never;
export type ClientFrame = { type: "message"; content: string; session_id?: string | null } | { type: "ping" };
export type ServerFrame = { type: "connected"; session_id: string } | { type: "pong"; session_id: string } | { type: "response"; content: string; session_id: string };
export type StreamEvent = { event: "chunk"; data: { content: string } } | { event: "done"; data: { done: true } };
