// generated from spec/ by npm run generate; do not edit

import type { RequirementId } from "./requirements.js";

/** The ledger, in the order of its files. */
export const ledger: readonly LedgerRow[] = [
  {
    "id": "active.spawn.has-an-empty-one",
    "area": "active",
    "level": "MUST",
    "text": "A new agent MUST have a readable, empty active session.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session/get",
    "source": {
      "proposal": "P12"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.active-session.can-be-read"
    ],
    "native": false
  },
  {
    "id": "active.http-explicit.does-not-move-it",
    "area": "active",
    "level": "MUST",
    "text": "A message sent over HTTP to a named session MUST leave the active session as it is.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P1",
      "bug": "https://github.com/openclaw/openclaw/issues/64917"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.active-session.can-be-read",
      "doors.http-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "active.sse-explicit.does-not-move-it",
    "area": "active",
    "level": "MUST",
    "text": "A message sent over SSE to a named session MUST leave the active session as it is.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P1",
      "bug": "https://github.com/openclaw/openclaw/issues/64917"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.active-session.can-be-read",
      "doors.sse-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "active.ws-explicit.does-not-move-it",
    "area": "active",
    "level": "MUST",
    "text": "A message sent over WebSocket to a named session MUST leave the active session as it is.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "proposal": "P10",
      "bug": "https://github.com/openclaw/openclaw/issues/64917"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.active-session.can-be-read",
      "doors.ws-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "active.create.moves-it",
    "area": "active",
    "level": "MUST",
    "text": "A session the server creates MUST become the agent's active one.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/post",
    "source": {
      "ours": "clients speak to a created session at once without switching to it"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.session.can-be-created",
      "doors.active-session.can-be-read"
    ],
    "native": true
  },
  {
    "id": "active.switch.moves-it",
    "area": "active",
    "level": "MUST",
    "text": "Switching to a session MUST make it the active one.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1switch/post",
    "source": {
      "proposal": "P9"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.switch-session.answers-as-documented",
      "doors.active-session.can-be-read"
    ],
    "native": false
  },
  {
    "id": "active.switch-to-unknown.is-refused",
    "area": "active",
    "level": "MUST",
    "text": "Switching to a session id that nobody holds MUST answer 404 and move nothing.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1switch/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/5366"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "active.open-socket.follows-a-switch",
    "area": "active",
    "level": "MUST",
    "text": "An unaddressed message on a WebSocket that was open before a switch MUST go to the session that is active now.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "proposal": "P9",
      "bug": "https://github.com/librefang/librefang/issues/2848"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "active.switch.moves-it",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": false
  },
  {
    "id": "active.other-agent.keeps-its-own",
    "area": "active",
    "level": "MUST",
    "text": "Moving the active session of one agent MUST leave that of another as it is.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1switch/post",
    "source": {
      "bug": "https://github.com/C2SAgent/c2sagent/issues/55"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "active.switch.moves-it"
    ],
    "native": false
  },
  {
    "id": "active.list.marks-exactly-one",
    "area": "active",
    "level": "MUST",
    "text": "The list of an agent's sessions MUST mark the active one and no other.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/get",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/4293"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.list-agent-sessions.answers-as-documented"
    ],
    "native": true
  },
  {
    "id": "active.agent.names-it",
    "area": "active",
    "level": "MUST",
    "text": "The `session_id` of an agent MUST be its active session.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}/get",
    "source": {
      "proposal": "P12"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.get-agent.answers-as-documented"
    ],
    "native": true
  },
  {
    "id": "auth.http.needs-the-key",
    "area": "auth",
    "level": "MUST",
    "text": "With a key set, a message over HTTP without it MUST be answered with 401.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/RightNow-AI/openfang/issues/1189"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": false
  },
  {
    "id": "auth.sse.needs-the-key",
    "area": "auth",
    "level": "MUST",
    "text": "With a key set, a message over SSE without it MUST be answered with 401.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/5567"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": false
  },
  {
    "id": "auth.ws.needs-the-key",
    "area": "auth",
    "level": "MUST",
    "text": "With a key set, an upgrade without it MUST be answered with 401.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "bug": "https://github.com/RightNow-AI/openfang/issues/1189"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": false
  },
  {
    "id": "auth.history.needs-the-key",
    "area": "auth",
    "level": "MUST",
    "text": "With a key set, reading a history without it MUST be answered with 401.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "bug": "https://github.com/agno-agi/agno/issues/6389"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": false
  },
  {
    "id": "auth.lists.need-the-key",
    "area": "auth",
    "level": "MUST",
    "text": "With a key set, lists of agents and sessions without it MUST be answered with 401.",
    "at": "openapi.yaml#/paths/~1api~1sessions/get",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3826"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": false
  },
  {
    "id": "auth.changes.need-the-key",
    "area": "auth",
    "level": "MUST",
    "text": "With a key set, creating, switching, labelling, resetting, stopping and deleting without it MUST be answered with 401 and change nothing.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "bug": "https://github.com/chandshy/mailpouch/issues/264"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": false
  },
  {
    "id": "auth.wrong-key.is-refused",
    "area": "auth",
    "level": "MUST",
    "text": "With a key set, a wrong one MUST be answered like none at every door.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/RightNow-AI/openfang/issues/1189"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "auth.http.needs-the-key",
      "auth.sse.needs-the-key",
      "auth.ws.needs-the-key"
    ],
    "native": false
  },
  {
    "id": "auth.refusal.has-a-challenge",
    "area": "auth",
    "level": "MUST",
    "text": "An answer of 401 MUST carry `WWW-Authenticate`.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": false
  },
  {
    "id": "auth.without-the-key.ids-look-alike",
    "area": "auth",
    "level": "MUST",
    "text": "Without the key, ids that exist and ids that do not MUST be answered alike.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3826"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "auth.history.needs-the-key"
    ],
    "native": false
  },
  {
    "id": "auth.upgrade.takes-the-key-in-its-query",
    "area": "auth",
    "level": "MUST",
    "text": "With a key set, an upgrade MUST accept it as `?token=` as well as in `Authorization`.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "ours": "browsers can set no header on an upgrade"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": true
  },
  {
    "id": "auth.query-key.opens-no-other-door",
    "area": "auth",
    "level": "SHOULD",
    "text": "A key in the query SHOULD be accepted at the upgrade alone.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3610"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "auth.health.needs-no-key",
    "area": "auth",
    "level": "MUST",
    "text": "`GET /api/health` MUST be answered without a key.",
    "at": "openapi.yaml#/paths/~1api~1health/get",
    "source": {
      "ours": "what starts and watches a server has no key"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.get-health.answers-as-documented"
    ],
    "native": true
  },
  {
    "id": "auth.health.names-no-session",
    "area": "auth",
    "level": "MUST",
    "text": "`GET /api/health` MUST name no session and no agent.",
    "at": "openapi.yaml#/paths/~1api~1health/get",
    "source": {
      "bug": "https://github.com/mcpdotdirect/evm-mcp-server/issues/35"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "auth.foreign-origin.is-refused-at-the-upgrade",
    "area": "auth",
    "level": "MUST",
    "text": "An upgrade with the `Origin` of a stranger MUST be answered with 403.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3731"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": false
  },
  {
    "id": "auth.foreign-origin.is-refused-on-changes",
    "area": "auth",
    "level": "MUST",
    "text": "A state-changing request with the `Origin` of a stranger MUST be answered with 403 and change nothing.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3731"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": false
  },
  {
    "id": "auth.own-origin.is-accepted",
    "area": "auth",
    "level": "MUST",
    "text": "The server's own `Origin` MUST be accepted at every door.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "ours": "a check that refuses its own pages is switched off by the first who meets it"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": false
  },
  {
    "id": "auth.key.is-compared-in-constant-time",
    "area": "auth",
    "level": "MUST",
    "text": "A key MUST be compared in a time that does not depend on how much of it is right.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "ours": "a comparison that stops early tells the key byte by byte"
    },
    "since": "0.1.0",
    "untestable": "over a network the difference drowns in noise, and its absence cannot be shown",
    "relies": [],
    "native": false
  },
  {
    "id": "auth.key.is-not-written-to-logs",
    "area": "auth",
    "level": "MUST",
    "text": "A key MUST stay out of a server's log.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3610"
    },
    "since": "0.1.0",
    "untestable": "the log of a server is not on the wire",
    "relies": [],
    "native": false
  },
  {
    "id": "cancel.http-turn.is-stopped",
    "area": "cancel",
    "level": "MUST",
    "text": "Stopping a session MUST end its running turn that was sent over HTTP.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/71128"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn",
      "http.stop-agent.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "cancel.sse-turn.is-stopped",
    "area": "cancel",
    "level": "MUST",
    "text": "Stopping a session MUST end its running turn that was sent over SSE with an `error` event.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "bug": "https://github.com/anomalyco/opencode/issues/16721"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn",
      "http.stop-agent.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "cancel.ws-turn.is-stopped",
    "area": "cancel",
    "level": "MUST",
    "text": "Stopping a session MUST end its running turn that was sent over WebSocket with an `error` frame.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "bug": "https://github.com/agentscope-ai/QwenPaw/issues/1489"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn",
      "http.stop-agent.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "cancel.command.stops-its-session",
    "area": "cancel",
    "level": "MUST",
    "text": "A `stop` command MUST end the running turn of the session it names, also when that runs on the same WebSocket.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/command",
    "source": {
      "proposal": "P3",
      "bug": "https://github.com/librefang/librefang/issues/3172"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "cancel.ws-turn.is-stopped",
      "simultaneity.one-socket.sessions-do-not-wait-for-each-other"
    ],
    "native": true
  },
  {
    "id": "cancel.other-session.goes-on",
    "area": "cancel",
    "level": "MUST",
    "text": "Stopping one session MUST end no turn of another.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "proposal": "P4",
      "bug": "https://github.com/letta-ai/letta-code/issues/550"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "cancel.other-agent.goes-on",
    "area": "cancel",
    "level": "MUST",
    "text": "Stopping a session of one agent MUST end no turn of another agent.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "proposal": "P4",
      "bug": "https://github.com/letta-ai/letta-code/issues/550"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "cancel.other-session.goes-on"
    ],
    "native": false
  },
  {
    "id": "cancel.unnamed.stops-the-active-session",
    "area": "cancel",
    "level": "MUST",
    "text": "A stop that names no session MUST end the running turn of the active session and of no other.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3172"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "cancel.other-session.goes-on",
      "cancel.sse-turn.is-stopped"
    ],
    "native": false
  },
  {
    "id": "cancel.stale.spares-the-next-turn",
    "area": "cancel",
    "level": "MUST",
    "text": "A stop that was answered before a turn was sent MUST leave that turn alone.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "bug": "https://github.com/tinyhumansai/openhuman/issues/4765"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "cancel.queued-turn.runs",
    "area": "cancel",
    "level": "MUST",
    "text": "Stopping the running turn of a session MUST leave the turns that wait behind it to run.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "bug": "https://github.com/getpaseo/paseo/issues/2662"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "cancel.sse-turn.is-stopped"
    ],
    "native": false
  },
  {
    "id": "cancel.idle.says-so",
    "area": "cancel",
    "level": "MUST",
    "text": "Stopping a session without a running turn MUST answer 200 and `No active run`.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "bug": "https://github.com/vercel/eve/issues/2122"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.stop-agent.answers-as-documented"
    ],
    "native": true
  },
  {
    "id": "cancel.answer.names-the-session",
    "area": "cancel",
    "level": "MUST",
    "text": "The answer to a stop MUST carry the session it stopped.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "proposal": "P12"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.stop-agent.answers-as-documented"
    ],
    "native": true
  },
  {
    "id": "cancel.next-turn.works",
    "area": "cancel",
    "level": "MUST",
    "text": "A session MUST take the next turn after one that was stopped.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "bug": "https://github.com/heypinchy/pinchy/issues/563"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "cancel.sse-turn.is-stopped"
    ],
    "native": false
  },
  {
    "id": "cancel.model-call.is-ended",
    "area": "cancel",
    "level": "SHOULD",
    "text": "Stopping a turn SHOULD end its model call.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/101162"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "cancel.sse-turn.is-stopped"
    ],
    "native": false
  },
  {
    "id": "cancel.tool-call.leaves-no-orphan",
    "area": "cancel",
    "level": "MUST",
    "text": "After a turn was stopped in a tool call, the next model call MUST hold no tool call without a result.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "bug": "https://github.com/charmbracelet/crush/issues/3439"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "cancel.sse-turn.is-stopped",
      "tools.result.follows-its-call-to-the-model"
    ],
    "native": false
  },
  {
    "id": "cancel.terminal.says-run-cancelled",
    "area": "cancel",
    "level": "SHOULD",
    "text": "The terminal of a stopped turn SHOULD say `Run cancelled`, with status 409 over HTTP.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/5058"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "cancel.http-turn.is-stopped"
    ],
    "native": true
  },
  {
    "id": "cancel.tool-process.is-ended",
    "area": "cancel",
    "level": "SHOULD",
    "text": "Stopping a turn SHOULD end the work of the tool it is in.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/39960"
    },
    "since": "0.1.0",
    "untestable": "what a tool does inside the server is not on the wire",
    "relies": [],
    "native": false
  },
  {
    "id": "clear.sessions.are-gone",
    "area": "clear",
    "level": "MUST",
    "text": "Clearing an agent's history MUST take all its sessions from reads and lists.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1history/delete",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/111667"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.clear-history.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "clear.active.is-fresh",
    "area": "clear",
    "level": "MUST",
    "text": "Clearing an agent's history MUST leave it with a new, empty active session.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1history/delete",
    "source": {
      "proposal": "P12"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.clear-history.answers-as-documented",
      "doors.active-session.can-be-read"
    ],
    "native": false
  },
  {
    "id": "clear.other-agents.are-kept",
    "area": "clear",
    "level": "MUST",
    "text": "Clearing one agent's history MUST take nothing from another agent's sessions.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1history/delete",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/agno-agi/agno/issues/6733"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "history.turn.is-kept"
    ],
    "native": false
  },
  {
    "id": "clear.running-turns.are-ended",
    "area": "clear",
    "level": "MUST",
    "text": "Running turns of an agent whose history is cleared MUST get their terminals and write nothing afterwards.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1history/delete",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/134498"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "clear.sessions.are-gone"
    ],
    "native": false
  },
  {
    "id": "commands.named.acts-on-its-session",
    "area": "commands",
    "level": "MUST",
    "text": "A WebSocket command that names a session MUST act on that session and on no other.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/command",
    "source": {
      "proposal": "P10",
      "bug": "https://github.com/librefang/librefang/issues/7705"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": true
  },
  {
    "id": "commands.unnamed.acts-on-the-active-session",
    "area": "commands",
    "level": "MUST",
    "text": "A WebSocket command that names no session MUST act on the active one.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/command",
    "source": {
      "proposal": "P9",
      "bug": "https://github.com/librefang/librefang/issues/7705"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": true
  },
  {
    "id": "commands.unusable-session.is-refused",
    "area": "commands",
    "level": "MUST",
    "text": "A WebSocket command with an unusable session id MUST be answered with an `error` frame and act on nothing.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/command",
    "source": {
      "proposal": "P10"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": true
  },
  {
    "id": "commands.unknown.is-told",
    "area": "commands",
    "level": "MUST",
    "text": "An unknown WebSocket command MUST be answered with an `error` frame.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/command",
    "source": {
      "bug": "https://github.com/openonion/connectonion/issues/624"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": true
  },
  {
    "id": "commands.other-session.is-answered-during-a-turn",
    "area": "commands",
    "level": "MUST",
    "text": "A WebSocket command for one session MUST be answered while a turn of another runs on the same socket.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/command",
    "source": {
      "proposal": "P3",
      "bug": "https://github.com/librefang/librefang/issues/6067"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "commands.named.acts-on-its-session",
      "simultaneity.one-socket.sessions-do-not-wait-for-each-other"
    ],
    "native": true
  },
  {
    "id": "commands.slash-text.is-a-message",
    "area": "commands",
    "level": "SHOULD",
    "text": "A message whose text begins with a slash SHOULD be a turn like any other.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "proposal": "P10",
      "ours": "what a user types is not an order to the server unless the contract says so"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "compact.named.spares-the-active-session",
    "area": "compact",
    "level": "MUST",
    "text": "Compacting a named session MUST leave the active one as it was.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1compact/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/5201"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.compact-session.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "compact.unnamed.acts-on-the-active-session",
    "area": "compact",
    "level": "MUST",
    "text": "Compacting without a name MUST act on the active session and on no other.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1compact/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/7705"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.compact-session.answers-as-documented",
      "compact.named.spares-the-active-session"
    ],
    "native": false
  },
  {
    "id": "compact.summary.is-made-of-its-own-rows",
    "area": "compact",
    "level": "MUST",
    "text": "A summary MUST be made from rows of the session that is compacted alone.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1compact/post",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/openclaw/openclaw/issues/15990"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "context.side-call.holds-only-one-session"
    ],
    "native": false
  },
  {
    "id": "compact.next-turn.knows-its-own-past",
    "area": "compact",
    "level": "MUST",
    "text": "The model call after a compaction MUST hold the session's summary or its rows.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1compact/post",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/librefang/librefang/issues/6493"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "context.turn.holds-its-own-earlier-turns"
    ],
    "native": false
  },
  {
    "id": "compact.turn-meanwhile.is-kept",
    "area": "compact",
    "level": "MUST",
    "text": "A turn that is accepted while its session is compacted MUST be in the history afterwards.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1compact/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/7070"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "history.turn.is-kept"
    ],
    "native": false
  },
  {
    "id": "compact.other-session.is-not-held",
    "area": "compact",
    "level": "MUST",
    "text": "A turn of another session MUST end while a compaction still waits for the model.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1compact/post",
    "source": {
      "proposal": "P2",
      "bug": "https://github.com/librefang/librefang/issues/5541"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "simultaneity.http-sessions.do-not-wait-for-each-other"
    ],
    "native": false
  },
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
      "history.session.holds-only-its-own-turns",
      "ownership.http.foreign-session-is-refused",
      "ownership.sse.foreign-session-is-refused",
      "ownership.ws.foreign-session-is-refused"
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
      "history.session.holds-only-its-own-turns",
      "ownership.http.foreign-session-is-refused",
      "ownership.sse.foreign-session-is-refused",
      "ownership.ws.foreign-session-is-refused"
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
      "history.session.holds-only-its-own-turns",
      "ownership.http.foreign-session-is-refused",
      "ownership.sse.foreign-session-is-refused",
      "ownership.ws.foreign-session-is-refused"
    ],
    "native": false
  },
  {
    "id": "context.turn.holds-its-own-earlier-turns",
    "area": "context",
    "level": "MUST",
    "text": "The model call for a turn MUST hold the session's previous turn, question and answer.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P1",
      "bug": "https://github.com/MervinPraison/PraisonAI/issues/3105"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "history.turn.is-kept"
    ],
    "native": false
  },
  {
    "id": "context.other-doors.turns-are-held",
    "area": "context",
    "level": "MUST",
    "text": "The model call for a turn MUST hold the session's previous turn also when that came by another door.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "proposal": "P1",
      "bug": "https://github.com/librefang/librefang/issues/2848"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "context.turn.holds-its-own-earlier-turns",
      "history.turn.is-kept"
    ],
    "native": false
  },
  {
    "id": "context.rows.keep-the-order-of-turns",
    "area": "context",
    "level": "MUST",
    "text": "The rows of a model call MUST stand in the order of the session's turns, its own message last.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/n8n-io/n8n/issues/27624"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "history.rows.keep-the-order-of-turns",
      "context.turn.holds-its-own-earlier-turns"
    ],
    "native": false
  },
  {
    "id": "context.same-words.are-asked-again",
    "area": "context",
    "level": "MUST",
    "text": "The same message in two sessions MUST make a model call for each.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P4",
      "bug": "https://github.com/vllm-project/semantic-router/issues/1448"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "context.reused-id.starts-empty",
    "area": "context",
    "level": "MUST",
    "text": "The first model call of a session id that was deleted and addressed again MUST hold no words from before.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/openclaw/openclaw/issues/40840"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "history.deleted-session.stays-deleted",
      "delete.reused-id.has-an-empty-history"
    ],
    "native": false
  },
  {
    "id": "context.search-index.forgets-a-deleted-session",
    "area": "context",
    "level": "MUST",
    "text": "Indexes and embeddings made from a session MUST be gone with it.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/librefang/librefang/issues/3548"
    },
    "since": "0.1.0",
    "untestable": "what a server keeps beside its histories shows only if it is recalled, and no request can make it be",
    "relies": [],
    "native": false
  },
  {
    "id": "context.logs.keep-sessions-apart",
    "area": "context",
    "level": "SHOULD",
    "text": "A line in a server's log about a turn SHOULD name that turn's session and no other.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3511"
    },
    "since": "0.1.0",
    "untestable": "the log of a server is not on the wire",
    "relies": [],
    "native": false
  },
  {
    "id": "delete.read.is-not-found",
    "area": "delete",
    "level": "MUST",
    "text": "Reading a deleted session MUST answer 404.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "bug": "https://github.com/obot-platform/obot/issues/5854"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.delete-session.answers-as-documented",
      "history.deleted-session.stays-deleted"
    ],
    "native": true
  },
  {
    "id": "delete.running-turn.is-ended",
    "area": "delete",
    "level": "MUST",
    "text": "A running turn of a session that is deleted MUST get its terminal.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "bug": "https://github.com/HKUDS/nanobot/issues/5357"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.delete-session.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "delete.running-turn.writes-nothing-afterwards",
    "area": "delete",
    "level": "MUST",
    "text": "A turn that was running when its session was deleted MUST write nothing afterwards.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "bug": "https://github.com/SatyaanM/agent-harness/issues/15"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "history.deleted-session.stays-deleted"
    ],
    "native": false
  },
  {
    "id": "delete.waiting-turns.are-ended",
    "area": "delete",
    "level": "MUST",
    "text": "Turns that wait for a session that is deleted MUST get their terminals and write nothing.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/94138"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "delete.running-turn.is-ended"
    ],
    "native": false
  },
  {
    "id": "delete.other-session.goes-on",
    "area": "delete",
    "level": "MUST",
    "text": "Deleting one session MUST end no turn of another.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "proposal": "P4",
      "bug": "https://github.com/librefang/librefang/issues/4868"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.delete-session.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "delete.other-sessions.are-kept",
    "area": "delete",
    "level": "MUST",
    "text": "Deleting one session MUST take nothing from the history of another.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/librefang/librefang/issues/4868"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "history.turn.is-kept"
    ],
    "native": false
  },
  {
    "id": "delete.reused-id.has-an-empty-history",
    "area": "delete",
    "level": "MUST",
    "text": "A deleted session id that is addressed again MUST be a new session with only the new turns.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/openclaw/openclaw/issues/40840"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.delete-session.answers-as-documented",
      "history.deleted-session.stays-deleted"
    ],
    "native": false
  },
  {
    "id": "delete.unknown.is-not-found",
    "area": "delete",
    "level": "SHOULD",
    "text": "Deleting a session id that nobody holds SHOULD answer 404.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "ours": "an answer of success for nothing done hides a wrong id"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "delete.active.leaves-a-fresh-one",
    "area": "delete",
    "level": "MUST",
    "text": "Deleting the active session MUST leave the agent with a new, empty, readable active session.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "proposal": "P12"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.delete-session.answers-as-documented",
      "doors.active-session.can-be-read"
    ],
    "native": false
  },
  {
    "id": "delete.label.finds-nothing",
    "area": "delete",
    "level": "MUST",
    "text": "The label of a deleted session MUST find nothing.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3548"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "labels.find.gives-its-session"
    ],
    "native": true
  },
  {
    "id": "delete.agent.takes-its-sessions",
    "area": "delete",
    "level": "MUST",
    "text": "The sessions of a deleted agent MUST be gone from reads and lists.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}/delete",
    "source": {
      "bug": "https://github.com/omnigent-ai/omnigent/issues/2672"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.delete-agent.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "delete.agent.ends-its-turns",
    "area": "delete",
    "level": "MUST",
    "text": "The running turns of a deleted agent MUST get their terminals and write nothing afterwards.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}/delete",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/5142"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.delete-agent.answers-as-documented",
      "delete.agent.takes-its-sessions"
    ],
    "native": false
  },
  {
    "id": "disconnect.http-turn.runs-on",
    "area": "disconnect",
    "level": "SHOULD",
    "text": "A turn whose client leaves in the middle SHOULD run on and be held, when it was sent over HTTP.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/open-webui/open-webui/issues/452"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn",
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "disconnect.sse-turn.runs-on",
    "area": "disconnect",
    "level": "SHOULD",
    "text": "A turn whose client leaves in the middle SHOULD run on and be held, when it was sent over SSE.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/0xMaxMa/claude-gateway/issues/131"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn",
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "disconnect.ws-turn.runs-on",
    "area": "disconnect",
    "level": "SHOULD",
    "text": "A turn whose client leaves in the middle SHOULD run on and be held, when it was sent over WebSocket.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "bug": "https://github.com/NousResearch/hermes-agent/issues/85016"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn",
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "disconnect.next-turn.works",
    "area": "disconnect",
    "level": "MUST",
    "text": "A session MUST take the next turn after a client left in the middle of one.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/aaif-goose/goose/issues/10243"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "disconnect.other-client.goes-on",
    "area": "disconnect",
    "level": "MUST",
    "text": "A client that leaves MUST end no turn that another connection waits for.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P2",
      "bug": "https://github.com/forecast-bio/crosslink/issues/321"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "disconnect.half-a-request.starts-no-turn",
    "area": "disconnect",
    "level": "MUST",
    "text": "A request whose body is cut off MUST start no turn.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "ours": "a message that was not sent whole was not sent"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
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
    "relies": [
      "http.get-session.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "doors.agent.can-be-had",
    "area": "doors",
    "level": "MUST",
    "text": "A client MUST be able to have an agent to speak to.",
    "at": "openapi.yaml#/paths/~1api~1agents/post",
    "source": {
      "ours": "nothing can be asked of a server without an agent"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.spawn-agent.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "doors.active-session.can-be-read",
    "area": "doors",
    "level": "MUST",
    "text": "A client MUST be able to learn which session of an agent is the active one.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session/get",
    "source": {
      "proposal": "P12"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.agent.can-be-had",
      "http.get-active-session.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "doors.http-explicit.carries-a-turn",
    "area": "doors",
    "level": "MUST",
    "text": "A message sent over HTTP to a named session MUST be answered with the words of its turn.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P7"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.agent.can-be-had",
      "http.send-message-to-session.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "doors.http-default.carries-a-turn",
    "area": "doors",
    "level": "MUST",
    "text": "A message sent over HTTP that names no session MUST be answered with the words of its turn.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1message/post",
    "source": {
      "proposal": "P9"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.agent.can-be-had",
      "http.send-message.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "doors.sse-explicit.carries-a-turn",
    "area": "doors",
    "level": "MUST",
    "text": "A message sent over SSE to a named session MUST be answered with a stream that holds the words of its turn.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.agent.can-be-had",
      "http.stream-message-to-session.answers-as-documented",
      "stream.grammar.is-well-formed",
      "stream.chunk.has-its-documented-shape"
    ],
    "native": false
  },
  {
    "id": "doors.sse-default.carries-a-turn",
    "area": "doors",
    "level": "MUST",
    "text": "A message sent over SSE that names no session MUST be answered with a stream that holds the words of its turn.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1message~1stream/post",
    "source": {
      "proposal": "P9"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.agent.can-be-had",
      "http.stream-message.answers-as-documented",
      "stream.grammar.is-well-formed",
      "stream.chunk.has-its-documented-shape"
    ],
    "native": false
  },
  {
    "id": "doors.ws.opens",
    "area": "doors",
    "level": "MUST",
    "text": "An upgrade to the WebSocket of an agent MUST be accepted from a client that may have one.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P3",
      "rfc": "https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.agent.can-be-had"
    ],
    "native": false
  },
  {
    "id": "doors.ws-explicit.carries-a-turn",
    "area": "doors",
    "level": "MUST",
    "text": "A WebSocket message that names a session MUST be answered with the words of its turn.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "proposal": "P10"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens",
      "frames.text-delta.has-its-documented-shape",
      "frames.response.has-its-documented-shape"
    ],
    "native": false
  },
  {
    "id": "doors.ws-default.carries-a-turn",
    "area": "doors",
    "level": "MUST",
    "text": "A WebSocket message that names no session MUST be answered with the words of its turn.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "proposal": "P9"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens",
      "frames.text-delta.has-its-documented-shape",
      "frames.response.has-its-documented-shape"
    ],
    "native": false
  },
  {
    "id": "doors.session.can-be-created",
    "area": "doors",
    "level": "MUST",
    "text": "A client MUST be able to have the server make a new session of an agent.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/post",
    "source": {
      "proposal": "P1"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.agent.can-be-had",
      "http.create-session.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "durability.restart.keeps-histories",
    "area": "durability",
    "level": "SHOULD",
    "text": "The histories of sessions SHOULD be the same after a restart.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/2643"
    },
    "since": "0.1.0",
    "untestable": "a suite that speaks to a server over the wire cannot restart it",
    "relies": [],
    "native": false
  },
  {
    "id": "durability.restart.keeps-the-active-session",
    "area": "durability",
    "level": "SHOULD",
    "text": "The active session of an agent SHOULD be the same after a restart.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session/get",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/5211"
    },
    "since": "0.1.0",
    "untestable": "a suite that speaks to a server over the wire cannot restart it",
    "relies": [],
    "native": false
  },
  {
    "id": "durability.restart.revives-no-deleted-session",
    "area": "durability",
    "level": "MUST",
    "text": "A restart MUST bring back no deleted session.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "bug": "https://github.com/nesquena/hermes-webui/issues/5498"
    },
    "since": "0.1.0",
    "untestable": "a suite that speaks to a server over the wire cannot restart it",
    "relies": [],
    "native": false
  },
  {
    "id": "durability.crash.loses-no-acknowledged-turn",
    "area": "durability",
    "level": "SHOULD",
    "text": "A crash SHOULD lose no turn whose end was told.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/5121"
    },
    "since": "0.1.0",
    "untestable": "a suite that speaks to a server over the wire cannot crash it",
    "relies": [],
    "native": false
  },
  {
    "id": "durability.two-processes.run-one-turn-at-a-time",
    "area": "durability",
    "level": "MUST",
    "text": "Two server processes on one store MUST run the turns of one session one after the other.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/anomalyco/opencode/issues/49367"
    },
    "since": "0.1.0",
    "untestable": "the suite is given one address and cannot know what stands behind it",
    "relies": [],
    "native": false
  },
  {
    "id": "durability.store-failure.is-told",
    "area": "durability",
    "level": "MUST",
    "text": "A store that cannot be read MUST be told as a 5xx and not as an empty history.",
    "at": "openapi.yaml#/paths/~1api~1sessions/get",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/7041"
    },
    "since": "0.1.0",
    "untestable": "no request makes a sound store fail",
    "relies": [],
    "native": false
  },
  {
    "id": "durability.shutdown.ends-running-turns",
    "area": "durability",
    "level": "SHOULD",
    "text": "A server that shuts down SHOULD give every running turn its terminal and every WebSocket a Close frame.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "bug": "https://github.com/letta-ai/letta-code/issues/3358"
    },
    "since": "0.1.0",
    "untestable": "a suite that speaks to a server over the wire cannot shut it down",
    "relies": [],
    "native": false
  },
  {
    "id": "errors.body.is-as-documented",
    "area": "errors",
    "level": "MUST",
    "text": "Every HTTP answer with a 4xx or 5xx status, refused upgrades included, MUST have an `application/json` body whose `error` is a string.",
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
    "id": "errors.http-unknown-agent.is-not-found",
    "area": "errors",
    "level": "MUST",
    "text": "A message sent over HTTP to an agent that does not exist MUST be answered with 404.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1message/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/5366"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "errors.sse-unknown-agent.is-not-found",
    "area": "errors",
    "level": "MUST",
    "text": "A message sent over SSE to an agent that does not exist MUST be answered with 404.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/5366"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "errors.ws-unknown-agent.is-not-found",
    "area": "errors",
    "level": "MUST",
    "text": "An upgrade to the WebSocket of an agent that does not exist MUST be answered with 404.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/5366"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "errors.sessions-of-an-unknown-agent.are-not-found",
    "area": "errors",
    "level": "MUST",
    "text": "Listing, creating, switching, resetting and compacting sessions of an agent that does not exist MUST be answered with 404.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/get",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/5366"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "errors.unknown-session.is-not-found",
    "area": "errors",
    "level": "MUST",
    "text": "Reading a session id that nobody holds MUST be answered with 404.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "proposal": "P6",
      "bug": "https://github.com/modelcontextprotocol/typescript-sdk/issues/667"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "errors.refused-message.starts-no-turn",
    "area": "errors",
    "level": "MUST",
    "text": "A refused message MUST add no row to any history and reach no model.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/anomalyco/opencode/issues/21211"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "failure.http.is-told",
    "area": "failure",
    "level": "MUST",
    "text": "A turn whose model call fails MUST be answered over HTTP with a 4xx or 5xx status.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/google/adk-python/issues/4244"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "failure.sse.is-told",
    "area": "failure",
    "level": "MUST",
    "text": "A turn whose model call fails MUST end its stream with an `error` event.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8",
      "bug": "https://github.com/google/adk-python/issues/4216"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "failure.ws.is-told",
    "area": "failure",
    "level": "MUST",
    "text": "A turn whose model call fails MUST end with an `error` frame.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/error",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/earendil-works/pi/issues/8996"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "failure.sse-mid-answer.is-not-a-success",
    "area": "failure",
    "level": "MUST",
    "text": "A stream whose model call breaks off after some text MUST end with `error` and not with `done`.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/6441"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "failure.sse.is-told"
    ],
    "native": false
  },
  {
    "id": "failure.ws-mid-answer.is-not-a-success",
    "area": "failure",
    "level": "MUST",
    "text": "A WebSocket turn whose model call breaks off after some text MUST end with `error` and not with `response`.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/error",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/6512"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "failure.ws.is-told"
    ],
    "native": false
  },
  {
    "id": "failure.http-status.is-502",
    "area": "failure",
    "level": "SHOULD",
    "text": "A turn that fails because the model failed SHOULD be answered over HTTP with 502.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc9110#section-15.6.3"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "failure.http.is-told"
    ],
    "native": true
  },
  {
    "id": "failure.other-session.goes-on",
    "area": "failure",
    "level": "MUST",
    "text": "A failing turn MUST end no turn of another session.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P4",
      "bug": "https://github.com/openai/codex/issues/20787"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "failure.socket.stays-open",
    "area": "failure",
    "level": "MUST",
    "text": "A WebSocket MUST stay open when a turn on it fails.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/error",
    "source": {
      "proposal": "P3",
      "ours": "one session's failure would otherwise end every conversation on the socket"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "failure.ws.is-told"
    ],
    "native": false
  },
  {
    "id": "failure.next-turn.works",
    "area": "failure",
    "level": "MUST",
    "text": "A session MUST take the next turn after one that failed.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/102020"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "failure.http.is-told"
    ],
    "native": false
  },
  {
    "id": "failure.users-row.stays",
    "area": "failure",
    "level": "SHOULD",
    "text": "The history SHOULD keep the user's row of a failed turn.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "ours": "a question that vanishes with its failed answer is typed again from memory"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "failure.http.is-told"
    ],
    "native": false
  },
  {
    "id": "failure.answer-row.is-not-invented",
    "area": "failure",
    "level": "MUST",
    "text": "The history MUST hold no answer for a turn that failed before any text.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/6512"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "failure.http.is-told"
    ],
    "native": false
  },
  {
    "id": "failure.error-text.holds-no-other-session",
    "area": "failure",
    "level": "MUST",
    "text": "The text of an error MUST hold no words of another session.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/error",
    "source": {
      "proposal": "P4",
      "bug": "https://github.com/mastra-ai/mastra/issues/21863"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "context.turn.holds-only-its-own-session"
    ],
    "native": false
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
    "id": "frames.text-delta.arrives-while-the-model-goes-on",
    "area": "frames",
    "level": "MUST",
    "text": "A piece of an answer MUST arrive over WebSocket while the model is still making the next.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/text_delta",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/xorbitsai/xagent/issues/1358"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "frames.pong.answers-a-ping",
    "area": "frames",
    "level": "MUST",
    "text": "A `ping` MUST be answered with one `pong`.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/pong",
    "source": {
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens",
      "frames.pong.has-its-documented-shape"
    ],
    "native": true
  },
  {
    "id": "frames.agents-updated.tells-of-a-new-agent",
    "area": "frames",
    "level": "SHOULD",
    "text": "An open WebSocket SHOULD be told of a new agent by `agents_updated`.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/agents_updated",
    "source": {
      "ours": "dashboards in use keep their list of agents from it"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
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
      "routing.ws-default.lands-in-the-active-session",
      "ownership.http.foreign-session-is-refused",
      "ownership.sse.foreign-session-is-refused",
      "ownership.ws.foreign-session-is-refused"
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
    "id": "history.active.reads-the-same-at-both-doors",
    "area": "history",
    "level": "MUST",
    "text": "The active session MUST have the same history whether it is read by its id or as the active one.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session/get",
    "source": {
      "proposal": "P6",
      "bug": "https://github.com/librefang/librefang/issues/2848"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.history.is-readable",
      "doors.active-session.can-be-read"
    ],
    "native": false
  },
  {
    "id": "history.new-session.reads-empty",
    "area": "history",
    "level": "MUST",
    "text": "A created session MUST read as an empty history before its first turn.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/post",
    "source": {
      "proposal": "P6",
      "bug": "https://github.com/librefang/librefang/issues/6225"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.session.can-be-created",
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "history.read.changes-nothing",
    "area": "history",
    "level": "MUST",
    "text": "Reading a history MUST change neither it nor which session is active.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "proposal": "P6",
      "rfc": "https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "history.user-text.is-what-was-sent",
    "area": "history",
    "level": "MUST",
    "text": "The user's row of a turn MUST hold the message as it was sent.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "proposal": "P6"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "history.turn.is-kept"
    ],
    "native": false
  },
  {
    "id": "history.many-turns.are-kept",
    "area": "history",
    "level": "MUST",
    "text": "A history of forty turns MUST hold every one of them.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "proposal": "P6",
      "bug": "https://github.com/librefang/librefang/issues/5121"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "history.turn.is-kept"
    ],
    "native": false
  },
  {
    "id": "history.list.counts-as-the-session-does",
    "area": "history",
    "level": "SHOULD",
    "text": "The `message_count` of a session SHOULD be the same in the lists and in its history.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/get",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/6611"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.list-agent-sessions.answers-as-documented"
    ],
    "native": true
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
    "id": "http.unknown-path.is-not-found",
    "area": "http",
    "level": "MUST",
    "text": "A path that the contract does not have MUST be answered with 404.",
    "at": "openapi.yaml#/paths/~1api~1health/get",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "http.wrong-method.is-refused-with-allow",
    "area": "http",
    "level": "MUST",
    "text": "A method that a known path does not have MUST be answered with 405 and `Allow`.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "http.wrong-content-type.is-refused",
    "area": "http",
    "level": "MUST",
    "text": "A message whose body is not declared as JSON MUST be answered with 415.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.16"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "http.broken-json.is-refused",
    "area": "http",
    "level": "MUST",
    "text": "A body that is no JSON MUST be answered with 400.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "http.wrong-shape.is-refused",
    "area": "http",
    "level": "MUST",
    "text": "A JSON body without the message or with one of another type MUST be answered with 422.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.21"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "http.bad-utf-8.is-refused",
    "area": "http",
    "level": "MUST",
    "text": "A body that is not UTF-8 MUST be refused and start no turn.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc8259#section-8.1"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "http.charset.is-accepted",
    "area": "http",
    "level": "MUST",
    "text": "A JSON content type with a `charset` parameter MUST be accepted.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc9110#section-8.3.2"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": true
  },
  {
    "id": "http.head.answers-like-get",
    "area": "http",
    "level": "SHOULD",
    "text": "A HEAD request SHOULD be answered with the status of the GET and without a body.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "http.unknown-members.are-ignored",
    "area": "http",
    "level": "MUST",
    "text": "Members of a request that the contract does not know MUST be ignored.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "ours": "clients in use send members of other servers"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": true
  },
  {
    "id": "http.body-less-posts.are-equal",
    "area": "http",
    "level": "MUST",
    "text": "No body, an empty one and `{}` MUST mean the same where a POST needs no body.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1reset/post",
    "source": {
      "ours": "clients in use send each of the three"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "ids.http-client-chosen.becomes-a-session",
    "area": "ids",
    "level": "MUST",
    "text": "A UUID that nobody holds MUST become a new session of the agent with the first message sent to it over HTTP.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P13"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "ids.sse-client-chosen.becomes-a-session",
    "area": "ids",
    "level": "MUST",
    "text": "A UUID that nobody holds MUST become a new session of the agent with the first message sent to it over SSE.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P1"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "ids.ws-client-chosen.becomes-a-session",
    "area": "ids",
    "level": "MUST",
    "text": "A UUID that nobody holds MUST become a new session of the agent with the first message sent to it over WebSocket.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "proposal": "P1"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "ids.http-case.does-not-make-another-session",
    "area": "ids",
    "level": "MUST",
    "text": "A session id in upper case sent over HTTP MUST address the session whose id is the same in lower case.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/12603"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.history.is-readable",
      "routing.http-explicit.lands-in-its-session"
    ],
    "native": false
  },
  {
    "id": "ids.sse-case.does-not-make-another-session",
    "area": "ids",
    "level": "MUST",
    "text": "A session id in upper case sent over SSE MUST address the session whose id is the same in lower case.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/12603"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.history.is-readable",
      "routing.sse-explicit.lands-in-its-session"
    ],
    "native": false
  },
  {
    "id": "ids.ws-case.does-not-make-another-session",
    "area": "ids",
    "level": "MUST",
    "text": "A session id in upper case sent over WebSocket MUST address the session whose id is the same in lower case.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/12603"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.history.is-readable",
      "routing.ws-explicit.lands-in-its-session"
    ],
    "native": false
  },
  {
    "id": "ids.read-case.does-not-matter",
    "area": "ids",
    "level": "MUST",
    "text": "A history MUST be readable by its session id in upper case as well as in lower case.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/142746"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "ids.answers.print-lower-case",
    "area": "ids",
    "level": "MUST",
    "text": "An answer that names a session MUST print its id hyphenated and in lower case, however the request spelled it.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/121166"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "ids.read-case.does-not-matter"
    ],
    "native": true
  },
  {
    "id": "ids.http-unusable.is-refused",
    "area": "ids",
    "level": "MUST",
    "text": "A message sent over HTTP with a session id that is no UUID MUST be refused with 400.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P7",
      "bug": "https://github.com/NousResearch/hermes-agent/issues/54852"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "routing.http-unusable.lands-nowhere"
    ],
    "native": true
  },
  {
    "id": "ids.sse-unusable.is-refused",
    "area": "ids",
    "level": "MUST",
    "text": "A message sent over SSE with a session id that is no UUID MUST be refused with 400.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8",
      "bug": "https://github.com/NousResearch/hermes-agent/issues/54852"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "routing.sse-unusable.lands-nowhere"
    ],
    "native": true
  },
  {
    "id": "ids.ws-unusable.is-refused",
    "area": "ids",
    "level": "MUST",
    "text": "A message sent over WebSocket with a session id that is no UUID MUST be refused with an `error` frame.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "proposal": "P10",
      "bug": "https://github.com/NousResearch/hermes-agent/issues/54852"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "routing.ws-unusable.lands-nowhere"
    ],
    "native": true
  },
  {
    "id": "ids.read-unusable.is-refused",
    "area": "ids",
    "level": "MUST",
    "text": "Reading a history by an id that is no UUID MUST be refused with 400.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "proposal": "P6",
      "bug": "https://github.com/aaif-goose/goose/issues/8543"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "ids.write-unusable.is-refused",
    "area": "ids",
    "level": "MUST",
    "text": "Deleting, labelling or switching to a session by an id that is no UUID MUST be refused with 400.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/delete",
    "source": {
      "bug": "https://github.com/NousResearch/hermes-agent/issues/54852"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "ids.agent-unusable.is-refused",
    "area": "ids",
    "level": "MUST",
    "text": "An agent id that is no UUID MUST be refused with 400.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}/get",
    "source": {
      "ours": "an id that cannot be one is the client's mistake, on every path"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "ids.other-spelling.is-refused",
    "area": "ids",
    "level": "SHOULD",
    "text": "A UUID spelled without hyphens, in braces or as a URN SHOULD be refused with 400.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "ours": "two spellings of one id are two keys in some map"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "ids.other-spelling.makes-no-second-session",
    "area": "ids",
    "level": "MUST",
    "text": "A UUID spelled in another way MUST address the session of that UUID or none.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/12603"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "ids.other-spelling.is-refused"
    ],
    "native": false
  },
  {
    "id": "ids.any-version.is-usable",
    "area": "ids",
    "level": "MUST",
    "text": "A session id MUST be usable whatever its UUID version, nil and max included.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P1"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn",
      "ids.http-client-chosen.becomes-a-session"
    ],
    "native": false
  },
  {
    "id": "ids.first-turns.make-one-session",
    "area": "ids",
    "level": "MUST",
    "text": "Two first turns sent at once to one new session id MUST make one session that holds both.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/aaif-goose/goose/issues/9181"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn",
      "history.turn.is-kept"
    ],
    "native": false
  },
  {
    "id": "ids.read.creates-nothing",
    "area": "ids",
    "level": "MUST",
    "text": "Reading a session id that nobody holds MUST create no session.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "proposal": "P6",
      "bug": "https://github.com/foam-foundation/foam3/issues/5411"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.list-agent-sessions.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "ids.refused-message.creates-nothing",
    "area": "ids",
    "level": "MUST",
    "text": "A refused message to a session id that nobody holds MUST create no session.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/Science-Discovery/Aether/issues/1319"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.list-agent-sessions.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "ids.created-at-once.are-distinct",
    "area": "ids",
    "level": "MUST",
    "text": "Sessions created at the same time MUST have distinct ids.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/post",
    "source": {
      "bug": "https://github.com/aaif-goose/goose/issues/4954"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.session.can-be-created"
    ],
    "native": false
  },
  {
    "id": "ids.deleted.are-not-given-again",
    "area": "ids",
    "level": "MUST",
    "text": "A server MUST give a new session no id that a deleted one had.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/post",
    "source": {
      "bug": "https://github.com/aaif-goose/goose/issues/11654"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.session.can-be-created",
      "http.delete-session.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "ids.spawn.makes-one-session",
    "area": "ids",
    "level": "MUST",
    "text": "A new agent MUST have exactly one session.",
    "at": "openapi.yaml#/paths/~1api~1agents/post",
    "source": {
      "bug": "https://github.com/RightNow-AI/openfang/issues/651"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.agent.can-be-had",
      "http.list-agent-sessions.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "ids.server-made.cannot-be-guessed",
    "area": "ids",
    "level": "MUST",
    "text": "A session id made by the server MUST hold at least 122 bits that an attacker cannot predict.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/post",
    "source": {
      "bug": "https://github.com/foam-foundation/foam3/issues/5411"
    },
    "since": "0.1.0",
    "untestable": "a sample of ids shows neither where their bits come from nor how predictable the source is",
    "relies": [],
    "native": false
  },
  {
    "id": "labels.set.is-read-back",
    "area": "labels",
    "level": "MUST",
    "text": "A label that was set MUST be in the session's history answer and in the lists.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}~1label/put",
    "source": {
      "ours": "one label in three places is three labels in servers that keep it thrice"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.set-session-label.answers-as-documented"
    ],
    "native": true
  },
  {
    "id": "labels.create.keeps-its-label",
    "area": "labels",
    "level": "MUST",
    "text": "A session created with a label MUST have it.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/post",
    "source": {
      "ours": "a label that is dropped at creation is noticed only in the list"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.session.can-be-created"
    ],
    "native": true
  },
  {
    "id": "labels.null.is-no-label",
    "area": "labels",
    "level": "MUST",
    "text": "A label that is null or absent at creation MUST be no label.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/post",
    "source": {
      "ours": "clients send null, nothing or an empty object"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.session.can-be-created"
    ],
    "native": true
  },
  {
    "id": "labels.find.gives-its-session",
    "area": "labels",
    "level": "MUST",
    "text": "Looking for a label at its agent MUST give the session that bears it.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1by-label~1{label}/get",
    "source": {
      "bug": "https://github.com/NousResearch/hermes-agent/issues/29149"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.find-session-by-label.answers-as-documented",
      "labels.set.is-read-back"
    ],
    "native": true
  },
  {
    "id": "labels.unknown.finds-nothing",
    "area": "labels",
    "level": "MUST",
    "text": "Looking for a label that no session of the agent bears MUST be answered with 404.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1by-label~1{label}/get",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "labels.other-session.keeps-its-own",
    "area": "labels",
    "level": "MUST",
    "text": "Labelling one session MUST change the label of no other.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}~1label/put",
    "source": {
      "proposal": "P5",
      "ours": "a label kept by the agent and not by the session is every session's"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "labels.set.is-read-back"
    ],
    "native": false
  },
  {
    "id": "labels.unknown-session.is-not-found",
    "area": "labels",
    "level": "SHOULD",
    "text": "Labelling a session id that nobody holds SHOULD be answered with 404.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}~1label/put",
    "source": {
      "ours": "an answer of success for nothing done hides a wrong id"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "limits.http-oversize.is-refused",
    "area": "limits",
    "level": "MUST",
    "text": "A message over 65 536 bytes sent over HTTP MUST be refused with 413.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": true
  },
  {
    "id": "limits.sse-oversize.is-refused",
    "area": "limits",
    "level": "MUST",
    "text": "A message over 65 536 bytes sent over SSE MUST be refused with 413.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn"
    ],
    "native": true
  },
  {
    "id": "limits.exact-size.is-accepted",
    "area": "limits",
    "level": "MUST",
    "text": "A message of exactly 65 536 bytes MUST be accepted.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "ours": "a bound that is off by one cuts what was promised"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": true
  },
  {
    "id": "limits.size.counts-bytes",
    "area": "limits",
    "level": "MUST",
    "text": "The size of a message MUST be counted in bytes of UTF-8, not in characters.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "ours": "a bound in characters is four times as wide as the one that was promised"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "limits.http-oversize.is-refused"
    ],
    "native": true
  },
  {
    "id": "limits.slow-reader.loses-no-terminal",
    "area": "limits",
    "level": "MUST",
    "text": "A client that reads late MUST get the terminal of its turn or see its connection closed.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/bigduu/Bamboo-agent/issues/543"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn",
      "turns.sse.has-exactly-one-terminal"
    ],
    "native": false
  },
  {
    "id": "limits.ended-turns.give-back-their-place",
    "area": "limits",
    "level": "MUST",
    "text": "Turns that failed, were stopped or lost their client MUST use up no place that later turns need.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/gke-labs/kube-agents/issues/1097"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "failure.next-turn.works",
      "cancel.next-turn.works",
      "disconnect.next-turn.works"
    ],
    "native": false
  },
  {
    "id": "limits.closed-sockets.give-back-their-place",
    "area": "limits",
    "level": "MUST",
    "text": "A WebSocket that was closed or broke off MUST use up no place that a later one needs.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "bug": "https://github.com/modelcontextprotocol/python-sdk/issues/1227"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": false
  },
  {
    "id": "limits.busy-session.leaves-others-their-share",
    "area": "limits",
    "level": "SHOULD",
    "text": "A session that reached a limit SHOULD leave the other sessions theirs.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/NousResearch/hermes-agent/issues/112690"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "limits.too-many.says-when-to-try-again",
    "area": "limits",
    "level": "SHOULD",
    "text": "An answer of 429 SHOULD carry `Retry-After`.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc6585#section-4"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": true
  },
  {
    "id": "limits.memory.is-bounded-per-session",
    "area": "limits",
    "level": "MUST",
    "text": "What a session or a stream that ended keeps in memory MUST be bounded.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/UsefulSoftwareCo/executor/issues/1684"
    },
    "since": "0.1.0",
    "untestable": "the memory of a server is not on the wire",
    "relies": [],
    "native": false
  },
  {
    "id": "limits.abandoned-streams.are-freed",
    "area": "limits",
    "level": "MUST",
    "text": "A stream whose client vanished without a word MUST be freed after a bounded time.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/modelcontextprotocol/python-sdk/issues/1227"
    },
    "since": "0.1.0",
    "untestable": "a client that vanished sees nothing, and the bound may be hours",
    "relies": [],
    "native": false
  },
  {
    "id": "limits.idle-socket.is-told-before-it-is-closed",
    "area": "limits",
    "level": "SHOULD",
    "text": "A WebSocket that is closed for being idle SHOULD be told so with a Close frame.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc6455#section-7.1.1"
    },
    "since": "0.1.0",
    "untestable": "the bound is half an hour in servers in use, longer than a run may take",
    "relies": [],
    "native": false
  },
  {
    "id": "lists.agent-sessions.hold-every-session",
    "area": "lists",
    "level": "MUST",
    "text": "The list of an agent's sessions MUST hold each of its sessions once, client-chosen ones included.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/get",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/4294"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.list-agent-sessions.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "lists.all-sessions.hold-every-session",
    "area": "lists",
    "level": "MUST",
    "text": "The list of all sessions MUST hold each session once, with the agent it belongs to.",
    "at": "openapi.yaml#/paths/~1api~1sessions/get",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/4294"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.list-sessions.answers-as-documented"
    ],
    "native": true
  },
  {
    "id": "lists.all-sessions.are-newest-first",
    "area": "lists",
    "level": "SHOULD",
    "text": "The list of all sessions SHOULD have the newest first.",
    "at": "openapi.yaml#/paths/~1api~1sessions/get",
    "source": {
      "ours": "no client in use sorts it"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "lists.all-sessions.hold-every-session"
    ],
    "native": true
  },
  {
    "id": "order.http-turns.do-not-overlap",
    "area": "order",
    "level": "MUST",
    "text": "Two turns of one session sent over HTTP MUST run one after the other.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/OpenHands/software-agent-sdk/issues/3147"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "order.sse-turns.do-not-overlap",
    "area": "order",
    "level": "MUST",
    "text": "Two turns of one session sent over SSE MUST run one after the other.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3737"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn",
      "order.http-turns.do-not-overlap"
    ],
    "native": false
  },
  {
    "id": "order.ws-turns.do-not-overlap",
    "area": "order",
    "level": "MUST",
    "text": "Two turns of one session sent on one WebSocket MUST run one after the other.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "bug": "https://github.com/anomalyco/opencode/issues/11699"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn",
      "order.sse-turns.do-not-overlap"
    ],
    "native": false
  },
  {
    "id": "order.two-sockets.do-not-overlap",
    "area": "order",
    "level": "MUST",
    "text": "Two turns of one session sent on two WebSockets MUST run one after the other.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "bug": "https://github.com/google/adk-python/issues/5244"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn",
      "order.ws-turns.do-not-overlap"
    ],
    "native": false
  },
  {
    "id": "order.http-and-sse.do-not-overlap",
    "area": "order",
    "level": "MUST",
    "text": "A turn sent over HTTP and one sent over SSE to the same session MUST run one after the other.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3737"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn",
      "doors.sse-explicit.carries-a-turn",
      "order.http-turns.do-not-overlap",
      "order.sse-turns.do-not-overlap"
    ],
    "native": false
  },
  {
    "id": "order.http-and-ws.do-not-overlap",
    "area": "order",
    "level": "MUST",
    "text": "A turn sent over HTTP and one sent over WebSocket to the same session MUST run one after the other.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3559"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn",
      "doors.ws-explicit.carries-a-turn",
      "order.http-turns.do-not-overlap",
      "order.ws-turns.do-not-overlap"
    ],
    "native": false
  },
  {
    "id": "order.sse-and-ws.do-not-overlap",
    "area": "order",
    "level": "MUST",
    "text": "A turn sent over SSE and one sent over WebSocket to the same session MUST run one after the other.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3559"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn",
      "doors.ws-explicit.carries-a-turn",
      "order.sse-turns.do-not-overlap",
      "order.ws-turns.do-not-overlap"
    ],
    "native": false
  },
  {
    "id": "order.default-and-explicit.do-not-overlap",
    "area": "order",
    "level": "MUST",
    "text": "A turn that names the active session and one that names none MUST run one after the other.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1message/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/6518"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn",
      "doors.http-default.carries-a-turn",
      "order.http-turns.do-not-overlap"
    ],
    "native": false
  },
  {
    "id": "order.queued-turns.run-in-order-of-arrival",
    "area": "order",
    "level": "MUST",
    "text": "Turns that wait for a session MUST run in the order in which they arrived.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P3",
      "ours": "an answer that overtakes another is read as the answer to the wrong question"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "order.ws-turns.do-not-overlap"
    ],
    "native": false
  },
  {
    "id": "order.burst.answers-every-turn",
    "area": "order",
    "level": "MUST",
    "text": "Each of eight turns sent to one session at once MUST be ended or refused.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/69112"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "order.burst.gives-each-turn-its-own-answer",
    "area": "order",
    "level": "MUST",
    "text": "Each of several turns sent to one session at once MUST get the answer to its own message.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/anomalyco/opencode/issues/28202"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "order.burst.answers-every-turn"
    ],
    "native": false
  },
  {
    "id": "order.end-of-a-turn.loses-no-message",
    "area": "order",
    "level": "MUST",
    "text": "A message that arrives while the turn before it ends MUST have a turn of its own.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "bug": "https://github.com/OpenHands/software-agent-sdk/issues/421"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "history.turn.is-kept"
    ],
    "native": false
  },
  {
    "id": "ownership.http.foreign-session-is-refused",
    "area": "ownership",
    "level": "MUST",
    "text": "A message sent over HTTP to a session of another agent MUST be refused, and change neither agent's sessions.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/infiniflow/ragflow/issues/15128"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "routing.http-explicit.lands-in-its-session"
    ],
    "native": false
  },
  {
    "id": "ownership.sse.foreign-session-is-refused",
    "area": "ownership",
    "level": "MUST",
    "text": "A message sent over SSE to a session of another agent MUST be refused, and change neither agent's sessions.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/C2SAgent/c2sagent/issues/55"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "routing.sse-explicit.lands-in-its-session"
    ],
    "native": false
  },
  {
    "id": "ownership.ws.foreign-session-is-refused",
    "area": "ownership",
    "level": "MUST",
    "text": "A message sent over WebSocket to a session of another agent MUST be refused, and change neither agent's sessions.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/agno-agi/agno/issues/6733"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "routing.ws-explicit.lands-in-its-session"
    ],
    "native": false
  },
  {
    "id": "ownership.switch.foreign-session-is-refused",
    "area": "ownership",
    "level": "MUST",
    "text": "Switching an agent to a session of another agent MUST be refused and move nothing.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1switch/post",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/infiniflow/ragflow/issues/15128"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": false
  },
  {
    "id": "ownership.stop.foreign-session-is-refused",
    "area": "ownership",
    "level": "MUST",
    "text": "Stopping a session of another agent MUST be refused and stop nothing.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1stop/post",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/chandshy/mailpouch/issues/264"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": false
  },
  {
    "id": "ownership.compact.foreign-session-is-refused",
    "area": "ownership",
    "level": "MUST",
    "text": "Compacting a session of another agent MUST be refused and change nothing.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1compact/post",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/infiniflow/ragflow/issues/15129"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [],
    "native": false
  },
  {
    "id": "ownership.command.foreign-session-is-refused",
    "area": "ownership",
    "level": "MUST",
    "text": "A WebSocket command that names a session of another agent MUST be refused and change nothing.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/command",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/dimagi/open-chat-studio/issues/3577"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "commands.named.acts-on-its-session"
    ],
    "native": false
  },
  {
    "id": "ownership.agent-list.holds-only-its-own-sessions",
    "area": "ownership",
    "level": "MUST",
    "text": "The list of an agent's sessions MUST hold no session of another agent.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/get",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3826"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.list-agent-sessions.answers-as-documented"
    ],
    "native": false
  },
  {
    "id": "ownership.by-label.finds-no-foreign-session",
    "area": "ownership",
    "level": "MUST",
    "text": "Looking for a label at one agent MUST find no session of another.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1by-label~1{label}/get",
    "source": {
      "bug": "https://github.com/NousResearch/hermes-agent/issues/29149"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "labels.find.gives-its-session"
    ],
    "native": false
  },
  {
    "id": "ownership.refused-turn.reaches-no-model",
    "area": "ownership",
    "level": "MUST",
    "text": "No word of a message refused as foreign MUST reach the model.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P4",
      "bug": "https://github.com/a2aproject/a2a-go/issues/351"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "ownership.http.foreign-session-is-refused",
      "ownership.sse.foreign-session-is-refused",
      "ownership.ws.foreign-session-is-refused"
    ],
    "native": false
  },
  {
    "id": "ownership.refusal.leaves-the-socket-open",
    "area": "ownership",
    "level": "MUST",
    "text": "A WebSocket MUST stay open when a message on it is refused as foreign.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P3",
      "bug": "https://github.com/ueberdosis/hocuspocus/issues/579"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "ownership.ws.foreign-session-is-refused"
    ],
    "native": false
  },
  {
    "id": "ownership.refusal.tells-nothing-of-the-session",
    "area": "ownership",
    "level": "MUST",
    "text": "The refusal of a foreign session MUST hold neither its words nor its label nor its agent.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/mastra-ai/mastra/issues/21863"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "ownership.http.foreign-session-is-refused",
      "ownership.sse.foreign-session-is-refused",
      "ownership.ws.foreign-session-is-refused"
    ],
    "native": false
  },
  {
    "id": "ownership.principal.sees-only-its-own-sessions",
    "area": "ownership",
    "level": "MUST",
    "text": "A principal MUST neither read nor change nor list the sessions of another principal.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "bug": "https://github.com/agno-agi/agno/issues/6389"
    },
    "since": "0.1.0",
    "untestable": "the contract knows one key, so there is no second principal to ask with",
    "relies": [],
    "native": false
  },
  {
    "id": "reset.active.is-replaced",
    "area": "reset",
    "level": "MUST",
    "text": "Reset MUST replace the active session by a new empty one with another id.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1reset/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/7705"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.reset-session.answers-as-documented",
      "doors.active-session.can-be-read"
    ],
    "native": true
  },
  {
    "id": "reset.old-session.is-gone",
    "area": "reset",
    "level": "MUST",
    "text": "The session that a reset replaced MUST be gone from reads and lists.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1reset/post",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/111667"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "reset.active.is-replaced"
    ],
    "native": false
  },
  {
    "id": "reset.answer.names-the-new-session",
    "area": "reset",
    "level": "MUST",
    "text": "The answer to a reset MUST carry the id of the new active session.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1reset/post",
    "source": {
      "proposal": "P12"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.reset-session.answers-as-documented",
      "reset.active.is-replaced"
    ],
    "native": true
  },
  {
    "id": "reset.other-sessions.are-kept",
    "area": "reset",
    "level": "MUST",
    "text": "Reset MUST take nothing from the histories of the agent's other sessions.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1reset/post",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/librefang/librefang/issues/4905"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "history.turn.is-kept"
    ],
    "native": false
  },
  {
    "id": "reset.running-turn.is-ended",
    "area": "reset",
    "level": "MUST",
    "text": "A running turn of the session that is reset MUST get its terminal and write nothing afterwards.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1reset/post",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/88538"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "reset.active.is-replaced"
    ],
    "native": false
  },
  {
    "id": "reset.next-turn.starts-empty",
    "area": "reset",
    "level": "MUST",
    "text": "The first model call after a reset MUST hold no words from before.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1session~1reset/post",
    "source": {
      "proposal": "P5",
      "bug": "https://github.com/openclaw/openclaw/issues/134498"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "reset.active.is-replaced",
      "context.turn.holds-only-its-own-session",
      "context.system.holds-only-its-own-session"
    ],
    "native": false
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
      "doors.history.is-readable",
      "doors.http-explicit.carries-a-turn"
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
      "doors.history.is-readable",
      "doors.sse-explicit.carries-a-turn"
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
      "doors.history.is-readable",
      "doors.ws-explicit.carries-a-turn"
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
      "doors.history.is-readable",
      "doors.http-default.carries-a-turn"
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
      "doors.history.is-readable",
      "doors.sse-default.carries-a-turn"
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
      "doors.history.is-readable",
      "doors.ws-default.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "routing.http-unusable.lands-nowhere",
    "area": "routing",
    "level": "MUST",
    "text": "A message sent over HTTP with an unusable session id MUST land in no session.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P7",
      "ours": "a bad id that falls back to the active session writes one conversation into another"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "routing.sse-unusable.lands-nowhere",
    "area": "routing",
    "level": "MUST",
    "text": "A message sent over SSE with an unusable session id MUST land in no session.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8",
      "ours": "a bad id that falls back to the active session writes one conversation into another"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "routing.ws-unusable.lands-nowhere",
    "area": "routing",
    "level": "MUST",
    "text": "A message sent over WebSocket with an unusable session id MUST land in no session.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "proposal": "P10",
      "ours": "a bad id that falls back to the active session writes one conversation into another"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "routing.ws-null.names-no-session",
    "area": "routing",
    "level": "MUST",
    "text": "A WebSocket message whose `session_id` is null MUST be taken as one that names no session.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "proposal": "P9",
      "ours": "clients send null where they have no session to name"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-default.carries-a-turn",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": false
  },
  {
    "id": "routing.path.outweighs-the-body",
    "area": "routing",
    "level": "MUST",
    "text": "A message posted to the path of a session MUST land there whatever `session_id` its body holds.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/nesquena/hermes-webui/issues/4535"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "routing.http-explicit.lands-in-its-session"
    ],
    "native": false
  },
  {
    "id": "routing.running-turn.is-not-moved-by-a-switch",
    "area": "routing",
    "level": "MUST",
    "text": "A turn that named no session MUST stay in the session it was accepted for when the active session is switched while it runs.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1switch/post",
    "source": {
      "proposal": "P9",
      "bug": "https://github.com/librefang/librefang/issues/4291"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "http.switch-session.answers-as-documented",
      "routing.http-default.lands-in-the-active-session",
      "routing.sse-default.lands-in-the-active-session",
      "routing.ws-default.lands-in-the-active-session"
    ],
    "native": false
  },
  {
    "id": "routing.answer.goes-to-the-connection-that-asked",
    "area": "routing",
    "level": "MUST",
    "text": "The answer of a turn MUST come on the connection that sent it, also when two connections ask the same at the same time.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P3",
      "bug": "https://github.com/modelcontextprotocol/typescript-sdk/issues/742"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "routing.socket.hears-only-turns-sent-on-it",
    "area": "routing",
    "level": "SHOULD",
    "text": "A WebSocket SHOULD receive no frame of a turn that was sent on another connection.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/32592"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "routing.socket.hears-nothing-of-another-agent",
    "area": "routing",
    "level": "MUST",
    "text": "A WebSocket of one agent MUST receive no frame about a turn of another agent.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P4",
      "bug": "https://github.com/onyx-dot-app/onyx/issues/11414"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn",
      "routing.socket.hears-only-turns-sent-on-it"
    ],
    "native": false
  },
  {
    "id": "silent.http.answers-with-nothing",
    "area": "silent",
    "level": "MUST",
    "text": "A silent turn MUST be answered over HTTP with an empty `response`.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "ours": "a marker meant for the server is not for the reader"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": true
  },
  {
    "id": "silent.sse.ends-without-text",
    "area": "silent",
    "level": "MUST",
    "text": "The stream of a silent turn MUST end with `done` and hold no `chunk`.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "ours": "a marker meant for the server is not for the reader"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn",
      "turns.sse.has-exactly-one-terminal"
    ],
    "native": true
  },
  {
    "id": "silent.ws.ends-with-silent-complete",
    "area": "silent",
    "level": "MUST",
    "text": "A silent turn on a WebSocket MUST end with `silent_complete`.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/silent_complete",
    "source": {
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn",
      "turns.ws.has-exactly-one-terminal"
    ],
    "native": true
  },
  {
    "id": "silent.users-row.stays",
    "area": "silent",
    "level": "MUST",
    "text": "The history MUST keep the user's row of a silent turn.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "proposal": "P6"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "history.turn.is-kept"
    ],
    "native": false
  },
  {
    "id": "simultaneity.recorded.quick-is-not-held-by-slow",
    "area": "simultaneity",
    "level": "MUST",
    "text": "A quick turn of one session MUST end without waiting for the end of a slow turn of another session of the same agent.",
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
    "id": "simultaneity.http-sessions.do-not-wait-for-each-other",
    "area": "simultaneity",
    "level": "MUST",
    "text": "A turn sent over HTTP MUST end while a turn of another session of the agent, sent over HTTP, still runs.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P2",
      "bug": "https://github.com/RightNow-AI/openfang/issues/795"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "simultaneity.sse-sessions.do-not-wait-for-each-other",
    "area": "simultaneity",
    "level": "MUST",
    "text": "A turn sent over SSE MUST end while a turn of another session of the agent, sent over SSE, still runs.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P2",
      "bug": "https://github.com/openclaw/openclaw/issues/44026"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn",
      "simultaneity.http-sessions.do-not-wait-for-each-other"
    ],
    "native": false
  },
  {
    "id": "simultaneity.two-sockets.do-not-wait-for-each-other",
    "area": "simultaneity",
    "level": "MUST",
    "text": "A turn sent on one WebSocket MUST end while a turn of another session, sent on another WebSocket, still runs.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P2",
      "bug": "https://github.com/openclaw/openclaw/issues/69014"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn",
      "simultaneity.sse-sessions.do-not-wait-for-each-other"
    ],
    "native": false
  },
  {
    "id": "simultaneity.one-socket.sessions-do-not-wait-for-each-other",
    "area": "simultaneity",
    "level": "MUST",
    "text": "A turn MUST end while a turn of another session that was sent before it on the same WebSocket still runs.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P3",
      "bug": "https://github.com/librefang/librefang/issues/6067"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn",
      "simultaneity.two-sockets.do-not-wait-for-each-other"
    ],
    "native": false
  },
  {
    "id": "simultaneity.doors.do-not-wait-for-each-other",
    "area": "simultaneity",
    "level": "MUST",
    "text": "A turn MUST end while a turn of another session of the agent that came by another door still runs.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P2",
      "bug": "https://github.com/obot-platform/obot/issues/6219"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn",
      "doors.sse-explicit.carries-a-turn",
      "doors.ws-explicit.carries-a-turn",
      "simultaneity.http-sessions.do-not-wait-for-each-other",
      "simultaneity.sse-sessions.do-not-wait-for-each-other",
      "simultaneity.two-sockets.do-not-wait-for-each-other"
    ],
    "native": false
  },
  {
    "id": "simultaneity.default-and-explicit.do-not-wait-for-each-other",
    "area": "simultaneity",
    "level": "MUST",
    "text": "A turn of a named session MUST end while a turn of the active session still runs.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P2",
      "bug": "https://github.com/RightNow-AI/openfang/issues/795"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn",
      "doors.http-default.carries-a-turn",
      "simultaneity.http-sessions.do-not-wait-for-each-other"
    ],
    "native": false
  },
  {
    "id": "simultaneity.agents.do-not-wait-for-each-other",
    "area": "simultaneity",
    "level": "MUST",
    "text": "A turn of one agent MUST end while a turn of another agent still runs.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/Chainlit/chainlit/issues/564"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "simultaneity.pieces.arrive-as-they-are-made",
    "area": "simultaneity",
    "level": "MUST",
    "text": "The pieces of two turns on one WebSocket MUST arrive in the order the model makes them, interleaved where it interleaves.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/text_delta",
    "source": {
      "proposal": "P3",
      "bug": "https://github.com/felinics/Memoh/issues/517"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "simultaneity.one-socket.sessions-do-not-wait-for-each-other"
    ],
    "native": false
  },
  {
    "id": "simultaneity.ping.is-answered-during-a-turn",
    "area": "simultaneity",
    "level": "MUST",
    "text": "A `ping` MUST be answered while a turn runs on the same WebSocket.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/ping",
    "source": {
      "proposal": "P3",
      "bug": "https://github.com/librefang/librefang/issues/6067"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens",
      "frames.pong.answers-a-ping",
      "simultaneity.one-socket.sessions-do-not-wait-for-each-other"
    ],
    "native": true
  },
  {
    "id": "simultaneity.reads.are-answered-during-a-turn",
    "area": "simultaneity",
    "level": "MUST",
    "text": "Lists and the histories of other sessions MUST be readable while a turn runs.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/get",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/75330"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.history.is-readable"
    ],
    "native": false
  },
  {
    "id": "simultaneity.own-read.is-answered-during-its-turn",
    "area": "simultaneity",
    "level": "MUST",
    "text": "A read of a session MUST be answered while a turn of that session runs.",
    "at": "openapi.yaml#/paths/~1api~1sessions~1{id}/get",
    "source": {
      "proposal": "P6",
      "bug": "https://github.com/openclaw/openclaw/issues/75330"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "simultaneity.reads.are-answered-during-a-turn"
    ],
    "native": false
  },
  {
    "id": "simultaneity.create.is-answered-during-a-turn",
    "area": "simultaneity",
    "level": "MUST",
    "text": "A new session MUST be had while a turn of another runs.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions/post",
    "source": {
      "bug": "https://github.com/openclaw/openclaw/issues/78861"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.session.can-be-created"
    ],
    "native": false
  },
  {
    "id": "simultaneity.queue.holds-no-other-session",
    "area": "simultaneity",
    "level": "MUST",
    "text": "Turns that wait in the queue of one session MUST hold up no turn of another.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/alexfrmn/murmur/issues/107"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "simultaneity.http-sessions.do-not-wait-for-each-other"
    ],
    "native": false
  },
  {
    "id": "simultaneity.sixteen.sessions-run-at-once",
    "area": "simultaneity",
    "level": "SHOULD",
    "text": "Sixteen sessions of one agent SHOULD be able to run a turn each at the same time.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P2",
      "bug": "https://github.com/openclaw/openclaw/issues/44026"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "simultaneity.sse-sessions.do-not-wait-for-each-other"
    ],
    "native": false
  },
  {
    "id": "simultaneity.slow-reader.holds-no-other-session",
    "area": "simultaneity",
    "level": "MUST",
    "text": "A client that stops reading MUST hold up no turn of another session on another connection.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/chatml/chatml/issues/119"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "simultaneity.sse-sessions.do-not-wait-for-each-other"
    ],
    "native": false
  },
  {
    "id": "socket.frames.are-json-objects",
    "area": "socket",
    "level": "MUST",
    "text": "Every frame a server sends MUST be a text frame that holds one JSON object.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/openimsdk/open-im-server/issues/2866"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": true
  },
  {
    "id": "socket.connected.comes-first",
    "area": "socket",
    "level": "MUST",
    "text": "The first frame on a WebSocket MUST be `connected`.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/connected",
    "source": {
      "ours": "clients take the first frame for it, whatever it is"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": true
  },
  {
    "id": "socket.bare-text.is-a-message",
    "area": "socket",
    "level": "MUST",
    "text": "A text frame that is no JSON at all MUST be a message with that text to the active session.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "ours": "a client in use sends bare text"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-default.carries-a-turn"
    ],
    "native": true
  },
  {
    "id": "socket.broken-json.is-told-and-the-socket-stays-open",
    "area": "socket",
    "level": "MUST",
    "text": "A frame that begins like a JSON object and is none MUST be answered with an `error` frame on a socket that stays open.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/error",
    "source": {
      "bug": "https://github.com/mcdonc/klangk/issues/3071"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": true
  },
  {
    "id": "socket.unknown-type.is-told-and-the-socket-stays-open",
    "area": "socket",
    "level": "MUST",
    "text": "A frame of an unknown type MUST be answered with an `error` frame on a socket that stays open.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/error",
    "source": {
      "bug": "https://github.com/openonion/connectonion/issues/624"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": true
  },
  {
    "id": "socket.missing-content.is-told-and-the-socket-stays-open",
    "area": "socket",
    "level": "MUST",
    "text": "A message without content MUST be answered with an `error` frame on a socket that stays open.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/error",
    "source": {
      "bug": "https://github.com/openonion/connectonion/issues/624"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": true
  },
  {
    "id": "socket.oversize.is-told-and-the-socket-stays-open",
    "area": "socket",
    "level": "MUST",
    "text": "A frame over 64 KiB MUST be answered with an `error` frame on a socket that stays open.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/error",
    "source": {
      "ours": "one long paste otherwise ends every conversation on the socket"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": true
  },
  {
    "id": "socket.bad-frame.ends-no-running-turn",
    "area": "socket",
    "level": "MUST",
    "text": "A frame that is refused MUST end no turn that runs on the same socket.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P3",
      "bug": "https://github.com/mcdonc/klangk/issues/3071"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "socket.broken-json.is-told-and-the-socket-stays-open",
      "simultaneity.one-socket.sessions-do-not-wait-for-each-other"
    ],
    "native": false
  },
  {
    "id": "socket.fragments.are-joined",
    "area": "socket",
    "level": "MUST",
    "text": "A message sent in fragments MUST be read as one.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc6455#section-5.4"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "socket.ping.between-fragments-is-answered",
    "area": "socket",
    "level": "MUST",
    "text": "A Ping between the fragments of a message MUST be answered and not break the message.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc6455#section-5.4"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "socket.fragments.are-joined",
      "socket.ping.is-answered-with-its-payload"
    ],
    "native": false
  },
  {
    "id": "socket.ping.is-answered-with-its-payload",
    "area": "socket",
    "level": "MUST",
    "text": "A Ping MUST be answered with a Pong of the same payload.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc6455#section-5.5.3"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": false
  },
  {
    "id": "socket.close.is-answered",
    "area": "socket",
    "level": "MUST",
    "text": "A Close frame MUST be answered with a Close frame.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc6455#section-5.5.1"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": false
  },
  {
    "id": "socket.bad-utf-8.ends-the-connection",
    "area": "socket",
    "level": "MUST",
    "text": "A text frame that is not UTF-8 MUST end the connection and start no turn.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc6455#section-8.1"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": false
  },
  {
    "id": "socket.unmasked-frame.ends-the-connection",
    "area": "socket",
    "level": "MUST",
    "text": "A frame from a client that is not masked MUST end the connection and start no turn.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc6455#section-5.1"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": false
  },
  {
    "id": "socket.reserved-bits.end-the-connection",
    "area": "socket",
    "level": "MUST",
    "text": "A frame with a reserved bit or opcode that was not agreed MUST end the connection.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc6455#section-5.2"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": false
  },
  {
    "id": "socket.binary.starts-no-turn",
    "area": "socket",
    "level": "SHOULD",
    "text": "A binary frame SHOULD start no turn.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc6455#section-5.6"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
    ],
    "native": false
  },
  {
    "id": "socket.upgrade.needs-version-13",
    "area": "socket",
    "level": "MUST",
    "text": "An upgrade that asks for another WebSocket version MUST be refused with the versions that are known.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "rfc": "https://www.rfc-editor.org/rfc/rfc6455#section-4.4"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws.opens"
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
    "id": "stream.chunk.arrives-while-the-model-goes-on",
    "area": "stream",
    "level": "MUST",
    "text": "A piece of an answer MUST arrive over SSE while the model is still making the next.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8",
      "bug": "https://github.com/agno-agi/agno/issues/10077"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "stream.body.ends-after-its-terminal",
    "area": "stream",
    "level": "MUST",
    "text": "The body of a message stream MUST end once its terminal event is sent.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/EricLBuehler/mistral.rs/issues/1874"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "turns.sse.has-exactly-one-terminal"
    ],
    "native": false
  },
  {
    "id": "stream.head.is-sent-at-once",
    "area": "stream",
    "level": "SHOULD",
    "text": "The head of a message stream SHOULD be sent before the model's first word.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "ours": "a client that waits for the head cannot tell a slow model from a dead server"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "stream.data.is-one-line",
    "area": "stream",
    "level": "SHOULD",
    "text": "The data of an event SHOULD be one line that begins with `data: `, the space included.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "ours": "clients in use read lines and not the grammar"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "stream.grammar.is-well-formed"
    ],
    "native": true
  },
  {
    "id": "stream.answer.is-not-cacheable",
    "area": "stream",
    "level": "SHOULD",
    "text": "The head of a message stream SHOULD forbid caching.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "ours": "a cached stream gives one turn's words to another"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn"
    ],
    "native": false
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
    "id": "tags.http-answer.names-the-session-when-none-was-named",
    "area": "tags",
    "level": "MUST",
    "text": "The HTTP answer to a message that named no session MUST carry the `session_id` it ran in.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1message/post",
    "source": {
      "proposal": "P12",
      "bug": "https://github.com/librefang/librefang/issues/5211"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-default.carries-a-turn"
    ],
    "native": true
  },
  {
    "id": "tags.sse-events.name-the-session-when-none-was-named",
    "area": "tags",
    "level": "MUST",
    "text": "Every event of a stream whose message named no session MUST carry the `session_id` it ran in.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1message~1stream/post",
    "source": {
      "proposal": "P12",
      "bug": "https://github.com/librefang/librefang/issues/5211"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-default.carries-a-turn"
    ],
    "native": true
  },
  {
    "id": "tags.unusable-id.is-answered-with-the-active-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `error` frame about a message with an unusable session id MUST carry the active session.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/error",
    "source": {
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "tags.error.carries-a-session-id",
      "ids.ws-unusable.is-refused"
    ],
    "native": true
  },
  {
    "id": "tags.foreign-id.is-answered-with-the-id-it-named",
    "area": "tags",
    "level": "MUST",
    "text": "The `error` frame about a message that named another agent's session MUST carry the session id it named.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/error",
    "source": {
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "tags.error.carries-a-session-id",
      "ownership.ws.foreign-session-is-refused"
    ],
    "native": true
  },
  {
    "id": "tags.unreadable-frame.is-answered-with-the-active-session",
    "area": "tags",
    "level": "MUST",
    "text": "The `error` frame about a frame that cannot be read MUST carry the active session.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/error",
    "source": {
      "proposal": "P11",
      "bug": "https://github.com/openai/codex/issues/7124"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "tags.error.carries-a-session-id",
      "socket.broken-json.is-told-and-the-socket-stays-open"
    ],
    "native": true
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
    "id": "text.http-unicode.survives",
    "area": "text",
    "level": "MUST",
    "text": "Emoji, combining marks, right-to-left text and astral characters MUST come back unchanged over HTTP.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3448"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "text.sse-unicode.survives",
    "area": "text",
    "level": "MUST",
    "text": "Emoji, combining marks, right-to-left text and astral characters MUST come back unchanged over SSE.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/3448"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "text.ws-unicode.survives",
    "area": "text",
    "level": "MUST",
    "text": "Emoji, combining marks, right-to-left text and astral characters MUST come back unchanged over WebSocket.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "bug": "https://github.com/mattn/tensai/issues/110"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "text.split-code-points.are-joined",
    "area": "text",
    "level": "MUST",
    "text": "A character whose bytes the model sends in two pieces MUST arrive whole.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/api7/aisix/issues/111"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn",
      "text.sse-unicode.survives"
    ],
    "native": false
  },
  {
    "id": "text.message.reaches-the-model-unchanged",
    "area": "text",
    "level": "MUST",
    "text": "The text of a message MUST reach the model as it was sent.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P7"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "text.repeated-pieces.are-kept",
    "area": "text",
    "level": "MUST",
    "text": "Equal pieces of one answer MUST all be delivered.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/2626"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn",
      "text.sse.deltas-are-the-history-text"
    ],
    "native": false
  },
  {
    "id": "text.markup.stays-text",
    "area": "text",
    "level": "MUST",
    "text": "An answer that looks like stream fields, frames or JSON MUST be delivered as text.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "ours": "a stream that interprets what it carries can be steered by the model"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn",
      "stream.grammar.is-well-formed"
    ],
    "native": false
  },
  {
    "id": "text.long-answer.is-whole",
    "area": "text",
    "level": "MUST",
    "text": "An answer of 200 000 characters MUST be delivered and held whole.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/librefang/librefang/issues/5121"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn",
      "text.sse.deltas-are-the-history-text",
      "text.history.is-the-final-text"
    ],
    "native": false
  },
  {
    "id": "tools.sse.call-and-result-are-told",
    "area": "tools",
    "level": "MUST",
    "text": "The stream of a turn that calls a tool MUST hold a `tool_use` and a `tool_result` that name it.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn",
      "stream.tool-use.has-its-documented-shape",
      "stream.tool-result.has-its-documented-shape"
    ],
    "native": true
  },
  {
    "id": "tools.ws.call-and-result-are-told",
    "area": "tools",
    "level": "MUST",
    "text": "A WebSocket turn that calls a tool MUST send `tool_start`, `tool_end` and `tool_result` with one id, in this order.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/tool_start",
    "source": {
      "proposal": "P11"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn",
      "frames.tool-start.has-its-documented-shape",
      "frames.tool-end.has-its-documented-shape",
      "frames.tool-result.has-its-documented-shape"
    ],
    "native": true
  },
  {
    "id": "tools.result.follows-its-call-to-the-model",
    "area": "tools",
    "level": "MUST",
    "text": "The model call after a tool call MUST hold that call followed by exactly one result of it.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/github/copilot-cli/issues/3183"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "tools.results.stay-in-their-session",
    "area": "tools",
    "level": "MUST",
    "text": "The result of a tool called in one session MUST reach no model call of another that calls the same tool at the same time.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P4",
      "bug": "https://github.com/librefang/librefang/issues/6117"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "context.turn.holds-only-its-own-session",
      "tools.result.follows-its-call-to-the-model"
    ],
    "native": false
  },
  {
    "id": "tools.next-turn.sees-whole-pairs",
    "area": "tools",
    "level": "MUST",
    "text": "The model calls of later turns MUST hold every tool call together with its result.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/cloudflare/agents/issues/1649"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "tools.result.follows-its-call-to-the-model"
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
      "stream.error.has-its-documented-shape",
      "doors.sse-explicit.carries-a-turn",
      "doors.sse-default.carries-a-turn"
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
      "frames.error.has-its-documented-shape",
      "doors.ws-explicit.carries-a-turn",
      "doors.ws-default.carries-a-turn"
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
  },
  {
    "id": "turns.http.is-answered-when-it-is-over",
    "area": "turns",
    "level": "MUST",
    "text": "The HTTP answer to a message MUST come after its turn is over, not before.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P7"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "turns.same-message-twice.is-two-turns",
    "area": "turns",
    "level": "MUST",
    "text": "The same message sent twice to one session MUST make two turns.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "ours": "without a key that marks a retry, dropping the second loses what somebody said"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "history.turn.is-kept"
    ],
    "native": false
  },
  {
    "id": "turns.ws.events-stand-in-their-order",
    "area": "turns",
    "level": "SHOULD",
    "text": "The frames of a turn SHOULD come as `typing` start, then text and tools, then `typing` stop, then the terminal.",
    "at": "asyncapi.yaml#/channels/agentSocket",
    "source": {
      "proposal": "P11",
      "ours": "a client shows that an agent types from the first of these to the last"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "turns.ws.has-exactly-one-terminal"
    ],
    "native": true
  },
  {
    "id": "turns.sse.events-stand-in-their-order",
    "area": "turns",
    "level": "SHOULD",
    "text": "The events of a text turn SHOULD come as `phase` streaming, the chunks, `phase` done, and `done`.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "proposal": "P8",
      "ours": "a client shows that an agent types from the first of these to the last"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "turns.sse.has-exactly-one-terminal",
      "turns.sse.ends-after-its-terminal"
    ],
    "native": true
  },
  {
    "id": "turns.idempotency-key.is-honoured",
    "area": "turns",
    "level": "MAY",
    "text": "A server MAY run a message that is sent again with the same `Idempotency-Key` only once.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/anthropics/anthropic-sdk-java/issues/370"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "usage.http.counts-its-own-turn",
    "area": "usage",
    "level": "MUST",
    "text": "The token counts told over HTTP at the end of a turn MUST be those of its own model calls.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "bug": "https://github.com/Codagent-AI/agent-runner/issues/120"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.http-explicit.carries-a-turn"
    ],
    "native": false
  },
  {
    "id": "usage.sse.counts-its-own-turn",
    "area": "usage",
    "level": "MUST",
    "text": "The token counts told over SSE at the end of a turn MUST be those of its own model calls.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/kagent-dev/kagent/issues/1509"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.sse-explicit.carries-a-turn",
      "turns.sse.has-exactly-one-terminal"
    ],
    "native": false
  },
  {
    "id": "usage.ws.counts-its-own-turn",
    "area": "usage",
    "level": "MUST",
    "text": "The token counts told over WebSocket at the end of a turn MUST be those of its own model calls.",
    "at": "asyncapi.yaml#/channels/agentSocket/messages/message",
    "source": {
      "bug": "https://github.com/Codagent-AI/agent-runner/issues/120"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "doors.ws-explicit.carries-a-turn",
      "turns.ws.has-exactly-one-terminal"
    ],
    "native": false
  },
  {
    "id": "usage.tool-turn.sums-its-calls",
    "area": "usage",
    "level": "MUST",
    "text": "The token counts of a turn with several model calls MUST be their sum.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message~1stream/post",
    "source": {
      "bug": "https://github.com/Codagent-AI/agent-runner/issues/120"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "usage.http.counts-its-own-turn",
      "usage.sse.counts-its-own-turn",
      "usage.ws.counts-its-own-turn"
    ],
    "native": false
  },
  {
    "id": "usage.simultaneous-turns.are-counted-apart",
    "area": "usage",
    "level": "MUST",
    "text": "The token counts of a turn MUST hold nothing of a turn of another session that runs at the same time.",
    "at": "openapi.yaml#/paths/~1api~1agents~1{id}~1sessions~1{session_id}~1message/post",
    "source": {
      "proposal": "P4",
      "bug": "https://github.com/kagent-dev/kagent/issues/1509"
    },
    "since": "0.1.0",
    "proof": "case",
    "relies": [
      "usage.http.counts-its-own-turn",
      "usage.sse.counts-its-own-turn",
      "usage.ws.counts-its-own-turn"
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
