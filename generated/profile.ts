// generated from spec/ by npm run generate; do not edit
export interface components {
    schemas: {
        /** @description What the server can do. Absent: the suite finds out, or takes it for granted. `false`: the cases that need it are not applicable. */
        readonly Capabilities: {
            /** @description Agents can be spawned. */
            readonly "agents.spawn"?: boolean;
            /** @description Agents can be deleted. */
            readonly "agents.delete"?: boolean;
            /** @description Turns can be answered whole over HTTP. */
            readonly "doors.http"?: boolean;
            /** @description Turns can be answered as events (SSE). */
            readonly "doors.sse"?: boolean;
            /** @description Turns can be taken over a WebSocket. */
            readonly "doors.ws"?: boolean;
            /** @description An agent has an active session, which takes the messages that name none. */
            readonly "sessions.active"?: boolean;
            /** @description A client may choose the id of a new session. */
            readonly "sessions.client-ids"?: boolean;
            /** @description Sessions can be made by the server. */
            readonly "sessions.create"?: boolean;
            /** @description The active session can be switched. */
            readonly "sessions.switch"?: boolean;
            /** @description Sessions can be deleted. */
            readonly "sessions.delete"?: boolean;
            /** @description Sessions can be listed. */
            readonly "sessions.list"?: boolean;
            /** @description Sessions have labels. */
            readonly "sessions.label"?: boolean;
            /** @description A session can be compacted. */
            readonly "sessions.compact"?: boolean;
            /** @description The active session can be reset, and all sessions of an agent cleared. */
            readonly "sessions.reset"?: boolean;
            /** @description A running turn can be stopped. */
            readonly stop?: boolean;
            /** @description Stopping can name the session it means. */
            readonly "stop.one-session"?: boolean;
            /** @description Agents can call tools. */
            readonly tools?: boolean;
            /** @description One socket takes messages for several sessions. */
            readonly "socket.multiplex"?: boolean;
            /** @description A socket takes commands. */
            readonly "socket.commands"?: boolean;
        };
        /** @description How long the suite waits, in milliseconds, before `--time-scale`. Absent: learned from the server's own pace. */
        readonly Deadlines: {
            /** @description For a plain turn to end. */
            readonly turnMs?: number;
            /** @description For showing that nothing more comes where the path gives no order. */
            readonly quietMs?: number;
        };
        /** @description Limits of the server that the suite keeps within. */
        readonly Limits: {
            /** @description Text frames a minute on one socket. */
            readonly messagesPerMinutePerSocket?: number;
            /** @description Sockets open at once from one address. */
            readonly socketsPerAddress?: number;
            /** @description HTTP requests a minute from one address. */
            readonly requestsPerMinute?: number;
            /** @description Longest message accepted, in bytes as UTF-8. */
            readonly maxMessageBytes?: number;
            /** @description Longest text frame accepted, in bytes. */
            readonly maxFrameBytes?: number;
        };
        /**
         * Profile
         * @description What a server is declared to be, so that the suite asks it only what it claims. Written as YAML. Everything is optional: what is not declared is found out or taken for granted.
         * @example {
         *       "name": "openfang",
         *       "agents": {
         *         "spawn": {
         *           "manifest_toml": "name = \"{name}\"\n"
         *         }
         *       },
         *       "capabilities": {
         *         "sessions.create": true,
         *         "doors.ws": true
         *       },
         *       "limits": {
         *         "messagesPerMinutePerSocket": 10,
         *         "socketsPerAddress": 5
         *       }
         *     }
         */
        readonly Profile: {
            /** @description Name of the server, as a report calls it. */
            readonly name?: string;
            /** @description Version of the server. */
            readonly version?: string;
            /** @description API shape the server speaks, by the name of its binding; `--binding` wins over it. Absent: the contract's own. */
            readonly binding?: string;
            /** @description Anything a reader wants to know. */
            readonly note?: string;
            readonly agents?: components["schemas"]["ProfileAgents"];
            readonly capabilities?: components["schemas"]["Capabilities"];
            /** @description Name of the environment variable that holds the server's key; `--api-key` wins over it. The key itself never stands in a profile. */
            readonly apiKeyEnv?: string;
            readonly limits?: components["schemas"]["Limits"];
            readonly deadlines?: components["schemas"]["Deadlines"];
            readonly model?: components["schemas"]["ProfileModel"];
            readonly memory?: components["schemas"]["ProfileMemory"];
        };
        /** @description Where agents come from: they are spawned, or lent. */
        readonly ProfileAgents: {
            readonly spawn?: components["schemas"]["SpawnRecipe"];
            /** @description Agents to use instead of spawning; each is lent to one case at a time. */
            readonly use?: readonly string[];
        };
        /** @description What is remembered. */
        readonly ProfileMemory: {
            /** @description True when memory is meant to be shared between the sessions of an agent; recalls across sessions are then told, not judged. */
            readonly shared?: boolean;
        };
        /** @description How the server asks its model. */
        readonly ProfileModel: {
            /**
             * @description Path below which the server calls chat completions.
             * @example /v1
             */
            readonly basePath?: string;
            /** @description Model name the server asks for. */
            readonly name?: string;
            /** @description Model calls beside the turns that the server makes. */
            readonly sideCalls?: readonly string[];
            /** @description How often it asks again after a failure of the model. */
            readonly retries?: number;
        };
        /** @description How to spawn an agent. */
        readonly SpawnRecipe: {
            /** @description Manifest as TOML; `{name}` in it becomes a name that is unique on the server, `{modelUrl}` the base URL of the suite's own model. */
            readonly manifest_toml: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Capabilities = components['schemas']['Capabilities'];
export type Deadlines = components['schemas']['Deadlines'];
export type Limits = components['schemas']['Limits'];
export type Profile = components['schemas']['Profile'];
export type ProfileAgents = components['schemas']['ProfileAgents'];
export type ProfileMemory = components['schemas']['ProfileMemory'];
export type ProfileModel = components['schemas']['ProfileModel'];
export type SpawnRecipe = components['schemas']['SpawnRecipe'];
