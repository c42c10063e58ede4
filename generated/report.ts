// generated from spec/ by npm run generate; do not edit
export interface components {
    schemas: {
        /** @description One attempt at a case whose finding rested on a deadline. */
        readonly AttemptNote: {
            readonly outcome: components["schemas"]["Outcome"];
            /** @description How long was waited, in milliseconds. */
            readonly deadlineMs: number;
            /** @description What was heard meanwhile. */
            readonly heard?: string;
        };
        /** @description One case and how it went. */
        readonly CaseResult: {
            /** @description Requirement and situation: `session.message.lands-in-its-session/two-at-once`. */
            readonly id: string;
            /** @description Id of a requirement: `area.subject.fact`. */
            readonly requirement: string;
            readonly level: components["schemas"]["Level"];
            /** @description The fact in one line, present tense. */
            readonly title: string;
            readonly outcome: components["schemas"]["Outcome"];
            /** @description How long it took, in whole milliseconds. */
            readonly durationMs: number;
            /** @description Why it is blocked or not applicable; absent otherwise. */
            readonly because?: string;
            /** @description Requirement or case that is red and on which this one stands. */
            readonly blockedBy?: string;
            /** @description Why it was expected to be red, where it is and the list of known failures has it: then it does not count. */
            readonly known?: string;
            /** @description How often it was tried; more than 1 where a finding rested on a deadline. */
            readonly attempts?: number;
            /** @description What was wrong, in the order of the log. */
            readonly findings: readonly components["schemas"]["ReportFinding"][];
        };
        /** @description `client-gone`: the client left before the end of the answer. */
        readonly ClientGoneEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "client-gone";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
        };
        /** @description How many, by outcome. */
        readonly Counts: {
            readonly cases: components["schemas"]["OutcomeCounts"];
            readonly requirements: components["schemas"]["OutcomeCounts"];
            /** @description Findings that count: not folded under another. */
            readonly findings: number;
        };
        /** @description `heard`: what a binding read out of an answer in another shape than the contract's. */
        readonly HeardEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "heard";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /** @description `seq` of the entry it was read from; 0 where there is none. */
            readonly of: number;
            /**
             * @description What it is about a turn.
             * @enum {string}
             */
            readonly what: "delta" | "tool" | "progress" | "completed" | "silent" | "failed" | "refused" | "ended";
            /** @description Type of the event in the server's own words. */
            readonly native: string;
            /** @description Text of a delta, final text, message of an error. */
            readonly text?: string;
            /** @description Session the server says it is about. */
            readonly label?: string;
        };
        /** @description Headers by lower-case name; secrets are hidden. */
        readonly HttpHeaders: {
            readonly [key: string]: string;
        };
        /** @description One entry of a list of known failures, and whether it is right. */
        readonly KnownFailing: {
            /** @description What it fits: an id of a requirement or a case, a beginning of one, or with `*`. */
            readonly pattern: string;
            /** @description Why it fails, as the list says. */
            readonly reason: string;
            /** @description Name of the list. */
            readonly file: string;
            /** @description Its line there. */
            readonly line: number;
            /**
             * @description `failing`: as listed; `passing`: all that it fits passed, which is a finding; `unmatched`: it fits nothing that there is, which is a finding; `not-seen`: nothing of it was red, and not all of it could be seen to pass.
             * @enum {string}
             */
            readonly state: "failing" | "passing" | "unmatched" | "not-seen";
            /** @description What is wrong with it, or why it was not seen; absent where it is failing. */
            readonly because?: string;
        };
        /**
         * @description How much the contract asks for it.
         * @enum {string}
         */
        readonly Level: "MUST" | "SHOULD" | "MAY";
        /** @description Any entry; `kind` tells which. */
        readonly LogEntry: components["schemas"]["MetaEntry"] | components["schemas"]["RequestEntry"] | components["schemas"]["ResponseEntry"] | components["schemas"]["ResponseHeadEntry"] | components["schemas"]["SseEntry"] | components["schemas"]["SseRestEntry"] | components["schemas"]["ResponseEndEntry"] | components["schemas"]["ResponseErrorEntry"] | components["schemas"]["ClientGoneEntry"] | components["schemas"]["WsOpenEntry"] | components["schemas"]["WsRefusedEntry"] | components["schemas"]["WsFrameEntry"] | components["schemas"]["WsCloseEntry"] | components["schemas"]["ModelCallEntry"] | components["schemas"]["ModelAnswerEntry"] | components["schemas"]["TurnEntry"] | components["schemas"]["HeardEntry"] | components["schemas"]["ReadEntry"] | components["schemas"]["RemovedEntry"] | components["schemas"]["NoteEntry"];
        /** @description `meta`: what the log is of. */
        readonly MetaEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "meta";
            /**
             * @description Version of this format.
             * @constant
             */
            readonly v: 1;
            /** @description Name of the server. */
            readonly server?: string;
            /** @description Version of the server. */
            readonly version?: string;
            /** @description Anything a reader wants to know. */
            readonly note?: string;
        };
        /** @description `model-answer`: what the model answered. */
        readonly ModelAnswerEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "model-answer";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /** @description HTTP status. */
            readonly status: number;
            /** @description True when it was streamed. */
            readonly stream?: boolean;
            /** @description Text of the answer. */
            readonly content?: string;
            readonly tool?: components["schemas"]["ModelToolRecord"];
            /**
             * @description The caller closed the call before its end.
             * @constant
             */
            readonly aborted?: true;
        };
        /** @description `model`: what the server sent to the model. */
        readonly ModelCallEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "model";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /** @description Path of the model call. */
            readonly url: string;
            readonly headers: components["schemas"]["HttpHeaders"];
            readonly body: components["schemas"]["ModelCallRecord"];
        };
        /** @description Body of a model call: chat completions have `messages`, embeddings have `input`. */
        readonly ModelCallRecord: {
            readonly [key: string]: unknown;
        };
        /** @description The tool the model called. */
        readonly ModelToolRecord: {
            /** @description Name of the tool. */
            readonly name: string;
            /** @description Arguments as JSON text. */
            readonly arguments: string;
        };
        /** @description `note`: a remark of the suite about itself. */
        readonly NoteEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "note";
            /** @description The remark. */
            readonly text: string;
        } & {
            readonly [key: string]: unknown;
        };
        /**
         * @description `passed`, `failed` (a MUST is broken), `warned` (a SHOULD is broken), `blocked` (something it stands on could not be had), `not-applicable` (the target does not claim it).
         * @enum {string}
         */
        readonly Outcome: "passed" | "failed" | "warned" | "blocked" | "not-applicable";
        /** @description How many of each outcome. */
        readonly OutcomeCounts: {
            /** @description How many passed. */
            readonly passed: number;
            /** @description How many failed. */
            readonly failed: number;
            /** @description How many warned. */
            readonly warned: number;
            /** @description How many blocked. */
            readonly blocked: number;
            /** @description How many not-applicable. */
            readonly "not-applicable": number;
        };
        /** @description `read`: a history as a binding read it. */
        readonly ReadEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "read";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /** @description `seq` of the entry it was read from; 0 where there is none. */
            readonly of: number;
            /** @description Agent through which it was read. */
            readonly agent: string;
            /** @description Session asked for. */
            readonly session: string;
            /** @description False when the server says that there is no such session. */
            readonly found: boolean;
            /** @description Rows in their order. */
            readonly rows: readonly components["schemas"]["ReadRow"][];
        };
        /** @description One row of a history as a binding read it. */
        readonly ReadRow: {
            /**
             * @description Who speaks.
             * @enum {string}
             */
            readonly role: "user" | "assistant" | "other";
            /** @description Its text. */
            readonly text: string;
        };
        /** @description `removed`: a session, or a whole agent, that a binding had deleted, or tried to. */
        readonly RemovedEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "removed";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /** @description `seq` of the entry it was read from; 0 where there is none. */
            readonly of: number;
            /** @description Agent through which it was deleted. */
            readonly agent: string;
            /** @description The session; absent for all of the agent's. */
            readonly session?: string;
            /** @description False when the server refused. */
            readonly done: boolean;
        };
        /**
         * Report
         * @description What a run (`run`) or a reading of recorded traffic (`check`) found: one JSON object.
         */
        readonly Report: {
            /**
             * @description Format of this report. A change that could break a reader has another number.
             * @constant
             */
            readonly schema: "sessionproof/report/1";
            /** @description Version of the contract that was judged by. */
            readonly contract: string;
            /**
             * @description Name and version of the program that wrote it.
             * @example sessionproof 0.1.0
             */
            readonly tool: string;
            /**
             * @description `run`: the suite spoke to a server; `check`: it read a recording.
             * @enum {string}
             */
            readonly mode: "run" | "check";
            readonly target: components["schemas"]["Target"];
            /** @description Seed of the run: with the same seed the same ids and orders. 0 for `check`. */
            readonly seed: number;
            /**
             * Format: date-time
             * @description When it began, RFC 3339.
             */
            readonly startedAt: string;
            /** @description How long it took, in whole milliseconds. */
            readonly durationMs: number;
            /**
             * @description 0 as expected, 1 findings, 2 could not go on.
             * @enum {integer}
             */
            readonly exitCode: 0 | 1 | 2;
            /** @description Why the run could not go on; absent when it came to its end. */
            readonly stopped?: string;
            readonly counts: components["schemas"]["Counts"];
            /** @description Every case that was chosen, in the order of their ids. Empty for `check`. */
            readonly cases: readonly components["schemas"]["CaseResult"][];
            /** @description Every requirement that was judged or asked for, in the order of their ids. */
            readonly requirements: readonly components["schemas"]["RequirementResult"][];
            /** @description What could not be decided, and why. */
            readonly undecided: readonly components["schemas"]["Undecided"][];
            /** @description What was seen of MAY requirements and of optional behaviour: told, not judged. */
            readonly told?: readonly components["schemas"]["Told"][];
            /** @description The entries of the list of known failures, in its order; absent where none was given. */
            readonly knownFailing?: readonly components["schemas"]["KnownFailing"][];
            readonly suite: components["schemas"]["SuiteHealth"];
            readonly selfCheck?: components["schemas"]["SelfCheck"];
            /** @description Everything that was seen, in order; absent unless asked for. With it every other format can be made from this report later. */
            readonly log?: readonly components["schemas"]["LogEntry"][];
        };
        /** @description One place where the server broke one requirement. */
        readonly ReportFinding: {
            /** @description Id of a requirement: `area.subject.fact`. */
            readonly requirement: string;
            readonly level: components["schemas"]["Level"];
            /** @description `seq` of the log entry that shows it; in a recording, the line. */
            readonly at: number;
            /** @description Milliseconds since the case (or the recording) began. */
            readonly atMs?: number;
            /** @description What the requirement asked for here. */
            readonly expected: string;
            /** @description What came instead, as received; cut where long, with the length said. */
            readonly received: string;
            /** @description One sentence that ties the two to the evidence. */
            readonly because: string;
            /** @description The requirement in full. */
            readonly sentence: string;
            /** @description Where the requirement was learned: a promise, a bug, a standard. */
            readonly source: string;
            /** @description Place in the contract's documents. */
            readonly where?: string;
            /** @description How often the same was seen; absent for once. */
            readonly count?: number;
            /** @description Requirement whose finding explains this one; a folded finding does not count. */
            readonly foldedUnder?: string;
            /** @description The slice of the log that is the evidence, in order of `seq`. */
            readonly exchanges: readonly components["schemas"]["LogEntry"][];
            /** @description Command line that tries this again. */
            readonly again: string;
            /** @description The attempts, where a finding rested on a deadline. */
            readonly attempts?: readonly components["schemas"]["AttemptNote"][];
        };
        /** @description `request`: an HTTP request. */
        readonly RequestEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "request";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /** @description Method in capitals. */
            readonly method: string;
            /** @description Path and query as sent, without the origin. */
            readonly url: string;
            readonly headers: components["schemas"]["HttpHeaders"];
            /** @description Body as text, cut where long with its length said; absent when there was none. */
            readonly body?: string;
            /** @description Why it breaks the contract on purpose; absent when it is meant to be valid. */
            readonly onPurpose?: string;
        };
        /** @description One requirement, over all its cases and judges. */
        readonly RequirementResult: {
            /** @description Id of a requirement: `area.subject.fact`. */
            readonly id: string;
            readonly level: components["schemas"]["Level"];
            readonly outcome: components["schemas"]["Outcome"];
            /** @description Why it is blocked or not applicable, or what was wrong first. */
            readonly because?: string;
            /** @description Requirement that is red and explains why this one is blocked. */
            readonly blockedBy?: string;
            /** @description Why it was expected to be red, where the list of known failures has all that is red of it: then it does not count. */
            readonly known?: string;
            /** @description How often it was broken; absent when never. */
            readonly count?: number;
            /** @description How often it could have been broken: exchanges, frames or turns that were looked at. */
            readonly checked?: number;
            /** @description `seq` of the first entry that shows it; in a recording, the line. */
            readonly first?: number;
            /** @description Findings of judges that no case owns; for `check`, all. */
            readonly findings?: readonly components["schemas"]["ReportFinding"][];
        };
        /** @description `response-end`: a streamed answer ended. */
        readonly ResponseEndEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "response-end";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
        };
        /** @description `response`: a whole HTTP answer. */
        readonly ResponseEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "response";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /** @description HTTP status. */
            readonly status: number;
            readonly headers: components["schemas"]["HttpHeaders"];
            /** @description Body as text, cut where long with its length said; absent when there was none. */
            readonly body?: string;
        };
        /** @description `response-error`: the server broke off, or no answer could be had. */
        readonly ResponseErrorEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "response-error";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /** @description What the transport said. */
            readonly error: string;
        };
        /** @description `response-head`: head of a streamed answer; events follow as `sse`. */
        readonly ResponseHeadEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "response-head";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /** @description HTTP status. */
            readonly status: number;
            readonly headers: components["schemas"]["HttpHeaders"];
        };
        /** @description Whether the suite could tell right from wrong here: the reference server in process, and faults it must catch. */
        readonly SelfCheck: {
            /** @description True when it could. */
            readonly passed: boolean;
            /** @description Cases played against the reference server. */
            readonly cases?: number;
            /** @description Faulty servers played. */
            readonly faults?: number;
            /** @description Faulty servers that were caught. */
            readonly caught?: number;
            /** @description What went wrong; absent when it passed. */
            readonly because?: string;
        };
        /** @description `sse`: one event of a stream. */
        readonly SseEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "sse";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /** @description The text between two blank lines, decoded from UTF-8. */
            readonly raw: string;
        };
        /** @description `sse-rest`: what was left of a stream without a closing blank line. */
        readonly SseRestEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "sse-rest";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /** @description The text, decoded from UTF-8. */
            readonly raw: string;
        };
        /** @description An error of the suite itself. */
        readonly SuiteFault: {
            /** @description Case in which it happened. */
            readonly case?: string;
            /** @description What went wrong. */
            readonly message: string;
        };
        /** @description What the suite has to say about itself. */
        readonly SuiteHealth: {
            /** @description Where the suite itself went wrong; such cases are blocked, never failed. */
            readonly faults: readonly components["schemas"]["SuiteFault"][];
            /** @description Waits for budgets that the profile declares. */
            readonly waits: readonly components["schemas"]["SuiteWait"][];
            /** @description Longest time the suite's own event loop stood still, in milliseconds. */
            readonly clockStallsMs: number;
            /** @description Slowest plain turn seen, from which deadlines were made, in milliseconds. */
            readonly paceMs?: number;
            /** @description Cases that ran at once at most. */
            readonly jobs?: number;
            /** @description Factor on every deadline. */
            readonly timeScale?: number;
        };
        /** @description Time spent waiting for one budget. */
        readonly SuiteWait: {
            /** @description What was waited for, such as `message` or `socket`. */
            readonly for: string;
            /** @description Milliseconds in all. */
            readonly ms: number;
        };
        /** @description What was judged. */
        readonly Target: {
            /** @description Address of the server, without credentials; absent for `check`. */
            readonly url?: string;
            /** @description Name of the recording; absent for `run`. */
            readonly file?: string;
            /** @description Name from the profile or the recording. */
            readonly name?: string;
            /** @description Version the server or the recording tells. */
            readonly version?: string;
            /** @description File of the profile, where one was given. */
            readonly profile?: string;
            /**
             * @description Whose model stood behind it: `scripted` or `none`; absent for `check`.
             * @enum {string}
             */
            readonly model?: "scripted" | "none";
        };
        /** @description Something seen that is told and not judged. */
        readonly Told: {
            /** @description Id of a requirement: `area.subject.fact`. */
            readonly requirement?: string;
            /** @description What was seen. */
            readonly text: string;
            /** @description `seq` of the entry that shows it. */
            readonly at?: number;
        };
        /** @description `turn`: what the suite meant when it sent a turn. */
        readonly TurnEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "turn";
            /** @description Unique text of the turn. */
            readonly canary: string;
            /** @description Agent it was sent to. */
            readonly agent: string;
            /** @description Session the client named; null when it named none. */
            readonly named: string | null;
            /** @description Session the turn belongs to; null when unknown. */
            readonly session: string | null;
            /**
             * @description How it was sent.
             * @enum {string}
             */
            readonly door: "http" | "sse" | "ws";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /** @description What was said, where the API has another shape than the contract's. */
            readonly text?: string;
        };
        /** @description A requirement that the log could not decide. */
        readonly Undecided: {
            /** @description Id of a requirement: `area.subject.fact`. */
            readonly requirement: string;
            /** @description What was missing. */
            readonly why: string;
        };
        /** @description `ws-close`: a WebSocket closed. */
        readonly WsCloseEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "ws-close";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /**
             * @description Who closed.
             * @enum {string}
             */
            readonly by: "client" | "server";
            /** @description RFC 6455 close code; 1006 when there was no Close frame. */
            readonly code: number;
        };
        /** @description `ws`: one WebSocket frame. */
        readonly WsFrameEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "ws";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /**
             * @description `up` from client to server, `down` from server to client.
             * @enum {string}
             */
            readonly dir: "up" | "down";
            /** @description Text of a text frame; base64 of a binary one. */
            readonly data: string;
            /**
             * @description Present for a binary frame.
             * @constant
             */
            readonly binary?: true;
            /** @description Why it breaks the contract on purpose; absent when it is meant to be valid. */
            readonly onPurpose?: string;
        };
        /** @description `ws-open`: a WebSocket is open. */
        readonly WsOpenEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "ws-open";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /** @description Path and query of the upgrade. */
            readonly url: string;
            /** @description Why it breaks the contract on purpose; absent when it is meant to be valid. */
            readonly onPurpose?: string;
        };
        /** @description `ws-refused`: an upgrade was refused. */
        readonly WsRefusedEntry: {
            /** @description Place in the log, from 1; in a file, the line number. */
            readonly seq?: number;
            /** @description Milliseconds since the log began, monotonic. */
            readonly at: number;
            /** @description Id of the case during which it was seen; absent in recordings and in preflight. */
            readonly case?: string;
            /**
             * @description Kind of entry.
             * @constant
             */
            readonly kind: "ws-refused";
            /** @description Joins the entries of one exchange: `r…` HTTP, `w…` WebSocket, `m…` model call. */
            readonly id: string;
            /** @description Path and query of the upgrade. */
            readonly url?: string;
            /** @description HTTP status. */
            readonly status: number;
            readonly headers?: components["schemas"]["HttpHeaders"];
            /** @description Body as text, cut where long with its length said; absent when there was none. */
            readonly body?: string;
            /** @description Why it breaks the contract on purpose; absent when it is meant to be valid. */
            readonly onPurpose?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type AttemptNote = components['schemas']['AttemptNote'];
export type CaseResult = components['schemas']['CaseResult'];
export type ClientGoneEntry = components['schemas']['ClientGoneEntry'];
export type Counts = components['schemas']['Counts'];
export type HeardEntry = components['schemas']['HeardEntry'];
export type HttpHeaders = components['schemas']['HttpHeaders'];
export type KnownFailing = components['schemas']['KnownFailing'];
export type Level = components['schemas']['Level'];
export type LogEntry = components['schemas']['LogEntry'];
export type MetaEntry = components['schemas']['MetaEntry'];
export type ModelAnswerEntry = components['schemas']['ModelAnswerEntry'];
export type ModelCallEntry = components['schemas']['ModelCallEntry'];
export type ModelCallRecord = components['schemas']['ModelCallRecord'];
export type ModelToolRecord = components['schemas']['ModelToolRecord'];
export type NoteEntry = components['schemas']['NoteEntry'];
export type Outcome = components['schemas']['Outcome'];
export type OutcomeCounts = components['schemas']['OutcomeCounts'];
export type ReadEntry = components['schemas']['ReadEntry'];
export type ReadRow = components['schemas']['ReadRow'];
export type RemovedEntry = components['schemas']['RemovedEntry'];
export type Report = components['schemas']['Report'];
export type ReportFinding = components['schemas']['ReportFinding'];
export type RequestEntry = components['schemas']['RequestEntry'];
export type RequirementResult = components['schemas']['RequirementResult'];
export type ResponseEndEntry = components['schemas']['ResponseEndEntry'];
export type ResponseEntry = components['schemas']['ResponseEntry'];
export type ResponseErrorEntry = components['schemas']['ResponseErrorEntry'];
export type ResponseHeadEntry = components['schemas']['ResponseHeadEntry'];
export type SelfCheck = components['schemas']['SelfCheck'];
export type SseEntry = components['schemas']['SseEntry'];
export type SseRestEntry = components['schemas']['SseRestEntry'];
export type SuiteFault = components['schemas']['SuiteFault'];
export type SuiteHealth = components['schemas']['SuiteHealth'];
export type SuiteWait = components['schemas']['SuiteWait'];
export type Target = components['schemas']['Target'];
export type Told = components['schemas']['Told'];
export type TurnEntry = components['schemas']['TurnEntry'];
export type Undecided = components['schemas']['Undecided'];
export type WsCloseEntry = components['schemas']['WsCloseEntry'];
export type WsFrameEntry = components['schemas']['WsFrameEntry'];
export type WsOpenEntry = components['schemas']['WsOpenEntry'];
export type WsRefusedEntry = components['schemas']['WsRefusedEntry'];
