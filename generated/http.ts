// generated from spec/ by npm run generate; do not edit
export interface paths {
    readonly "/api/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Whether the server works
         * @description Open to everyone, with or without a key. It names no session and no agent.
         */
        readonly get: operations["getHealth"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List all agents
         * @description A bare array, in no promised order, not paged.
         */
        readonly get: operations["listAgents"];
        readonly put?: never;
        /**
         * Spawn an agent
         * @description Makes an agent from a manifest or a template, with one empty active session.
         */
        readonly post: operations["spawnAgent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        /**
         * Read an agent
         * @description `session_id` of the answer is the active session: where a message that names none will go.
         */
        readonly get: operations["getAgent"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete an agent
         * @description Deletes the agent and all its sessions. Turns that run are ended, each with its terminal; nothing is written afterwards.
         */
        readonly delete: operations["deleteAgent"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents/{id}/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Stop a session's running turn
         * @description Ends the running turn of the session named in the body, or of the active one. Turns of other sessions go on.
         *     The turn that is ended gets its terminal: 409 over HTTP, an `error` event or frame with the text `Run cancelled`.
         */
        readonly post: operations["stopAgent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents/{id}/message": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send a message to the active session
         * @description The turn belongs to the session that is active when the message arrives. Answers when the turn is over.
         */
        readonly post: operations["sendMessage"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents/{id}/message/stream": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send a message to the active session, answered as events
         * @description As `sendMessage`, as server-sent events: `phase`, `chunk`, `tool_use`, `tool_result`, then one `done` or `error`, then the end.
         *     A client that leaves does not end the turn.
         */
        readonly post: operations["streamMessage"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents/{id}/sessions/{session_id}/message": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
                /**
                 * @description The session, a UUID in hyphenated form. Other spellings are refused with 400 and routed nowhere.
                 * @example 5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f
                 */
                readonly session_id: components["parameters"]["SessionId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send a message to one session
         * @description The turn belongs to the session of the path; the active session stays what it is. An id that nobody holds becomes a new
         *     session of this agent with its first turn. A session of another agent is refused, nothing read, nothing written.
         */
        readonly post: operations["sendMessageToSession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents/{id}/sessions/{session_id}/message/stream": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
                /**
                 * @description The session, a UUID in hyphenated form. Other spellings are refused with 400 and routed nowhere.
                 * @example 5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f
                 */
                readonly session_id: components["parameters"]["SessionId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send a message to one session, answered as events
         * @description As `sendMessageToSession`, as server-sent events: `phase`, `chunk`, `tool_use`, `tool_result`, then one `done` or `error`,
         *     then the end. A client that leaves does not end the turn.
         */
        readonly post: operations["streamMessageToSession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents/{id}/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        /**
         * Read the active session
         * @description The session a message that names none will go to, with its history.
         */
        readonly get: operations["getActiveSession"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents/{id}/session/reset": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Replace the active session by an empty one
         * @description Deletes the active session and makes a new empty one active. Other sessions stay. Takes no body; zero bytes and `{}` are the same.
         */
        readonly post: operations["resetSession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents/{id}/session/compact": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Shorten a session's history
         * @description Replaces older messages of the session by a summary made from its own messages alone. Works on the session named in the
         *     body, or on the active one.
         */
        readonly post: operations["compactSession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents/{id}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete all sessions of an agent
         * @description Deletes every session of the agent and makes a new empty one active. Other agents' sessions stay.
         */
        readonly delete: operations["clearHistory"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents/{id}/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        /**
         * List the sessions of an agent
         * @description All sessions of this agent and of no other, not paged; exactly one is active.
         */
        readonly get: operations["listAgentSessions"];
        readonly put?: never;
        /**
         * Create a session and make it active
         * @description The new session is empty and the agent's active one from now on.
         */
        readonly post: operations["createSession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents/{id}/sessions/{session_id}/switch": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
                /**
                 * @description The session, a UUID in hyphenated form. Other spellings are refused with 400 and routed nowhere.
                 * @example 5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f
                 */
                readonly session_id: components["parameters"]["SessionId"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a session the active one
         * @description Messages that arrive from now on and name no session go there. Turns that run or wait stay where they are.
         *     Takes no body; zero bytes and `{}` are the same.
         */
        readonly post: operations["switchSession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents/{id}/sessions/by-label/{label}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
                /**
                 * @description The label to look for, percent-encoded; 1 to 128 characters once decoded.
                 * @example my label
                 */
                readonly label: components["parameters"]["Label"];
            };
            readonly cookie?: never;
        };
        /**
         * Find a session of an agent by its label
         * @description Exact match of the stored label. Where several sessions have it, one of them is answered.
         */
        readonly get: operations["findSessionByLabel"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/agents/{id}/ws": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        /**
         * Open a WebSocket
         * @description Upgrade to the WebSocket described in `asyncapi.yaml` (RFC 6455, version 13, no sub-protocol). The key may also be given as `token`.
         *     A refused upgrade has the body `ErrorBody`.
         */
        readonly get: operations["openSocket"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List all sessions of all agents
         * @description Newest first, not paged.
         */
        readonly get: operations["listSessions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sessions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The session, a UUID in hyphenated form. Other spellings are refused with 400.
                 * @example 5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f
                 */
                readonly id: components["parameters"]["Session"];
            };
            readonly cookie?: never;
        };
        /**
         * Read a session with its history
         * @description The history of any session, active or not, of whatever agent: the turns addressed to it, in order, and no others.
         */
        readonly get: operations["getSession"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a session
         * @description Deletes the session and its history. A turn that runs in it is ended with its terminal and writes nothing afterwards.
         *     Where it was active, a fresh empty session becomes active.
         */
        readonly delete: operations["deleteSession"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sessions/{id}/label": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The session, a UUID in hyphenated form. Other spellings are refused with 400.
                 * @example 5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f
                 */
                readonly id: components["parameters"]["Session"];
            };
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Set or remove a session's label
         * @description Labels need not be unique. Absent or null removes the label.
         */
        readonly put: operations["setSessionLabel"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * @description One agent in full. `session_id` is its active session: where a message that names none will go.
         * @example {
         *       "id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
         *       "name": "a1",
         *       "state": "Running",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
         *       "model": {
         *         "provider": "fake",
         *         "model": "fake-model"
         *       },
         *       "capabilities": {
         *         "tools": [
         *           "file_list"
         *         ],
         *         "network": []
         *       },
         *       "description": "",
         *       "tags": [],
         *       "fallback_models": []
         *     }
         */
        readonly Agent: {
            readonly id: components["schemas"]["AgentId"];
            /** @description The same id again, for clients that read `agent_id`. */
            readonly agent_id?: components["schemas"]["AgentId"];
            /** @description Name, unique on the server. */
            readonly name: string;
            readonly state: components["schemas"]["AgentState"];
            /** @description How freely it acts: `observe`, `assist` or `full`. */
            readonly mode?: string;
            /** @description Tool profile, or null. */
            readonly profile?: string | null;
            /** @description When it was spawned. */
            readonly created_at?: components["schemas"]["Timestamp"];
            /** @description The active session. */
            readonly session_id: components["schemas"]["SessionId"];
            /** @description The model it asks first. */
            readonly model: components["schemas"]["ModelRef"];
            readonly capabilities: components["schemas"]["AgentCapabilities"];
            /** @description What it is for; may be empty. */
            readonly description: string;
            /** @description Tags from the manifest. */
            readonly tags: readonly string[];
            readonly identity?: components["schemas"]["AgentIdentity"];
            /** @description Skills it may use. */
            readonly skills?: readonly string[];
            /** @description `all` or `allowlist`. */
            readonly skills_mode?: string;
            /** @description MCP servers it may use. */
            readonly mcp_servers?: readonly string[];
            /** @description `all` or `allowlist`. */
            readonly mcp_servers_mode?: string;
            /** @description Models asked when the first fails, in order. */
            readonly fallback_models: readonly components["schemas"]["ModelRef"][];
        };
        /**
         * @description What an agent may use.
         * @example {
         *       "tools": [
         *         "file_list"
         *       ],
         *       "network": []
         *     }
         */
        readonly AgentCapabilities: {
            /** @description Tools it may call. */
            readonly tools: readonly string[];
            /** @description Hosts it may reach. */
            readonly network: readonly string[];
        };
        /**
         * @description An agent: a UUID in hyphenated form, given out by the server. Compared without regard to case, printed in lower case.
         * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
         */
        readonly AgentId: string;
        /**
         * @description How an agent is shown to people.
         * @example {
         *       "emoji": null,
         *       "avatar_url": null,
         *       "color": null
         *     }
         */
        readonly AgentIdentity: {
            /** @description One emoji, or null. */
            readonly emoji?: string | null;
            /** @description URL of a picture, or null. */
            readonly avatar_url?: string | null;
            /** @description CSS colour, or null. */
            readonly color?: string | null;
        };
        /**
         * @description All agents: a bare array.
         * @example [
         *       {
         *         "id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
         *         "name": "a1",
         *         "state": "Running",
         *         "mode": "full",
         *         "ready": true,
         *         "created_at": "2026-11-23T21:32:58.643898263+00:00",
         *         "last_active": "2026-11-23T21:32:58.643898263+00:00",
         *         "model_provider": "fake",
         *         "model_name": "fake-model",
         *         "model_tier": "unknown",
         *         "auth_status": "notrequired",
         *         "profile": null,
         *         "identity": {
         *           "emoji": null,
         *           "avatar_url": null,
         *           "color": null
         *         }
         *       }
         *     ]
         */
        readonly AgentList: readonly components["schemas"]["AgentSummary"][];
        /**
         * @description The sessions of one agent; exactly one is active.
         * @example {
         *       "sessions": [
         *         {
         *           "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
         *           "message_count": 2,
         *           "created_at": "2026-11-23T21:32:58.643898263+00:00",
         *           "label": null,
         *           "active": true
         *         }
         *       ]
         *     }
         */
        readonly AgentSessionList: {
            /** @description The sessions. */
            readonly sessions: readonly components["schemas"]["AgentSessionSummary"][];
        };
        /**
         * @description One session in the list of an agent's sessions.
         * @example {
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
         *       "message_count": 2,
         *       "created_at": "2026-11-23T21:32:58.643898263+00:00",
         *       "label": null,
         *       "active": true
         *     }
         */
        readonly AgentSessionSummary: {
            readonly session_id: components["schemas"]["SessionId"];
            /** @description The agent it belongs to. */
            readonly agent_id?: components["schemas"]["AgentId"];
            /** @description Messages stored, results of tools included; at least as many as `messages` shows. */
            readonly message_count: number;
            /** @description When it was made. */
            readonly created_at: components["schemas"]["Timestamp"];
            readonly label: components["schemas"]["SessionLabel"];
            /** @description True for the one session that a message naming none goes to. */
            readonly active: boolean;
        };
        /**
         * @description State of an agent. Only a running agent takes messages.
         * @example Running
         * @enum {string}
         */
        readonly AgentState: "Created" | "Running" | "Suspended" | "Terminated" | "Crashed";
        /**
         * @description One agent in the list of agents.
         * @example {
         *       "id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
         *       "name": "a1",
         *       "state": "Running",
         *       "mode": "full",
         *       "ready": true,
         *       "created_at": "2026-11-23T21:32:58.643898263+00:00",
         *       "last_active": "2026-11-23T21:32:58.643898263+00:00",
         *       "model_provider": "fake",
         *       "model_name": "fake-model",
         *       "model_tier": "unknown",
         *       "auth_status": "notrequired",
         *       "profile": null,
         *       "identity": {
         *         "emoji": null,
         *         "avatar_url": null,
         *         "color": null
         *       }
         *     }
         */
        readonly AgentSummary: {
            readonly id: components["schemas"]["AgentId"];
            /** @description Name, unique on the server. */
            readonly name: string;
            readonly state: components["schemas"]["AgentState"];
            /** @description How freely it acts: `observe`, `assist` or `full`. */
            readonly mode: string;
            /** @description True when its model can be called. */
            readonly ready: boolean;
            /** @description When it was spawned. */
            readonly created_at: components["schemas"]["Timestamp"];
            /** @description When it last did something. */
            readonly last_active: components["schemas"]["Timestamp"];
            /** @description Provider of its model. */
            readonly model_provider: string;
            /** @description Name of its model. */
            readonly model_name: string;
            /** @description Rough class of the model, such as `smart` or `unknown`. */
            readonly model_tier?: string;
            /** @description Whether the provider's key is there: `configured`, `missing`, `notrequired` or `unknown`. */
            readonly auth_status?: string;
            /** @description Tool profile, or null. */
            readonly profile?: string | null;
            readonly identity?: components["schemas"]["AgentIdentity"];
        };
        /**
         * @description `agents_updated`: all agents, after the connection opened and whenever the list changed.
         * @example {
         *       "type": "agents_updated",
         *       "agents": [
         *         {
         *           "id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
         *           "name": "a1",
         *           "state": "Running",
         *           "model_provider": "fake",
         *           "model_name": "fake-model"
         *         }
         *       ],
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly AgentsUpdatedFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "agents_updated";
            /** @description All agents of the server. */
            readonly agents: readonly components["schemas"]["SocketAgent"][];
            /** @description The agent's active session. */
            readonly session_id: components["schemas"]["SessionId"];
        };
        /**
         * @description A file uploaded before, sent along with a message.
         * @example {
         *       "file_id": "f-1",
         *       "filename": "cat.png",
         *       "content_type": "image/png"
         *     }
         */
        readonly Attachment: {
            /** @description Id of the upload. */
            readonly file_id: string;
            /** @description Name for people; may be empty. */
            readonly filename?: string;
            /** @description Media type; may be empty. */
            readonly content_type?: string;
        };
        /**
         * @description `canvas`: a page the agent shows, in the place of `tool_end` for the tool `canvas_present`.
         * @example {
         *       "type": "canvas",
         *       "id": "call_1",
         *       "canvas_id": "e4c2c1a8-bec2-4605-ab3a-30c01228d546",
         *       "html": "<p>hi</p>",
         *       "title": "Hi",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly CanvasFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "canvas";
            /** @description Id of the call, the same in all frames about it. */
            readonly id: string;
            /** @description Id of the page, a UUID. */
            readonly canvas_id: string;
            /** @description The page. */
            readonly html: string;
            /** @description Title of the page, or null. */
            readonly title: string | null;
            /** @description Session the frame is about. */
            readonly session_id: components["schemas"]["SessionId"];
        };
        /**
         * @description `chunk`: the next piece of the text. All pieces concatenated are the final text.
         * @example {
         *       "content": "Hello",
         *       "done": false,
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly ChunkData: {
            /** @description The piece, as the model gave it; whitespace counts. */
            readonly content: string;
            /**
             * @description Always false.
             * @constant
             */
            readonly done: false;
            /** @description Session the turn belongs to. A server states it wherever the client named none. */
            readonly session_id?: components["schemas"]["SessionId"];
        };
        /**
         * @description All sessions of the agent are deleted; a new empty one is active.
         * @example {
         *       "status": "ok",
         *       "message": "All history cleared",
         *       "session_id": "e4c2c1a8-bec2-4605-ab3a-30c01228d546"
         *     }
         */
        readonly ClearHistoryAnswer: {
            /**
             * @description Always `ok`.
             * @constant
             */
            readonly status: "ok";
            /** @description A sentence for people. */
            readonly message: string;
            /** @description The new active session. */
            readonly session_id?: components["schemas"]["SessionId"];
        };
        /** @description Everything a client may send; `type` tells which. */
        readonly ClientFrame: components["schemas"]["MessageFrame"] | components["schemas"]["CommandFrame"] | components["schemas"]["PingFrame"];
        /**
         * @description `command`: something about a session or the agent; answered by one `command_result` or `error`. `new`, `reset`, `compact`, `stop`, `context` and `usage` act on the session it names, else on the active one.
         * @example {
         *       "type": "command",
         *       "command": "stop",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         * @example {
         *       "type": "command",
         *       "command": "context",
         *       "args": ""
         *     }
         */
        readonly CommandFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "command";
            /** @description Name of the command without a slash, such as `new`, `reset`, `compact`, `stop`, `context`, `usage`, `verbose`, `queue`, `model`. */
            readonly command: string;
            /** @description Arguments in one string; may be empty. */
            readonly args?: string;
            readonly session_id?: components["schemas"]["NamedSession"];
        };
        /**
         * @description `command_result`: answer to a command.
         * @example {
         *       "type": "command_result",
         *       "command": "usage",
         *       "message": "Session usage: 20 in / 33 out",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly CommandResultFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "command_result";
            /** @description The command that is answered. */
            readonly command?: string;
            /** @description A sentence for people. */
            readonly message: string;
            /** @description New model, after a model switch. */
            readonly model?: string;
            /** @description New provider, after a model switch. */
            readonly provider?: string;
            /** @description How full the context is, after `context`. */
            readonly context_pressure?: components["schemas"]["ContextPressure"];
            /** @description The session the command named, else the agent's active session. */
            readonly session_id: components["schemas"]["SessionId"];
        };
        /**
         * @description What compaction did; also when there was nothing to do.
         * @example {
         *       "status": "ok",
         *       "message": "No compaction needed (2 messages, threshold 30)",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly CompactSessionAnswer: {
            /**
             * @description Always `ok`.
             * @constant
             */
            readonly status: "ok";
            /** @description A sentence for people. */
            readonly message: string;
            /** @description The session that was meant. */
            readonly session_id?: components["schemas"]["SessionId"];
        };
        /**
         * @description Which session to compact. No body, zero bytes and `{}` mean the active one.
         * @example {
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         * @example {}
         */
        readonly CompactSessionRequest: {
            /** @description Session to compact; absent or null: the active one. */
            readonly session_id?: components["schemas"]["NamedSession"];
        };
        /**
         * @description `connected`: first frame of a connection.
         * @example {
         *       "type": "connected",
         *       "agent_id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly ConnectedFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "connected";
            /** @description The agent of the path. */
            readonly agent_id: components["schemas"]["AgentId"];
            /** @description The agent's active session: where a message that names none will go. */
            readonly session_id: components["schemas"]["SessionId"];
        };
        /**
         * @description How full the model's context is: low up to 50 %, medium up to 70 %, high up to 85 %, critical above.
         * @example low
         * @enum {string}
         */
        readonly ContextPressure: "low" | "medium" | "high" | "critical";
        /**
         * @description Price of the turn in US dollars, never negative; null (or absent where optional) when the price is not known.
         * @example 0.000196
         * @example null
         */
        readonly CostUsd: number | null;
        /**
         * @description The new, empty session, which is the agent's active one from now on.
         * @example {
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
         *       "label": "my label"
         *     }
         */
        readonly CreateSessionAnswer: {
            readonly session_id: components["schemas"]["SessionId"];
            readonly label: components["schemas"]["SessionLabel"];
            /** @description The agent it belongs to. */
            readonly agent_id?: components["schemas"]["AgentId"];
            /** @description Messages stored, results of tools included; at least as many as `messages` shows. */
            readonly message_count?: number;
            /** @description When it was made. */
            readonly created_at?: components["schemas"]["Timestamp"];
        };
        /**
         * @description A new session. No body, zero bytes and `{}` mean one without a label. Unknown members are ignored.
         * @example {
         *       "label": "my label"
         *     }
         * @example {
         *       "label": null
         *     }
         * @example {}
         */
        readonly CreateSessionRequest: {
            /** @description Label of the new session; absent or null for none. */
            readonly label?: components["schemas"]["SessionLabel"];
        };
        /**
         * @description The agent and all its sessions are gone.
         * @example {
         *       "status": "killed",
         *       "agent_id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a"
         *     }
         */
        readonly DeleteAgentAnswer: {
            /**
             * @description Always `killed`.
             * @constant
             */
            readonly status: "killed";
            readonly agent_id: components["schemas"]["AgentId"];
        };
        /**
         * @description The session and its history are gone.
         * @example {
         *       "status": "deleted",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly DeleteSessionAnswer: {
            /**
             * @description Always `deleted`.
             * @constant
             */
            readonly status: "deleted";
            readonly session_id: components["schemas"]["SessionId"];
        };
        /**
         * @description `done`: the turn ended well. Exactly one, then the stream ends.
         * @example {
         *       "done": true,
         *       "usage": {
         *         "input_tokens": 52,
         *         "output_tokens": 26
         *       },
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly DoneData: {
            /**
             * @description Always true.
             * @constant
             */
            readonly done: true;
            readonly usage: components["schemas"]["TokenUsage"];
            /** @description Session the turn belongs to. A server states it wherever the client named none. */
            readonly session_id?: components["schemas"]["SessionId"];
        };
        /**
         * @description Body of every 4xx and 5xx answer. More members are allowed.
         * @example {
         *       "error": "Session not found"
         *     }
         */
        readonly ErrorBody: {
            /** @description What went wrong, in a sentence for people. Never empty. */
            readonly error: string;
        };
        /**
         * @description `error`: the turn failed or was cancelled. Takes the place of `done`; then the stream ends.
         * @example {
         *       "error": "Run cancelled",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly ErrorData: {
            /** @description What went wrong, in a sentence for people; `Run cancelled` for a cancelled turn. */
            readonly error: string;
            /** @description Session the turn belongs to. A server states it wherever the client named none. */
            readonly session_id?: components["schemas"]["SessionId"];
        };
        /**
         * @description `error`: a refused frame, or terminal of a turn that failed or was cancelled. The socket stays open.
         * @example {
         *       "type": "error",
         *       "content": "Missing or empty 'content' field",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly ErrorFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "error";
            /** @description What went wrong, in a sentence for people; `Run cancelled` for a cancelled turn. */
            readonly content: string;
            /** @description The session the message named where that was a UUID, else the agent's active session. */
            readonly session_id: components["schemas"]["SessionId"];
        };
        /**
         * @description Whether the server works. It names no session.
         * @example {
         *       "status": "ok",
         *       "version": "0.5.5"
         *     }
         */
        readonly Health: {
            /**
             * @description `ok`, or `degraded` when a part of the server does not work.
             * @enum {string}
             */
            readonly status: "ok" | "degraded";
            /** @description Version of the server. */
            readonly version: string;
        };
        /**
         * @description An image of a message.
         * @example {
         *       "file_id": "f-1",
         *       "filename": "cat.png"
         *     }
         */
        readonly HistoryImage: {
            /** @description Id of the upload. */
            readonly file_id: string;
            /** @description Name for people. */
            readonly filename: string;
        };
        /**
         * @description One message of a history.
         * @example {
         *       "role": "User",
         *       "content": "hi"
         *     }
         * @example {
         *       "role": "Assistant",
         *       "content": "Hello"
         *     }
         */
        readonly HistoryMessage: {
            /**
             * @description Who speaks, spelled exactly so.
             * @enum {string}
             */
            readonly role: "User" | "Assistant" | "System";
            /** @description Text; empty for a message that only calls tools. */
            readonly content: string;
            /** @description Tool calls of the message, in order. */
            readonly tools?: readonly components["schemas"]["HistoryTool"][];
            /** @description Images of the message, in order. */
            readonly images?: readonly components["schemas"]["HistoryImage"][];
        };
        /**
         * @description A tool call of an assistant's message.
         * @example {
         *       "name": "file_list",
         *       "input": {
         *         "path": "."
         *       },
         *       "running": false,
         *       "expanded": false,
         *       "result": "data/",
         *       "is_error": false
         *     }
         */
        readonly HistoryTool: {
            /** @description Name of the tool. */
            readonly name: string;
            /** @description Arguments, as the model gave them: any JSON. */
            readonly input?: unknown;
            /** @description True while it runs. */
            readonly running?: boolean;
            /** @description A hint for a screen; no meaning for the session. */
            readonly expanded?: boolean;
            /** @description What the tool gave back, as text. */
            readonly result?: string;
            /** @description True when the tool failed. */
            readonly is_error?: boolean;
        };
        /**
         * @description The session of an agent that has a label.
         * @example {
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
         *       "agent_id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
         *       "label": "my label",
         *       "message_count": 2
         *     }
         */
        readonly LabelledSession: {
            readonly session_id: components["schemas"]["SessionId"];
            /** @description The agent it belongs to. */
            readonly agent_id: components["schemas"]["AgentId"];
            readonly label: components["schemas"]["SessionLabel"];
            /** @description Messages stored, results of tools included; at least as many as `messages` shows. */
            readonly message_count: number;
        };
        /**
         * @description The whole turn, when it is over. Counts are sums over all model calls of the turn.
         * @example {
         *       "response": "Hello",
         *       "input_tokens": 5,
         *       "output_tokens": 3,
         *       "iterations": 1,
         *       "cost_usd": 0.000196,
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly MessageAnswer: {
            /** @description Final text of the turn; empty for a silent turn. */
            readonly response: string;
            /** @description Tokens read by the model. */
            readonly input_tokens: components["schemas"]["TokenCount"];
            /** @description Tokens written by the model. */
            readonly output_tokens: components["schemas"]["TokenCount"];
            /** @description Model calls the turn took; never negative. */
            readonly iterations: number;
            readonly cost_usd?: components["schemas"]["CostUsd"];
            /** @description Session the turn belongs to. A server states it wherever the client named none. */
            readonly session_id?: components["schemas"]["SessionId"];
        };
        /**
         * @description `message`: a turn for the session it names, or for the active session.
         * @example {
         *       "type": "message",
         *       "content": "hi",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         * @example {
         *       "type": "message",
         *       "content": "hi"
         *     }
         */
        readonly MessageFrame: {
            /**
             * @description Kind of frame; a frame without it is a message too.
             * @constant
             */
            readonly type: "message";
            /** @description Text of the user; must not be blank. */
            readonly content: string;
            readonly session_id?: components["schemas"]["NamedSession"];
            /** @description Files sent along. */
            readonly attachments?: readonly components["schemas"]["Attachment"][];
        };
        /**
         * @description A message for an agent. Unknown members are ignored.
         * @example {
         *       "message": "hi"
         *     }
         */
        readonly MessageRequest: {
            /** @description Text of the user, at most 65 536 bytes as UTF-8 (exactly 65 536 is accepted, more is 413); may be empty. */
            readonly message: string;
            /** @description Files sent along. */
            readonly attachments?: readonly components["schemas"]["Attachment"][];
            /** @description Id of the person who wrote it, where a gateway relays. */
            readonly sender_id?: string | null;
            /** @description Name of that person. */
            readonly sender_name?: string | null;
        };
        /**
         * @description A model, by provider and name.
         * @example {
         *       "provider": "fake",
         *       "model": "fake-model"
         *     }
         */
        readonly ModelRef: {
            /** @description Provider as configured on the server. */
            readonly provider: string;
            /** @description Name of the model at that provider. */
            readonly model: string;
        };
        /**
         * @description The session a request means: a UUID in hyphenated form. Absent or null: none named, so the agent's active session at the time of arrival.
         * @example 5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f
         * @example null
         */
        readonly NamedSession: string | null;
        /**
         * @description `phase`: what the turn is doing. May be missing.
         * @example {
         *       "phase": "streaming",
         *       "detail": null,
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly PhaseData: {
            readonly phase: components["schemas"]["PhaseName"];
            /** @description More about it, such as the name of a tool; null when there is nothing to say. */
            readonly detail?: string | null;
            /** @description Session the turn belongs to. A server states it wherever the client named none. */
            readonly session_id?: components["schemas"]["SessionId"];
        };
        /**
         * @description `phase`: what the turn is doing. May be missing.
         * @example {
         *       "type": "phase",
         *       "phase": "streaming",
         *       "detail": null,
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly PhaseFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "phase";
            readonly phase: components["schemas"]["PhaseName"];
            /** @description More about it, such as the name of a tool; null when there is nothing to say. */
            readonly detail: string | null;
            /** @description Session the frame is about. */
            readonly session_id: components["schemas"]["SessionId"];
        };
        /**
         * @description What the turn is doing: reading the model's text, thinking, running a tool, done with the text, or short of context.
         * @example streaming
         * @enum {string}
         */
        readonly PhaseName: "streaming" | "thinking" | "tool_use" | "done" | "context_warning";
        /**
         * @description `ping`: answered by `pong`, also while turns run.
         * @example {
         *       "type": "ping"
         *     }
         */
        readonly PingFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "ping";
        };
        /**
         * @description `pong`: answer to `ping`.
         * @example {
         *       "type": "pong",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly PongFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "pong";
            /** @description The agent's active session. */
            readonly session_id: components["schemas"]["SessionId"];
        };
        /**
         * @description The old active session is deleted; a new empty one is active.
         * @example {
         *       "status": "ok",
         *       "message": "Session reset",
         *       "session_id": "e4c2c1a8-bec2-4605-ab3a-30c01228d546"
         *     }
         */
        readonly ResetSessionAnswer: {
            /**
             * @description Always `ok`.
             * @constant
             */
            readonly status: "ok";
            /** @description A sentence for people. */
            readonly message: string;
            /** @description The new active session. */
            readonly session_id?: components["schemas"]["SessionId"];
        };
        /**
         * @description `response`: terminal of a turn that ended well.
         * @example {
         *       "type": "response",
         *       "content": "Hello",
         *       "input_tokens": 5,
         *       "output_tokens": 3,
         *       "iterations": 0,
         *       "cost_usd": null,
         *       "context_pressure": "low",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly ResponseFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "response";
            /** @description Final text: the concatenated deltas of the turn. */
            readonly content: string;
            /** @description Tokens read by the model. */
            readonly input_tokens: components["schemas"]["TokenCount"];
            /** @description Tokens written by the model. */
            readonly output_tokens: components["schemas"]["TokenCount"];
            /** @description Model calls the turn took; 0 where the server does not count them. */
            readonly iterations: number;
            readonly cost_usd: components["schemas"]["CostUsd"];
            readonly context_pressure?: components["schemas"]["ContextPressure"];
            /** @description Session the frame is about. */
            readonly session_id: components["schemas"]["SessionId"];
        };
        /** @description Everything a server may send; `type` tells which. */
        readonly ServerFrame: components["schemas"]["ConnectedFrame"] | components["schemas"]["AgentsUpdatedFrame"] | components["schemas"]["TypingFrame"] | components["schemas"]["PhaseFrame"] | components["schemas"]["TextDeltaFrame"] | components["schemas"]["ToolStartFrame"] | components["schemas"]["ToolEndFrame"] | components["schemas"]["ToolResultFrame"] | components["schemas"]["CanvasFrame"] | components["schemas"]["ResponseFrame"] | components["schemas"]["SilentCompleteFrame"] | components["schemas"]["CommandResultFrame"] | components["schemas"]["ErrorFrame"] | components["schemas"]["PongFrame"];
        /**
         * @description A session with its history, oldest message first: the turns addressed to it and no others.
         * @example {
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
         *       "agent_id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
         *       "message_count": 2,
         *       "context_window_tokens": 0,
         *       "label": null,
         *       "messages": [
         *         {
         *           "role": "User",
         *           "content": "hi"
         *         },
         *         {
         *           "role": "Assistant",
         *           "content": "Hello"
         *         }
         *       ]
         *     }
         */
        readonly Session: {
            readonly session_id: components["schemas"]["SessionId"];
            /** @description The agent it belongs to. */
            readonly agent_id: components["schemas"]["AgentId"];
            /** @description Messages stored, results of tools included; at least as many as `messages` shows. */
            readonly message_count: number;
            /** @description Tokens its context takes; 0 where the server does not count them. */
            readonly context_window_tokens: components["schemas"]["TokenCount"];
            readonly label?: components["schemas"]["SessionLabel"];
            /** @description The history, in order. */
            readonly messages: readonly components["schemas"]["HistoryMessage"][];
        };
        /**
         * @description A session: a UUID in hyphenated form, any version, nil included. Compared without regard to case, printed in lower case. A client may choose one that nobody holds.
         * @example 5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f
         */
        readonly SessionId: string;
        /**
         * @description Name of a session for people, at most 128 characters; null when it has none.
         * @example my label
         * @example null
         */
        readonly SessionLabel: string | null;
        /**
         * @description All sessions of all agents, newest first.
         * @example {
         *       "sessions": [
         *         {
         *           "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
         *           "agent_id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
         *           "message_count": 2,
         *           "created_at": "2026-11-23T21:32:58.643898263+00:00",
         *           "label": null
         *         }
         *       ]
         *     }
         */
        readonly SessionList: {
            /** @description The sessions, newest first. */
            readonly sessions: readonly components["schemas"]["SessionSummary"][];
        };
        /**
         * @description One session in the list of all sessions.
         * @example {
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
         *       "agent_id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
         *       "message_count": 2,
         *       "created_at": "2026-11-23T21:32:58.643898263+00:00",
         *       "label": null
         *     }
         */
        readonly SessionSummary: {
            readonly session_id: components["schemas"]["SessionId"];
            /** @description The agent it belongs to. */
            readonly agent_id: components["schemas"]["AgentId"];
            /** @description Messages stored, results of tools included; at least as many as `messages` shows. */
            readonly message_count: number;
            /** @description When it was made. */
            readonly created_at: components["schemas"]["Timestamp"];
            readonly label: components["schemas"]["SessionLabel"];
        };
        /**
         * @description The label is stored.
         * @example {
         *       "status": "updated",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
         *       "label": "my label"
         *     }
         */
        readonly SetLabelAnswer: {
            /**
             * @description Always `updated`.
             * @constant
             */
            readonly status: "updated";
            readonly session_id: components["schemas"]["SessionId"];
            readonly label: components["schemas"]["SessionLabel"];
        };
        /**
         * @description The new label of a session; absent or null removes it.
         * @example {
         *       "label": "my label"
         *     }
         * @example {
         *       "label": null
         *     }
         */
        readonly SetLabelRequest: {
            /** @description 1 to 128 characters after trimming: letters and digits of any script, space, `-` and `_`. Anything else is 400. */
            readonly label?: string | null;
        };
        /**
         * @description `silent_complete`: terminal of a turn in which the model chose to say nothing.
         * @example {
         *       "type": "silent_complete",
         *       "input_tokens": 5,
         *       "output_tokens": 3,
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly SilentCompleteFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "silent_complete";
            /** @description Tokens read by the model. */
            readonly input_tokens: components["schemas"]["TokenCount"];
            /** @description Tokens written by the model. */
            readonly output_tokens: components["schemas"]["TokenCount"];
            /** @description Session the frame is about. */
            readonly session_id: components["schemas"]["SessionId"];
        };
        /**
         * @description One agent in `agents_updated`.
         * @example {
         *       "id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
         *       "name": "a1",
         *       "state": "Running",
         *       "model_provider": "fake",
         *       "model_name": "fake-model"
         *     }
         */
        readonly SocketAgent: {
            readonly id: components["schemas"]["AgentId"];
            /** @description Name, unique on the server. */
            readonly name: string;
            readonly state: components["schemas"]["AgentState"];
            /** @description Provider of its model. */
            readonly model_provider: string;
            /** @description Name of its model. */
            readonly model_name: string;
        };
        /**
         * @description The new agent. It has one empty session, which is active.
         * @example {
         *       "agent_id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
         *       "name": "a1"
         *     }
         */
        readonly SpawnAnswer: {
            readonly agent_id: components["schemas"]["AgentId"];
            /** @description The same id again, for clients that read `id`. */
            readonly id?: components["schemas"]["AgentId"];
            /** @description Name from the manifest. */
            readonly name: string;
            /** @description The agent's active session. */
            readonly session_id?: components["schemas"]["SessionId"];
        };
        /**
         * @description How to make an agent: a manifest or the name of a template. Unknown members are ignored.
         * @example {
         *       "manifest_toml": "name = \"a1\"\nmodule = \"builtin:chat\"\n[model]\nprovider = \"default\"\nmodel = \"default\"\n"
         *     }
         * @example {
         *       "template": "assistant"
         *     }
         */
        readonly SpawnRequest: {
            /** @description Manifest of the agent as TOML, at most 1 MiB (1 048 576 bytes). `name` must be unique on the server. */
            readonly manifest_toml?: string;
            /** @description Name of a template the server knows, used where there is no manifest. */
            readonly template?: string;
            /** @description Signed envelope around the same manifest; a signature that does not fit is refused with 403. */
            readonly signed_manifest?: string;
        };
        /**
         * @description What stopping did. Only the run of the one session is ended.
         * @example {
         *       "status": "ok",
         *       "message": "Run cancelled",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly StopAnswer: {
            /**
             * @description Always `ok`.
             * @constant
             */
            readonly status: "ok";
            /**
             * @description `Run cancelled` when a run was ended, `No active run` when there was none.
             * @enum {string}
             */
            readonly message: "Run cancelled" | "No active run";
            /** @description Session whose run was meant. */
            readonly session_id?: components["schemas"]["SessionId"];
        };
        /**
         * @description Which run to stop. No body, zero bytes and `{}` mean the active session's.
         * @example {
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         * @example {}
         */
        readonly StopRequest: {
            /** @description Session whose run is meant; absent or null: the active one. */
            readonly session_id?: components["schemas"]["NamedSession"];
        };
        /** @description The JSON of each `data:` of the stream; which of them is told by the `event:` line. */
        readonly StreamEventData: components["schemas"]["PhaseData"] | components["schemas"]["ChunkData"] | components["schemas"]["ToolUseData"] | components["schemas"]["ToolResultData"] | components["schemas"]["DoneData"] | components["schemas"]["ErrorData"];
        /**
         * @description The session named in the path is active now.
         * @example {
         *       "status": "ok",
         *       "message": "Session switched",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly SwitchSessionAnswer: {
            /**
             * @description Always `ok`.
             * @constant
             */
            readonly status: "ok";
            /** @description A sentence for people. */
            readonly message: string;
            /** @description The active session. */
            readonly session_id?: components["schemas"]["SessionId"];
        };
        /**
         * @description `text_delta`: the next piece of the text. All pieces of a turn concatenated are the final text.
         * @example {
         *       "type": "text_delta",
         *       "content": "Hello",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly TextDeltaFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "text_delta";
            /** @description The piece; whitespace counts. */
            readonly content: string;
            /** @description Session the frame is about. */
            readonly session_id: components["schemas"]["SessionId"];
        };
        /**
         * Format: date-time
         * @description RFC 3339 date and time, with any number of fraction digits and any offset (`Z` or `+00:00`).
         * @example 2026-11-23T21:32:58.643898263+00:00
         * @example 2026-11-23T21:32:58Z
         */
        readonly Timestamp: string;
        /**
         * @description Tokens, as the model counted them; never negative.
         * @example 19
         */
        readonly TokenCount: number;
        /**
         * @description Tokens of a turn, summed over all its model calls.
         * @example {
         *       "input_tokens": 52,
         *       "output_tokens": 26
         *     }
         */
        readonly TokenUsage: {
            /** @description Tokens read by the model. */
            readonly input_tokens: components["schemas"]["TokenCount"];
            /** @description Tokens written by the model. */
            readonly output_tokens: components["schemas"]["TokenCount"];
        };
        /**
         * @description `tool_end`: the tool call is complete and about to run.
         * @example {
         *       "type": "tool_end",
         *       "id": "call_1",
         *       "tool": "file_list",
         *       "input": "{\"path\":\".\"}",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly ToolEndFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "tool_end";
            /** @description Id of the call, the same in all frames about it. */
            readonly id: string;
            /** @description Name of the tool. */
            readonly tool: string;
            /** @description Arguments as JSON text, cut at 500 characters. */
            readonly input: string;
            /** @description Session the frame is about. */
            readonly session_id: components["schemas"]["SessionId"];
        };
        /**
         * @description Arguments of a tool call, as the model gave them.
         * @example {
         *       "path": "."
         *     }
         */
        readonly ToolInput: {
            readonly [key: string]: unknown;
        };
        /**
         * @description `tool_result`: the tool call is complete; carries the arguments of the call.
         * @example {
         *       "tool": "file_list",
         *       "input": {
         *         "path": "."
         *       },
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly ToolResultData: {
            /** @description Name of the tool. */
            readonly tool: string;
            /** @description Id of the call. */
            readonly id?: string;
            readonly input: components["schemas"]["ToolInput"];
            /** @description What the tool gave back, as text. */
            readonly result?: string;
            /** @description True when the tool failed. */
            readonly is_error?: boolean;
            /** @description Session the turn belongs to. A server states it wherever the client named none. */
            readonly session_id?: components["schemas"]["SessionId"];
        };
        /**
         * @description `tool_result`: the tool has run.
         * @example {
         *       "type": "tool_result",
         *       "id": "call_1",
         *       "tool": "file_list",
         *       "result": "data/",
         *       "is_error": false,
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly ToolResultFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "tool_result";
            /** @description Id of the call, the same in all frames about it. */
            readonly id: string;
            /** @description Name of the tool. */
            readonly tool: string;
            /** @description True when the tool failed. */
            readonly is_error: boolean;
            /** @description What it gave back, cut at 300 characters; absent when the connection asked for silence about tools. */
            readonly result?: string;
            /** @description Session the frame is about. */
            readonly session_id: components["schemas"]["SessionId"];
        };
        /**
         * @description `tool_start`: the model starts a tool call.
         * @example {
         *       "type": "tool_start",
         *       "id": "call_1",
         *       "tool": "file_list",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly ToolStartFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "tool_start";
            /** @description Id of the call, the same in all frames about it. */
            readonly id: string;
            /** @description Name of the tool. */
            readonly tool: string;
            /** @description Session the frame is about. */
            readonly session_id: components["schemas"]["SessionId"];
        };
        /**
         * @description `tool_use`: the model starts a tool call.
         * @example {
         *       "tool": "file_list",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly ToolUseData: {
            /** @description Name of the tool. */
            readonly tool: string;
            /** @description Id of the call. */
            readonly id?: string;
            /** @description Session the turn belongs to. A server states it wherever the client named none. */
            readonly session_id?: components["schemas"]["SessionId"];
        };
        /**
         * @description `typing`: a hint for a screen. `stop` is not the end of a turn.
         * @example {
         *       "type": "typing",
         *       "state": "start",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         * @example {
         *       "type": "typing",
         *       "state": "tool",
         *       "tool": "file_list",
         *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
         *     }
         */
        readonly TypingFrame: {
            /**
             * @description Kind of frame.
             * @constant
             */
            readonly type: "typing";
            /**
             * @description `start` before the turn's other frames, `tool` before a tool call, `stop` before the terminal.
             * @enum {string}
             */
            readonly state: "start" | "stop" | "tool";
            /** @description Name of the tool; present when `state` is `tool`. */
            readonly tool?: string;
            /** @description Session the frame is about. */
            readonly session_id: components["schemas"]["SessionId"];
        };
    };
    responses: {
        /** @description Body that is no JSON, an id that is no hyphenated UUID, or a value out of bounds. Nothing was done. */
        readonly BadRequest: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Invalid session ID"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The server has a key and the request did not bring it. */
        readonly Unauthorized: {
            headers: {
                readonly "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Missing Authorization: Bearer <api_key> header"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The session belongs to another agent, the `Origin` is not allowed, or a signature does not fit. Nothing read, nothing written. */
        readonly Forbidden: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Session belongs to a different agent"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description No such agent, session, template, label or path. A session of another agent may be answered so too. */
        readonly NotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Session not found"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The path exists, the method does not; listed at the operations of that path. */
        readonly MethodNotAllowed: {
            headers: {
                readonly Allow: components["headers"]["Allow"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Method not allowed"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The turn was cancelled, or the state of the session does not allow it. A session of another agent may be answered so too. */
        readonly Conflict: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Run cancelled"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description A message over 65 536 bytes as UTF-8, or a body over the server's bound. */
        readonly TooLarge: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Message too large (max 64KB)"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description A body whose content type is not JSON. */
        readonly NotJson: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Expected request with Content-Type: application/json"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description JSON of the wrong shape: a missing member or a wrong type. */
        readonly WrongShape: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Missing member: message"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The request did not ask for a WebSocket upgrade. */
        readonly UpgradeRequired: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Upgrade to WebSocket required"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description Too many requests or connections from this address. */
        readonly TooMany: {
            headers: {
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Rate limit exceeded"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The model failed. The user's message stays in the history, no answer of the assistant is invented. */
        readonly ModelFailed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Message delivery failed: the model answered 400"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description The server is full or shutting down. Nothing was done. */
        readonly Unavailable: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Server is shutting down"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
        /** @description Any other refusal or failure (4xx or 5xx), with the same body. */
        readonly Other: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Internal error"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ErrorBody"];
            };
        };
    };
    parameters: {
        /**
         * @description The agent, a UUID in hyphenated form.
         * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
         */
        readonly AgentId: components["schemas"]["AgentId"];
        /**
         * @description The session, a UUID in hyphenated form. Other spellings are refused with 400 and routed nowhere.
         * @example 5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f
         */
        readonly SessionId: components["schemas"]["SessionId"];
        /**
         * @description The session, a UUID in hyphenated form. Other spellings are refused with 400.
         * @example 5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f
         */
        readonly Session: components["schemas"]["SessionId"];
        /**
         * @description The label to look for, percent-encoded; 1 to 128 characters once decoded.
         * @example my label
         */
        readonly Label: string;
        /**
         * @description The server's key, for browsers, which cannot set headers on a WebSocket.
         * @example secret
         */
        readonly Token: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Whole seconds to wait before trying again; at least 1.
         * @example 60
         */
        readonly RetryAfter: number;
        /**
         * @description How to authenticate, `Bearer`.
         * @example Bearer
         */
        readonly WwwAuthenticate: string;
        /**
         * @description Methods the path takes, separated by commas.
         * @example GET, POST
         */
        readonly Allow: string;
    };
    pathItems: never;
}
export type Agent = components['schemas']['Agent'];
export type AgentCapabilities = components['schemas']['AgentCapabilities'];
export type AgentId = components['schemas']['AgentId'];
export type AgentIdentity = components['schemas']['AgentIdentity'];
export type AgentList = components['schemas']['AgentList'];
export type AgentSessionList = components['schemas']['AgentSessionList'];
export type AgentSessionSummary = components['schemas']['AgentSessionSummary'];
export type AgentState = components['schemas']['AgentState'];
export type AgentSummary = components['schemas']['AgentSummary'];
export type AgentsUpdatedFrame = components['schemas']['AgentsUpdatedFrame'];
export type Attachment = components['schemas']['Attachment'];
export type CanvasFrame = components['schemas']['CanvasFrame'];
export type ChunkData = components['schemas']['ChunkData'];
export type ClearHistoryAnswer = components['schemas']['ClearHistoryAnswer'];
export type ClientFrame = components['schemas']['ClientFrame'];
export type CommandFrame = components['schemas']['CommandFrame'];
export type CommandResultFrame = components['schemas']['CommandResultFrame'];
export type CompactSessionAnswer = components['schemas']['CompactSessionAnswer'];
export type CompactSessionRequest = components['schemas']['CompactSessionRequest'];
export type ConnectedFrame = components['schemas']['ConnectedFrame'];
export type ContextPressure = components['schemas']['ContextPressure'];
export type CostUsd = components['schemas']['CostUsd'];
export type CreateSessionAnswer = components['schemas']['CreateSessionAnswer'];
export type CreateSessionRequest = components['schemas']['CreateSessionRequest'];
export type DeleteAgentAnswer = components['schemas']['DeleteAgentAnswer'];
export type DeleteSessionAnswer = components['schemas']['DeleteSessionAnswer'];
export type DoneData = components['schemas']['DoneData'];
export type ErrorBody = components['schemas']['ErrorBody'];
export type ErrorData = components['schemas']['ErrorData'];
export type ErrorFrame = components['schemas']['ErrorFrame'];
export type Health = components['schemas']['Health'];
export type HistoryImage = components['schemas']['HistoryImage'];
export type HistoryMessage = components['schemas']['HistoryMessage'];
export type HistoryTool = components['schemas']['HistoryTool'];
export type LabelledSession = components['schemas']['LabelledSession'];
export type MessageAnswer = components['schemas']['MessageAnswer'];
export type MessageFrame = components['schemas']['MessageFrame'];
export type MessageRequest = components['schemas']['MessageRequest'];
export type ModelRef = components['schemas']['ModelRef'];
export type NamedSession = components['schemas']['NamedSession'];
export type PhaseData = components['schemas']['PhaseData'];
export type PhaseFrame = components['schemas']['PhaseFrame'];
export type PhaseName = components['schemas']['PhaseName'];
export type PingFrame = components['schemas']['PingFrame'];
export type PongFrame = components['schemas']['PongFrame'];
export type ResetSessionAnswer = components['schemas']['ResetSessionAnswer'];
export type ResponseFrame = components['schemas']['ResponseFrame'];
export type ServerFrame = components['schemas']['ServerFrame'];
export type Session = components['schemas']['Session'];
export type SessionId = components['schemas']['SessionId'];
export type SessionLabel = components['schemas']['SessionLabel'];
export type SessionList = components['schemas']['SessionList'];
export type SessionSummary = components['schemas']['SessionSummary'];
export type SetLabelAnswer = components['schemas']['SetLabelAnswer'];
export type SetLabelRequest = components['schemas']['SetLabelRequest'];
export type SilentCompleteFrame = components['schemas']['SilentCompleteFrame'];
export type SocketAgent = components['schemas']['SocketAgent'];
export type SpawnAnswer = components['schemas']['SpawnAnswer'];
export type SpawnRequest = components['schemas']['SpawnRequest'];
export type StopAnswer = components['schemas']['StopAnswer'];
export type StopRequest = components['schemas']['StopRequest'];
export type StreamEventData = components['schemas']['StreamEventData'];
export type SwitchSessionAnswer = components['schemas']['SwitchSessionAnswer'];
export type TextDeltaFrame = components['schemas']['TextDeltaFrame'];
export type Timestamp = components['schemas']['Timestamp'];
export type TokenCount = components['schemas']['TokenCount'];
export type TokenUsage = components['schemas']['TokenUsage'];
export type ToolEndFrame = components['schemas']['ToolEndFrame'];
export type ToolInput = components['schemas']['ToolInput'];
export type ToolResultData = components['schemas']['ToolResultData'];
export type ToolResultFrame = components['schemas']['ToolResultFrame'];
export type ToolStartFrame = components['schemas']['ToolStartFrame'];
export type ToolUseData = components['schemas']['ToolUseData'];
export type TypingFrame = components['schemas']['TypingFrame'];
export interface operations {
    readonly getHealth: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The server answers. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "version": "0.1.0"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Health"];
                };
            };
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly listAgents: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All agents. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
                     *         "name": "a1",
                     *         "state": "Running",
                     *         "mode": "full",
                     *         "ready": true,
                     *         "created_at": "2026-11-23T21:32:58.643898263+00:00",
                     *         "last_active": "2026-11-23T21:32:58.643898263+00:00",
                     *         "model_provider": "fake",
                     *         "model_name": "fake-model"
                     *       }
                     *     ]
                     */
                    readonly "application/json": components["schemas"]["AgentList"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly spawnAgent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** @description Manifest or template. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "manifest_toml": "name = \"a1\"\nmodule = \"builtin:chat\"\n"
                 *     }
                 */
                readonly "application/json": components["schemas"]["SpawnRequest"];
            };
        };
        readonly responses: {
            /** @description The agent is there and takes messages. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "agent_id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
                     *       "name": "a1"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["SpawnAnswer"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["NotJson"];
            readonly 422: components["responses"]["WrongShape"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly getAgent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The agent. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
                     *       "name": "a1",
                     *       "state": "Running",
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
                     *       "model": {
                     *         "provider": "fake",
                     *         "model": "fake-model"
                     *       },
                     *       "capabilities": {
                     *         "tools": [
                     *           "file_list"
                     *         ],
                     *         "network": []
                     *       },
                     *       "description": "",
                     *       "tags": [],
                     *       "fallback_models": []
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Agent"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly deleteAgent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "killed",
                     *       "agent_id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["DeleteAgentAnswer"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly stopAgent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        /** @description The session meant; may be left out. */
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
                 *     }
                 */
                readonly "application/json": components["schemas"]["StopRequest"];
            };
        };
        readonly responses: {
            /** @description Whether a run was ended. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "message": "Run cancelled",
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["StopAnswer"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 415: components["responses"]["NotJson"];
            readonly 422: components["responses"]["WrongShape"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly sendMessage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        /** @description The message. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "message": "hi"
                 *     }
                 */
                readonly "application/json": components["schemas"]["MessageRequest"];
            };
        };
        readonly responses: {
            /** @description The turn is over and stored. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "response": "Hello",
                     *       "input_tokens": 5,
                     *       "output_tokens": 3,
                     *       "iterations": 1,
                     *       "cost_usd": 0.000196,
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["MessageAnswer"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["NotJson"];
            readonly 422: components["responses"]["WrongShape"];
            readonly 429: components["responses"]["TooMany"];
            readonly 502: components["responses"]["ModelFailed"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly streamMessage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        /** @description The message. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "message": "hi"
                 *     }
                 */
                readonly "application/json": components["schemas"]["MessageRequest"];
            };
        };
        readonly responses: {
            /** @description The events of the turn. Errors after the first event come as an `error` event. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "content": "Hello",
                     *       "done": false,
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
                     *     }
                     */
                    readonly "text/event-stream": components["schemas"]["StreamEventData"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["NotJson"];
            readonly 422: components["responses"]["WrongShape"];
            readonly 429: components["responses"]["TooMany"];
            readonly 502: components["responses"]["ModelFailed"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly sendMessageToSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
                /**
                 * @description The session, a UUID in hyphenated form. Other spellings are refused with 400 and routed nowhere.
                 * @example 5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f
                 */
                readonly session_id: components["parameters"]["SessionId"];
            };
            readonly cookie?: never;
        };
        /** @description The message. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "message": "hi"
                 *     }
                 */
                readonly "application/json": components["schemas"]["MessageRequest"];
            };
        };
        readonly responses: {
            /** @description The turn is over and stored. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "response": "Hello",
                     *       "input_tokens": 5,
                     *       "output_tokens": 3,
                     *       "iterations": 1,
                     *       "cost_usd": 0.000196,
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["MessageAnswer"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["NotJson"];
            readonly 422: components["responses"]["WrongShape"];
            readonly 429: components["responses"]["TooMany"];
            readonly 502: components["responses"]["ModelFailed"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly streamMessageToSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
                /**
                 * @description The session, a UUID in hyphenated form. Other spellings are refused with 400 and routed nowhere.
                 * @example 5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f
                 */
                readonly session_id: components["parameters"]["SessionId"];
            };
            readonly cookie?: never;
        };
        /** @description The message. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "message": "hi"
                 *     }
                 */
                readonly "application/json": components["schemas"]["MessageRequest"];
            };
        };
        readonly responses: {
            /** @description The events of the turn. Errors after the first event come as an `error` event. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "content": "Hello",
                     *       "done": false,
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
                     *     }
                     */
                    readonly "text/event-stream": components["schemas"]["StreamEventData"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["NotJson"];
            readonly 422: components["responses"]["WrongShape"];
            readonly 429: components["responses"]["TooMany"];
            readonly 502: components["responses"]["ModelFailed"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly getActiveSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The active session. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
                     *       "agent_id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
                     *       "message_count": 2,
                     *       "context_window_tokens": 0,
                     *       "label": null,
                     *       "messages": [
                     *         {
                     *           "role": "User",
                     *           "content": "hi"
                     *         },
                     *         {
                     *           "role": "Assistant",
                     *           "content": "Hello"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly resetSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A new session is active. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "message": "Session reset",
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ResetSessionAnswer"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 415: components["responses"]["NotJson"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly compactSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        /** @description The session meant; may be left out. */
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
                 *     }
                 */
                readonly "application/json": components["schemas"]["CompactSessionRequest"];
            };
        };
        readonly responses: {
            /** @description Compacted, or nothing to do. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "message": "No compaction needed (2 messages, threshold 30)",
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["CompactSessionAnswer"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 415: components["responses"]["NotJson"];
            readonly 422: components["responses"]["WrongShape"];
            readonly 429: components["responses"]["TooMany"];
            readonly 502: components["responses"]["ModelFailed"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly clearHistory: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All gone; a new session is active. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "message": "All history cleared",
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["ClearHistoryAnswer"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly listAgentSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The sessions. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessions": [
                     *         {
                     *           "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
                     *           "message_count": 2,
                     *           "created_at": "2026-11-23T21:32:58.643898263+00:00",
                     *           "label": null,
                     *           "active": true
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["AgentSessionList"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly createSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        /** @description Label; may be left out. */
        readonly requestBody?: {
            readonly content: {
                /**
                 * @example {
                 *       "label": "my label"
                 *     }
                 */
                readonly "application/json": components["schemas"]["CreateSessionRequest"];
            };
        };
        readonly responses: {
            /** @description The session is there and active. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
                     *       "label": "my label"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["CreateSessionAnswer"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 415: components["responses"]["NotJson"];
            readonly 422: components["responses"]["WrongShape"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly switchSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
                /**
                 * @description The session, a UUID in hyphenated form. Other spellings are refused with 400 and routed nowhere.
                 * @example 5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f
                 */
                readonly session_id: components["parameters"]["SessionId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The session is active. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "message": "Session switched",
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["SwitchSessionAnswer"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 415: components["responses"]["NotJson"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly findSessionByLabel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
                /**
                 * @description The label to look for, percent-encoded; 1 to 128 characters once decoded.
                 * @example my label
                 */
                readonly label: components["parameters"]["Label"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A session with that label. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
                     *       "agent_id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
                     *       "label": "my label",
                     *       "message_count": 2
                     *     }
                     */
                    readonly "application/json": components["schemas"]["LabelledSession"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly openSocket: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The server's key, for browsers, which cannot set headers on a WebSocket.
                 * @example secret
                 */
                readonly token?: components["parameters"]["Token"];
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The agent, a UUID in hyphenated form.
                 * @example 1192ce32-edc7-4223-bbf5-53f1796e6a1a
                 */
                readonly id: components["parameters"]["AgentId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The connection is a WebSocket now. */
            readonly 101: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 426: components["responses"]["UpgradeRequired"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly listSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The sessions. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessions": [
                     *         {
                     *           "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
                     *           "agent_id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
                     *           "message_count": 2,
                     *           "created_at": "2026-11-23T21:32:58.643898263+00:00",
                     *           "label": null
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["SessionList"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly getSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The session, a UUID in hyphenated form. Other spellings are refused with 400.
                 * @example 5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f
                 */
                readonly id: components["parameters"]["Session"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The session. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
                     *       "agent_id": "1192ce32-edc7-4223-bbf5-53f1796e6a1a",
                     *       "message_count": 2,
                     *       "context_window_tokens": 0,
                     *       "label": null,
                     *       "messages": [
                     *         {
                     *           "role": "User",
                     *           "content": "hi"
                     *         },
                     *         {
                     *           "role": "Assistant",
                     *           "content": "Hello"
                     *         }
                     *       ]
                     *     }
                     */
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly deleteSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The session, a UUID in hyphenated form. Other spellings are refused with 400.
                 * @example 5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f
                 */
                readonly id: components["parameters"]["Session"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "deleted",
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["DeleteSessionAnswer"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 409: components["responses"]["Conflict"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
    readonly setSessionLabel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The session, a UUID in hyphenated form. Other spellings are refused with 400.
                 * @example 5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f
                 */
                readonly id: components["parameters"]["Session"];
            };
            readonly cookie?: never;
        };
        /** @description The label. */
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "label": "my label"
                 *     }
                 */
                readonly "application/json": components["schemas"]["SetLabelRequest"];
            };
        };
        readonly responses: {
            /** @description The label is stored. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "updated",
                     *       "session_id": "5d1c7d7e-3f2a-4b8e-9a54-0c6f1b2d3e4f",
                     *       "label": "my label"
                     *     }
                     */
                    readonly "application/json": components["schemas"]["SetLabelAnswer"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 405: components["responses"]["MethodNotAllowed"];
            readonly 415: components["responses"]["NotJson"];
            readonly 422: components["responses"]["WrongShape"];
            readonly 429: components["responses"]["TooMany"];
            readonly 503: components["responses"]["Unavailable"];
            readonly default: components["responses"]["Other"];
        };
    };
}
