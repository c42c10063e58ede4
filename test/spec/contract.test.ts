import { describe, expect, expectTypeOf, it } from "vitest";
import type { ClientFrame, ServerFrame, ServerFrameOf, ServerFrameType, StreamEvent, StreamEventDataOf, StreamEventName } from "../../generated/frames.js";
import type { Agent, AgentSummary, ErrorBody, MessageAnswer } from "../../generated/http.js";
import { isRequirementId, ledger, requirement } from "../../generated/ledger.js";
import type { AnswerBody, OperationId, PathParams, QueryParams, RequestBody, StatusOf } from "../../generated/operations.js";
import { answerRow, findOperation, methodsAt, operationRow, operations } from "../../generated/operations.js";
import type { LogEntry } from "../../generated/report.js";
import type { Capabilities, Profile } from "../../generated/profile.js";
import { schemas } from "../../generated/schemas.js";
import type { SchemaName } from "../../generated/validators.js";
import { validate, validateClientFrame, validateFrame, validateStreamEvent } from "../../generated/validators.js";
import type { Capability } from "../../src/bindings/binding.js";
import type { Entry } from "../../src/log/index.js";

const session = "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f";
const agent = "1192ce32-edc7-4223-bbf5-53f1796e6a1a";

describe("types of operations", () => {
  it("know parameters, bodies and statuses of each operation", () => {
    expectTypeOf<PathParams<"sendMessageToSession">>().toEqualTypeOf<{ readonly id: string; readonly session_id: string }>();
    expectTypeOf<PathParams<"listAgents">>().toEqualTypeOf<{}>();
    expectTypeOf<QueryParams<"openSocket">>().toEqualTypeOf<{ readonly token?: string }>();
    expectTypeOf<RequestBody<"sendMessage">["message"]>().toEqualTypeOf<string>();
    expectTypeOf<RequestBody<"getAgent">>().toEqualTypeOf<undefined>();
    expectTypeOf<200 | 404>().toExtend<StatusOf<"getAgent">>();
    expectTypeOf<StatusOf<"getHealth">>().toEqualTypeOf<200 | 405 | 429 | 503>();
    expectTypeOf<AnswerBody<"getAgent", 200>>().toEqualTypeOf<Agent>();
    expectTypeOf<AnswerBody<"getAgent", 404>>().toEqualTypeOf<ErrorBody>();
    expectTypeOf<AnswerBody<"sendMessage", 200 | 502>>().toEqualTypeOf<MessageAnswer | ErrorBody>();
    expectTypeOf<AnswerBody<"listAgents", 200>>().toEqualTypeOf<readonly AgentSummary[]>();
    expectTypeOf<AnswerBody<"openSocket", 101>>().toEqualTypeOf<undefined>();
    expectTypeOf<"sendMesage">().not.toExtend<OperationId>();
    expectTypeOf<418>().not.toExtend<StatusOf<"getAgent">>();
  });
});

describe("types of frames and events", () => {
  it("narrow by type and by event", () => {
    expectTypeOf<ServerFrame["session_id"]>().toEqualTypeOf<string>();
    expectTypeOf<ServerFrameOf<"text_delta">["content"]>().toEqualTypeOf<string>();
    expectTypeOf<ServerFrameOf<"response">["cost_usd"]>().toEqualTypeOf<number | null>();
    expectTypeOf<ClientFrame["type"]>().toEqualTypeOf<"message" | "command" | "ping">();
    expectTypeOf<StreamEventName>().toEqualTypeOf<"phase" | "chunk" | "tool_use" | "tool_result" | "done" | "error">();
    expectTypeOf<StreamEventDataOf<"chunk">["done"]>().toEqualTypeOf<false>();
    expectTypeOf<Extract<StreamEvent, { event: "done" }>["data"]["usage"]["input_tokens"]>().toEqualTypeOf<number>();
    expectTypeOf<"text_delta">().toExtend<ServerFrameType>();
  });

  it("take every log entry into a report, and every capability of a binding into a profile", () => {
    expectTypeOf<Entry>().toExtend<LogEntry>();
    expectTypeOf<keyof Capabilities>().toEqualTypeOf<Capability>();
    expectTypeOf<Profile["limits"]>().toExtend<{ readonly socketsPerAddress?: number } | undefined>();
  });
});

describe("the table of operations", () => {
  it("finds the operation of a request, fixed segments first", () => {
    expect(findOperation("get", `/api/agents/${agent}`)).toEqual({ id: "getAgent", params: { id: agent } });
    expect(findOperation("GET", `/api/agents/${agent}/sessions/by-label/my%20label`)).toEqual({ id: "findSessionByLabel", params: { id: agent, label: "my label" } });
    expect(findOperation("POST", `/api/agents/${agent}/sessions/${session}/message`)?.id).toBe("sendMessageToSession");
    expect(findOperation("GET", "/api/sessions/a%zz")).toEqual({ id: "getSession", params: { id: "a%zz" } });
    expect(findOperation("GET", "/api/agents/")).toBeUndefined();
    expect(findOperation("PATCH", "/api/agents")).toBeUndefined();
  });

  it("tells the methods of a path", () => {
    expect([...methodsAt("/api/agents")].sort()).toEqual(["GET", "POST"]);
    expect(methodsAt("/api/nothing")).toEqual([]);
  });

  it("falls back to the default answer for failures only", () => {
    expect(answerRow("getAgent", 404)?.schema).toBe("ErrorBody");
    expect(answerRow("getAgent", 500)?.schema).toBe("ErrorBody");
    expect(answerRow("getAgent", 201)).toBeUndefined();
    expect(answerRow("openSocket", 101)).toEqual({ contentType: null, schema: null });
  });

  it("has the 23 operations, of which two stream and one is open to all", () => {
    const ids = Object.keys(operations) as OperationId[];
    expect(ids).toHaveLength(23);
    expect(ids.filter((id) => operationRow(id).streams)).toEqual(["streamMessage", "streamMessageToSession"]);
    expect(ids.filter((id) => !operationRow(id).authenticated)).toEqual(["getHealth"]);
  });
});

describe("validators", () => {
  it("compile every schema and accept its examples", () => {
    for (const name of Object.keys(schemas) as SchemaName[]) {
      expect(() => validate(name, undefined), name).not.toThrow();
      for (const example of (schemas[name]["examples"] ?? []) as readonly unknown[]) expect(validate(name, example), name).toEqual([]);
    }
  });

  it("name the place, the keyword and what is missing", () => {
    expect(validateFrame({ type: "pong" })).toEqual([{ path: "", keyword: "required", message: "must have required property 'session_id'", missing: "session_id" }]);
    expect(validateFrame({ type: "typing", state: "go", session_id: session })).toEqual([{ path: "/state", keyword: "enum", message: 'must be equal to one of the allowed values: "start", "stop", "tool"' }]);
    expect(validateFrame({ type: "typing", state: "tool", session_id: session })).toEqual([expect.objectContaining({ missing: "tool" })]);
  });

  it("refuse what has no type that is known", () => {
    expect(validateFrame({ type: "text_dleta", session_id: session })).toEqual([{ path: "/type", keyword: "enum", message: 'unknown frame type "text_dleta"' }]);
    expect(validateFrame({ type: "toString" })).toEqual([expect.objectContaining({ keyword: "enum" })]);
    expect(validateFrame({ session_id: session })).toEqual([expect.objectContaining({ missing: "type" })]);
    expect(validateFrame("pong")).toEqual([expect.objectContaining({ keyword: "type" })]);
    expect(validateStreamEvent("chunky", {})).toEqual([{ path: "", keyword: "enum", message: 'unknown event "chunky"' }]);
  });

  it("accept members they do not know, and session ids in either case", () => {
    expect(validateFrame({ type: "pong", session_id: session.toUpperCase(), more: 1 })).toEqual([]);
    expect(validateStreamEvent("chunk", { content: "", done: false, index: 3 })).toEqual([]);
  });

  it("take a session id for hyphenated UUIDs only", () => {
    for (const id of [session.replaceAll("-", ""), `{${session}}`, `urn:uuid:${session}`, `${session}0`, "", "junk"]) expect(validate("SessionId", id), id).toHaveLength(1);
    expect(validate("SessionId", "00000000-0000-0000-0000-000000000000")).toEqual([]);
  });

  it("take null for a session the client does not name", () => {
    expect(validateClientFrame({ type: "message", content: "hi", session_id: null })).toEqual([]);
    expect(validateClientFrame({ type: "message", content: " \n" })).toEqual([expect.objectContaining({ keyword: "pattern" })]);
    expect(validateClientFrame({ type: "message", content: "hi", session_id: 7 })).toEqual([expect.objectContaining({ path: "/session_id", keyword: "type" })]);
  });

  it("take times with any fraction and offset", () => {
    for (const time of ["2026-11-23T21:32:58.643898263+00:00", "2026-11-23T21:32:58Z", "2026-11-23T22:32:58.1+01:00"]) expect(validate("Timestamp", time)).toEqual([]);
    expect(validate("Timestamp", "2026-11-23 yesterday")).toHaveLength(1);
  });
});

describe("the ledger in code", () => {
  it("finds a row by id", () => {
    const [first] = ledger;
    expect(first && requirement(first.id)).toBe(first);
    expect(isRequirementId(first?.id ?? "")).toBe(true);
    expect(isRequirementId("no.such.row")).toBe(false);
  });

  it("knows the area of each row and what it relies on", () => {
    for (const row of ledger) {
      expect(row.id.startsWith(`${row.area}.`)).toBe(true);
      for (const id of row.relies) expect(requirement(id).id).toBe(id);
    }
  });
});
