// generated from spec/ by npm run generate; do not edit

import type { RequirementId } from "./requirements.js";

/** The ledger, in the order of its files. */
export const ledger: readonly LedgerRow[] = [
  {
    "id": "context.turn.holds-only-its-own-session",
    "area": "context",
    "level": "MUST",
    "text": "The conversation rows of a model call for a turn MUST hold no words of another session.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P4",
      "bug": "https://github.com/librefang/librefang/issues/2349"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "routing.http-explicit.lands-in-its-session",
      "routing.sse-explicit.lands-in-its-session",
      "routing.ws-explicit.lands-in-its-session",
      "routing.http-default.lands-in-the-active-session",
      "routing.sse-default.lands-in-the-active-session",
      "routing.ws-default.lands-in-the-active-session",
      "history.session.holds-only-its-own-turns"
    ],
    "native": false
  },
  {
    "id": "context.system.holds-only-its-own-session",
    "area": "context",
    "level": "MUST",
    "text": "The system text of a model call for a turn, recalled memories and summaries included, MUST hold no words of another session.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/librefang/librefang/issues/6493"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "routing.http-explicit.lands-in-its-session",
      "routing.sse-explicit.lands-in-its-session",
      "routing.ws-explicit.lands-in-its-session",
      "routing.http-default.lands-in-the-active-session",
      "routing.sse-default.lands-in-the-active-session",
      "routing.ws-default.lands-in-the-active-session",
      "history.session.holds-only-its-own-turns"
    ],
    "native": false
  },
  {
    "id": "context.side-call.holds-only-one-session",
    "area": "context",
    "level": "MUST",
    "text": "A model call made beside the turns, for a title, a summary or a memory, MUST hold the words of one session only.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1compact/post",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/openclaw/openclaw/issues/15990"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "history.session.holds-only-its-own-turns"
    ],
    "native": false
  },
  {
    "id": "doors.history.is-readable",
    "area": "doors",
    "level": "MUST",
    "text": "The history of a session MUST be readable by the id of that session.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "proposal": "P1"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": false
  },
  {
    "id": "errors.body.is-as-documented",
    "area": "errors",
    "level": "MUST",
    "text": "Every HTTP answer with a 4xx or 5xx status MUST have an `application/json` body whose `error` is a string.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "ours": "the proposal answers errors in four different shapes, so a client cannot show them"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "errors.status.is-documented",
    "area": "errors",
    "level": "MUST",
    "text": "The status of an HTTP error answer MUST be one that the contract documents for that operation.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "ours": "an unforeseen status makes a client retry what it should not"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "frames.connected.has-its-documented-shape",
    "area": "frames",
    "level": "MUST",
    "text": "A `connected` frame MUST have the members, types and values its schema documents.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/connected",
    "source": {
      "ours": "the proposal's frame shapes, which its clients read field by field",
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "frames.typing.has-its-documented-shape",
    "area": "frames",
    "level": "MUST",
    "text": "A `typing` frame MUST have the members, types and values its schema documents.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/typing",
    "source": {
      "ours": "the proposal's frame shapes, which its clients read field by field",
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "frames.phase.has-its-documented-shape",
    "area": "frames",
    "level": "MUST",
    "text": "A `phase` frame MUST have the members, types and values its schema documents.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/phase",
    "source": {
      "ours": "the proposal's frame shapes, which its clients read field by field",
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "frames.text-delta.has-its-documented-shape",
    "area": "frames",
    "level": "MUST",
    "text": "A `text_delta` frame MUST have the members, types and values its schema documents.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/text_delta",
    "source": {
      "ours": "the proposal's frame shapes, which its clients read field by field",
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "frames.tool-start.has-its-documented-shape",
    "area": "frames",
    "level": "MUST",
    "text": "A `tool_start` frame MUST have the members, types and values its schema documents.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/tool_start",
    "source": {
      "ours": "the proposal's frame shapes, which its clients read field by field",
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "frames.tool-end.has-its-documented-shape",
    "area": "frames",
    "level": "MUST",
    "text": "A `tool_end` frame MUST have the members, types and values its schema documents.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/tool_end",
    "source": {
      "ours": "the proposal's frame shapes, which its clients read field by field",
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "frames.tool-result.has-its-documented-shape",
    "area": "frames",
    "level": "MUST",
    "text": "A `tool_result` frame MUST have the members, types and values its schema documents.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/tool_result",
    "source": {
      "ours": "the proposal's frame shapes, which its clients read field by field",
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "frames.canvas.has-its-documented-shape",
    "area": "frames",
    "level": "MUST",
    "text": "A `canvas` frame MUST have the members, types and values its schema documents.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/canvas",
    "source": {
      "ours": "the proposal's frame shapes, which its clients read field by field",
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "frames.response.has-its-documented-shape",
    "area": "frames",
    "level": "MUST",
    "text": "A `response` frame MUST have the members, types and values its schema documents.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/response",
    "source": {
      "ours": "the proposal's frame shapes, which its clients read field by field",
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "frames.silent-complete.has-its-documented-shape",
    "area": "frames",
    "level": "MUST",
    "text": "A `silent_complete` frame MUST have the members, types and values its schema documents.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/silent_complete",
    "source": {
      "ours": "the proposal's frame shapes, which its clients read field by field",
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "frames.command-result.has-its-documented-shape",
    "area": "frames",
    "level": "MUST",
    "text": "A `command_result` frame MUST have the members, types and values its schema documents.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/command_result",
    "source": {
      "ours": "the proposal's frame shapes, which its clients read field by field",
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "frames.agents-updated.has-its-documented-shape",
    "area": "frames",
    "level": "MUST",
    "text": "An `agents_updated` frame MUST have the members, types and values its schema documents.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/agents_updated",
    "source": {
      "ours": "the proposal's frame shapes, which its clients read field by field",
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "frames.error.has-its-documented-shape",
    "area": "frames",
    "level": "MUST",
    "text": "An `error` frame MUST have the members, types and values its schema documents.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/error",
    "source": {
      "ours": "the proposal's frame shapes, which its clients read field by field",
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "frames.pong.has-its-documented-shape",
    "area": "frames",
    "level": "MUST",
    "text": "A `pong` frame MUST have the members, types and values its schema documents.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/pong",
    "source": {
      "ours": "the proposal's frame shapes, which its clients read field by field",
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "frames.any.is-a-documented-type",
    "area": "frames",
    "level": "SHOULD",
    "text": "A frame sent by the server SHOULD be of a type that the contract documents.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "ours": "an undocumented frame can be neither tagged nor routed by a client that knows the contract"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "history.turn.is-kept",
    "area": "history",
    "level": "MUST",
    "text": "A turn whose success was told to its client MUST be in every later read of its session until that session is deleted, reset, compacted or cleared.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "proposal": "P6",
      "bug": "https://github.com/librefang/librefang/issues/3737"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "doors.history.is-readable",
      "routing.http-explicit.lands-in-its-session",
      "routing.sse-explicit.lands-in-its-session",
      "routing.ws-explicit.lands-in-its-session",
      "routing.http-default.lands-in-the-active-session",
      "routing.sse-default.lands-in-the-active-session",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": false
  },
  {
    "id": "history.turn.is-held-once",
    "area": "history",
    "level": "MUST",
    "text": "The history of a session MUST hold each of its turns once.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "proposal": "P6",
      "bug": "https://github.com/NousResearch/hermes-agent/issues/119014"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "routing.http-explicit.lands-in-its-session",
      "routing.sse-explicit.lands-in-its-session",
      "routing.ws-explicit.lands-in-its-session",
      "routing.http-default.lands-in-the-active-session",
      "routing.sse-default.lands-in-the-active-session",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": false
  },
  {
    "id": "history.session.holds-only-its-own-turns",
    "area": "history",
    "level": "MUST",
    "text": "The history of a session MUST hold no words of a turn that was addressed to another session.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/agno-agi/agno/issues/3937"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "routing.http-explicit.lands-in-its-session",
      "routing.sse-explicit.lands-in-its-session",
      "routing.ws-explicit.lands-in-its-session",
      "routing.http-default.lands-in-the-active-session",
      "routing.sse-default.lands-in-the-active-session",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": false
  },
  {
    "id": "history.rows.keep-the-order-of-turns",
    "area": "history",
    "level": "MUST",
    "text": "The rows of a history MUST stand in the order in which the turns of that session were accepted, each answer after its question.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "bug": "https://github.com/n8n-io/n8n/issues/27624"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "history.turn.is-kept",
      "history.turn.is-held-once"
    ],
    "native": false
  },
  {
    "id": "history.deleted-session.stays-deleted",
    "area": "history",
    "level": "MUST",
    "text": "A session that was deleted and not addressed again MUST stay absent from every later read and list.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "bug": "https://github.com/SatyaanM/agent-harness/issues/15"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "http.delete-session.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "http.spawn-agent.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `POST /api/agents` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents/post",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.list-agents.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `GET /api/agents` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents/get",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.get-agent.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `GET /api/agents/{id}` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}/get",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.delete-agent.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `DELETE /api/agents/{id}` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}/delete",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.stop-agent.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `POST /api/agents/{id}/stop` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.send-message.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `POST /api/agents/{id}/message` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1message/post",
    "source": {
      "proposal": "P9",
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.stream-message.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `POST /api/agents/{id}/message/stream` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1message~1stream/post",
    "source": {
      "proposal": "P9",
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.send-message-to-session.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `POST /api/agents/{id}/sessions/{session_id}/message` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P7",
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.stream-message-to-session.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `POST /api/agents/{id}/sessions/{session_id}/message/stream` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8",
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.get-session.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `GET /api/sessions/{id}` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "proposal": "P6",
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.list-sessions.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `GET /api/sessions` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1sessions/get",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.list-agent-sessions.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `GET /api/agents/{id}/sessions` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/get",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.create-session.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `POST /api/agents/{id}/sessions` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/post",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.get-active-session.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `GET /api/agents/{id}/session` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session/get",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.switch-session.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `POST /api/agents/{id}/sessions/{session_id}/switch` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1switch/post",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.set-session-label.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `PUT /api/sessions/{id}/label` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}~1label/put",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.find-session-by-label.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `GET /api/agents/{id}/sessions/by-label/{label}` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1by-label~1{label}/get",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.delete-session.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `DELETE /api/sessions/{id}` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.reset-session.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `POST /api/agents/{id}/session/reset` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1reset/post",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.compact-session.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `POST /api/agents/{id}/session/compact` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1compact/post",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.clear-history.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `DELETE /api/agents/{id}/history` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1history/delete",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "http.get-health.answers-as-documented",
    "area": "http",
    "level": "MUST",
    "text": "A successful answer to `GET /api/health` MUST have the status, content type and body the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1health/get",
    "source": {
      "ours": "existing clients read this answer member by member"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "routing.http-explicit.lands-in-its-session",
    "area": "routing",
    "level": "MUST",
    "text": "A turn sent over HTTP to a named session MUST show up in the history of that session and in no other.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P7",
      "bug": "https://github.com/langflow-ai/langflow/issues/5278"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "routing.sse-explicit.lands-in-its-session",
    "area": "routing",
    "level": "MUST",
    "text": "A turn sent over SSE to a named session MUST show up in the history of that session and in no other.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8",
      "bug": "https://github.com/langflow-ai/langflow/issues/5278"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "routing.ws-explicit.lands-in-its-session",
    "area": "routing",
    "level": "MUST",
    "text": "A turn sent over WebSocket to a named session MUST show up in the history of that session and in no other.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "proposal": "P10",
      "bug": "https://github.com/HKUDS/nanobot/issues/5794"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "routing.http-default.lands-in-the-active-session",
    "area": "routing",
    "level": "MUST",
    "text": "A turn sent over HTTP that names no session MUST show up in the history of the session that was active when it arrived, and in no other.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1message/post",
    "source": {
      "proposal": "P9",
      "bug": "https://github.com/librefang/librefang/issues/2848"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "routing.sse-default.lands-in-the-active-session",
    "area": "routing",
    "level": "MUST",
    "text": "A turn sent over SSE that names no session MUST show up in the history of the session that was active when it arrived, and in no other.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1message~1stream/post",
    "source": {
      "proposal": "P9",
      "bug": "https://github.com/librefang/librefang/issues/2848"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "routing.ws-default.lands-in-the-active-session",
    "area": "routing",
    "level": "MUST",
    "text": "A turn sent over WebSocket that names no session MUST show up in the history of the session that was active when it arrived, and in no other.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "proposal": "P9",
      "bug": "https://github.com/librefang/librefang/issues/2848"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "simultaneity.recorded.quick-is-not-held-by-slow",
    "area": "simultaneity",
    "level": "MUST",
    "text": "A quick turn of one session MUST end before a slow turn of another session of the same agent that was running when it was sent and ended long after its model was done.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P2",
      "bug": "https://github.com/openclaw/openclaw/issues/44026"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "turns.sse.has-exactly-one-terminal",
      "turns.ws.has-exactly-one-terminal"
    ],
    "native": false
  },
  {
    "id": "stream.grammar.is-well-formed",
    "area": "stream",
    "level": "MUST",
    "text": "The body of an event stream MUST be UTF-8 lines of fields and comments that a parser of server-sent events dispatches without dropping any of them.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8",
      "rfc": "https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": false
  },
  {
    "id": "stream.phase.has-its-documented-shape",
    "area": "stream",
    "level": "MUST",
    "text": "A `phase` event MUST carry one JSON object with the members, types and values its schema documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8",
      "ours": "the stream's events are read member by member by the clients that exist"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "stream.grammar.is-well-formed"
    ],
    "native": true
  },
  {
    "id": "stream.chunk.has-its-documented-shape",
    "area": "stream",
    "level": "MUST",
    "text": "A `chunk` event MUST carry one JSON object with the members, types and values its schema documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8",
      "ours": "the stream's events are read member by member by the clients that exist"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "stream.grammar.is-well-formed"
    ],
    "native": true
  },
  {
    "id": "stream.tool-use.has-its-documented-shape",
    "area": "stream",
    "level": "MUST",
    "text": "A `tool_use` event MUST carry one JSON object with the members, types and values its schema documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8",
      "ours": "the stream's events are read member by member by the clients that exist"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "stream.grammar.is-well-formed"
    ],
    "native": true
  },
  {
    "id": "stream.tool-result.has-its-documented-shape",
    "area": "stream",
    "level": "MUST",
    "text": "A `tool_result` event MUST carry one JSON object with the members, types and values its schema documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8",
      "ours": "the stream's events are read member by member by the clients that exist"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "stream.grammar.is-well-formed"
    ],
    "native": true
  },
  {
    "id": "stream.done.has-its-documented-shape",
    "area": "stream",
    "level": "MUST",
    "text": "A `done` event MUST carry one JSON object with the members, types and values its schema documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8",
      "ours": "the stream's events are read member by member by the clients that exist"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "stream.grammar.is-well-formed"
    ],
    "native": true
  },
  {
    "id": "stream.error.has-its-documented-shape",
    "area": "stream",
    "level": "MUST",
    "text": "An `error` event MUST carry one JSON object with the members, types and values its schema documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/google/adk-python/issues/4216"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "stream.grammar.is-well-formed"
    ],
    "native": true
  },
  {
    "id": "stream.any.is-a-documented-event",
    "area": "stream",
    "level": "SHOULD",
    "text": "An SSE event of a message stream SHOULD be of a type that the contract documents.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "ours": "an undocumented event is dropped by clients that know the contract"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "stream.grammar.is-well-formed"
    ],
    "native": true
  },
  {
    "id": "tags.connected.carries-a-session-id",
    "area": "tags",
    "level": "MUST",
    "text": "A `connected` frame MUST carry `session_id`, a hyphenated UUID in lower case.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/connected",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/letta-ai/letta-code/issues/1328"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "tags.typing.carries-a-session-id",
    "area": "tags",
    "level": "MUST",
    "text": "A `typing` frame MUST carry `session_id`, a hyphenated UUID in lower case.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/typing",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/letta-ai/letta-code/issues/1328"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "tags.phase.carries-a-session-id",
    "area": "tags",
    "level": "MUST",
    "text": "A `phase` frame MUST carry `session_id`, a hyphenated UUID in lower case.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/phase",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/letta-ai/letta-code/issues/1328"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "tags.text-delta.carries-a-session-id",
    "area": "tags",
    "level": "MUST",
    "text": "A `text_delta` frame MUST carry `session_id`, a hyphenated UUID in lower case.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/text_delta",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/letta-ai/letta-code/issues/1328"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "tags.tool-start.carries-a-session-id",
    "area": "tags",
    "level": "MUST",
    "text": "A `tool_start` frame MUST carry `session_id`, a hyphenated UUID in lower case.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/tool_start",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/letta-ai/letta-code/issues/1328"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "tags.tool-end.carries-a-session-id",
    "area": "tags",
    "level": "MUST",
    "text": "A `tool_end` frame MUST carry `session_id`, a hyphenated UUID in lower case.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/tool_end",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/letta-ai/letta-code/issues/1328"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "tags.tool-result.carries-a-session-id",
    "area": "tags",
    "level": "MUST",
    "text": "A `tool_result` frame MUST carry `session_id`, a hyphenated UUID in lower case.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/tool_result",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/letta-ai/letta-code/issues/1328"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "tags.canvas.carries-a-session-id",
    "area": "tags",
    "level": "MUST",
    "text": "A `canvas` frame MUST carry `session_id`, a hyphenated UUID in lower case.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/canvas",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/letta-ai/letta-code/issues/1328"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "tags.response.carries-a-session-id",
    "area": "tags",
    "level": "MUST",
    "text": "A `response` frame MUST carry `session_id`, a hyphenated UUID in lower case.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/response",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/letta-ai/letta-code/issues/1328"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "tags.silent-complete.carries-a-session-id",
    "area": "tags",
    "level": "MUST",
    "text": "A `silent_complete` frame MUST carry `session_id`, a hyphenated UUID in lower case.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/silent_complete",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/letta-ai/letta-code/issues/1328"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "tags.command-result.carries-a-session-id",
    "area": "tags",
    "level": "MUST",
    "text": "A `command_result` frame MUST carry `session_id`, a hyphenated UUID in lower case.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/command_result",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/librefang/librefang/issues/5211"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "tags.agents-updated.carries-a-session-id",
    "area": "tags",
    "level": "MUST",
    "text": "An `agents_updated` frame MUST carry `session_id`, a hyphenated UUID in lower case.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/agents_updated",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/letta-ai/letta-code/issues/1328"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "tags.error.carries-a-session-id",
    "area": "tags",
    "level": "MUST",
    "text": "An `error` frame MUST carry `session_id`, a hyphenated UUID in lower case.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/error",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/openai/codex/issues/7124"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "tags.pong.carries-a-session-id",
    "area": "tags",
    "level": "MUST",
    "text": "A `pong` frame MUST carry `session_id`, a hyphenated UUID in lower case.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/pong",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/letta-ai/letta-code/issues/1328"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [],
    "native": true
  },
  {
    "id": "tags.typing.names-its-own-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `session_id` of a `typing` frame MUST be the session of the turn it belongs to.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/typing",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/SkillfulAgents/SuperAgent/issues/24"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "tags.typing.carries-a-session-id",
      "routing.ws-explicit.lands-in-its-session",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": true
  },
  {
    "id": "tags.phase.names-its-own-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `session_id` of a `phase` frame MUST be the session of the turn it belongs to.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/phase",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/openclaw/openclaw/issues/17057"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "tags.phase.carries-a-session-id",
      "routing.ws-explicit.lands-in-its-session",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": true
  },
  {
    "id": "tags.text-delta.names-its-own-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `session_id` of a `text_delta` frame MUST be the session of the turn whose text it carries.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/text_delta",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/HKUDS/nanobot/issues/5794"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "tags.text-delta.carries-a-session-id",
      "routing.ws-explicit.lands-in-its-session",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": true
  },
  {
    "id": "tags.tool-start.names-its-own-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `session_id` of a `tool_start` frame MUST be the session of the turn that calls the tool.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/tool_start",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/felinics/Memoh/issues/517"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "tags.tool-start.carries-a-session-id",
      "routing.ws-explicit.lands-in-its-session",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": true
  },
  {
    "id": "tags.tool-end.names-its-own-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `session_id` of a `tool_end` frame MUST be the session of the turn that called the tool.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/tool_end",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/felinics/Memoh/issues/517"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "tags.tool-end.carries-a-session-id",
      "routing.ws-explicit.lands-in-its-session",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": true
  },
  {
    "id": "tags.tool-result.names-its-own-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `session_id` of a `tool_result` frame MUST be the session of the turn that called the tool.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/tool_result",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/felinics/Memoh/issues/517"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "tags.tool-result.carries-a-session-id",
      "routing.ws-explicit.lands-in-its-session",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": true
  },
  {
    "id": "tags.canvas.names-its-own-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `session_id` of a `canvas` frame MUST be the session of the turn that presented it.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/canvas",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/letta-ai/letta-code/issues/1328"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "tags.canvas.carries-a-session-id",
      "routing.ws-explicit.lands-in-its-session",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": true
  },
  {
    "id": "tags.response.names-its-own-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `session_id` of a `response` frame MUST be the session of the turn it ends.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/response",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/agentclientprotocol/codex-acp/issues/123"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "tags.response.carries-a-session-id",
      "routing.ws-explicit.lands-in-its-session",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": true
  },
  {
    "id": "tags.silent-complete.names-its-own-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `session_id` of a `silent_complete` frame MUST be the session of the turn it ends.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/silent_complete",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/agentclientprotocol/codex-acp/issues/123"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "tags.silent-complete.carries-a-session-id",
      "routing.ws-explicit.lands-in-its-session",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": true
  },
  {
    "id": "tags.error.names-its-own-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `session_id` of an `error` frame about a message that named a UUID, or about a turn, MUST be that session.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/error",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/pingdotgg/t3code/issues/1758"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "tags.error.carries-a-session-id",
      "routing.ws-explicit.lands-in-its-session",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": true
  },
  {
    "id": "tags.command-result.names-its-own-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `session_id` of a `command_result` frame MUST be the session its command named, or the active one where it named none.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/command_result",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/librefang/librefang/issues/7705"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "tags.command-result.carries-a-session-id"
    ],
    "native": true
  },
  {
    "id": "tags.connected.names-the-active-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `session_id` of a `connected` frame MUST be the session that is active for the agent at that moment.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/connected",
    "source": {
      "proposal": "P12",
      "bug": "https://github.com/librefang/librefang/issues/5211"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "tags.connected.carries-a-session-id"
    ],
    "native": true
  },
  {
    "id": "tags.agents-updated.names-the-active-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `session_id` of an `agents_updated` frame MUST be the session that is active for the agent at that moment.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/agents_updated",
    "source": {
      "proposal": "P12",
      "bug": "https://github.com/librefang/librefang/issues/5211"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "tags.agents-updated.carries-a-session-id"
    ],
    "native": true
  },
  {
    "id": "tags.pong.names-the-active-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `session_id` of a `pong` frame MUST be the session that is active for the agent at that moment.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/pong",
    "source": {
      "proposal": "P12",
      "bug": "https://github.com/librefang/librefang/issues/5211"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "tags.pong.carries-a-session-id"
    ],
    "native": true
  },
  {
    "id": "tags.stream.names-its-own-session",
    "area": "tags",
    "level": "MUST",
    "text": "A `session_id` in the data of an SSE event MUST be the session of the turn the stream is about.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P12",
      "bug": "https://github.com/openclaw/openclaw/issues/17057"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "routing.sse-explicit.lands-in-its-session",
      "routing.sse-default.lands-in-the-active-session"
    ],
    "native": false
  },
  {
    "id": "tags.answer.names-its-own-session",
    "area": "tags",
    "level": "MUST",
    "text": "A `session_id` in the HTTP answer to a message MUST be the session the turn ran in.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P12",
      "bug": "https://github.com/MervinPraison/PraisonAI/issues/3105"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "routing.http-explicit.lands-in-its-session",
      "routing.http-default.lands-in-the-active-session"
    ],
    "native": false
  },
  {
    "id": "text.ws.deltas-are-the-final-text",
    "area": "text",
    "level": "MUST",
    "text": "The `text_delta` contents of a turn, concatenated, MUST equal the content of its `response`.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/text_delta",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/diegosouzapw/OmniRoute/issues/10223"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "frames.text-delta.has-its-documented-shape",
      "frames.response.has-its-documented-shape",
      "turns.ws.has-exactly-one-terminal",
      "tags.text-delta.names-its-own-session"
    ],
    "native": false
  },
  {
    "id": "text.sse.deltas-are-the-history-text",
    "area": "text",
    "level": "MUST",
    "text": "The `chunk` contents of a streamed turn, concatenated, MUST equal the text its history holds for it.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8",
      "bug": "https://github.com/langgenius/dify/issues/37600"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "stream.grammar.is-well-formed",
      "stream.chunk.has-its-documented-shape",
      "turns.sse.has-exactly-one-terminal",
      "history.turn.is-kept",
      "history.session.holds-only-its-own-turns"
    ],
    "native": false
  },
  {
    "id": "text.history.is-the-final-text",
    "area": "text",
    "level": "MUST",
    "text": "The answer text a history holds for a turn MUST equal the final text its client was given.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "proposal": "P6",
      "bug": "https://github.com/openclaw/openclaw/issues/134498"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "history.turn.is-kept",
      "history.turn.is-held-once",
      "history.session.holds-only-its-own-turns"
    ],
    "native": false
  },
  {
    "id": "turns.sse.has-exactly-one-terminal",
    "area": "turns",
    "level": "MUST",
    "text": "An SSE stream of a turn MUST hold exactly one terminal event, `done` or `error`.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8",
      "bug": "https://github.com/google/adk-python/issues/4216"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "stream.grammar.is-well-formed",
      "stream.done.has-its-documented-shape",
      "stream.error.has-its-documented-shape"
    ],
    "native": false
  },
  {
    "id": "turns.ws.has-exactly-one-terminal",
    "area": "turns",
    "level": "MUST",
    "text": "A turn sent over a WebSocket MUST have exactly one terminal frame, `response`, `silent_complete` or `error`.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/openclaw/openclaw/issues/16427"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "frames.response.has-its-documented-shape",
      "frames.silent-complete.has-its-documented-shape",
      "frames.error.has-its-documented-shape"
    ],
    "native": false
  },
  {
    "id": "turns.sse.ends-after-its-terminal",
    "area": "turns",
    "level": "SHOULD",
    "text": "An SSE stream of a turn SHOULD send nothing after its terminal event but the end of the body.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/EricLBuehler/mistral.rs/issues/1874"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "turns.sse.has-exactly-one-terminal"
    ],
    "native": false
  },
  {
    "id": "turns.ws.nothing-follows-its-terminal",
    "area": "turns",
    "level": "MUST",
    "text": "After the terminal frame of a turn a server MUST send no further frame of that turn.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/ipython/ipykernel/issues/1186"
    },
    "since": "0.1.0",
    "proof": "always",
    "relies": [
      "turns.ws.has-exactly-one-terminal"
    ],
    "native": false
  }
];

/** One behaviour the contract asks for, as the ledger has it. */
export interface LedgerRow {
  /** `area.subject.fact`. */
  readonly id: RequirementId;
  /** First part of the id. */
  readonly area: string;
  readonly level: "MUST" | "SHOULD" | "MAY";
  /** One sentence with one keyword, the level. */
  readonly text: string;
  /** Where in the documents: `openapi.yaml#/…` or `asyncapi.yaml#/…`. */
  readonly at: string;
  readonly source: LedgerSource;
  /** Version of the contract that first had it. */
  readonly since: string;
  /** How it is proved: by cases of its own, or by a judge that reads every log. */
  readonly proof?: "case" | "always";
  /** Why it cannot be seen from outside. */
  readonly untestable?: string;
  /** What must hold before this can be judged. */
  readonly relies: readonly RequirementId[];
  /** True when it is about this API's own shape, and says nothing about other shapes behind a binding. */
  readonly native: boolean;
}

export interface LedgerSource {
  /** A promise of spec/promises.md: `P5`. */
  readonly proposal?: string;
  /** URL of the bug that taught it. */
  readonly bug?: string;
  /** URL of a standard's section. */
  readonly rfc?: string;
  /** Why this project asks for it. */
  readonly ours?: string;
}

const byId: ReadonlyMap<string, LedgerRow> = new Map(ledger.map((row) => [row.id, row]));

/** The row of a requirement. */
export function requirement(id: RequirementId): LedgerRow {
  const row = byId.get(id);
  if (!row) throw new Error(`there is no requirement ${id}`);
  return row;
}

/** True when a text is the id of a requirement. */
export function isRequirementId(text: string): text is RequirementId {
  return byId.has(text);
}
