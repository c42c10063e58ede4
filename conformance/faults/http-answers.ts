import type { Answer } from "../../src/server/index.js";
import { answering, requesting, withMembers } from "./answers.js";
import { fault, type Fault } from "./fault.js";

/** A server whose successful answers to one operation are changed. */
function otherAnswer(operation: string, spec: Pick<Fault, "name" | "breaks"> & Partial<Pick<Fault, "sly" | "like">>, change: (answer: Answer, index: number | undefined) => Answer | undefined): Fault {
  return fault({
    ...spec,
    depth: "wire",
    wrap: (seams) => answering(seams, (answer, about) => (about.operation === operation && answer.status < 300 ? change(answer, about.turn?.index) : undefined)),
  });
}

const leftOut = (...names: string[]) => (answer: Answer): Answer => withMembers(answer, Object.fromEntries(names.map((name) => [name, undefined])));
const said = (members: Readonly<Record<string, unknown>>) => (answer: Answer): Answer => withMembers(answer, members);
const status = (code: number) => (answer: Answer): Answer => ({ ...answer, status: code });
const typed = (contentType: string) => (answer: Answer): Answer => ({ ...answer, headers: { ...answer.headers, "content-type": contentType } });
const items = (answer: Answer, of: string): readonly Readonly<Record<string, unknown>>[] => (answer.body as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>)[of] ?? [];

export const answersFaults: readonly Fault[] = [
  otherAnswer("spawnAgent", { name: "a-new-agent-is-told-without-its-name", breaks: ["http.spawn-agent.answers-as-documented"] }, leftOut("name")),
  otherAnswer("deleteAgent", { name: "a-deleted-agent-is-answered-with-a-word-of-its-own", breaks: ["http.delete-agent.answers-as-documented"] }, said({ status: 1 })),
  otherAnswer("stopAgent", { name: "a-stop-that-came-too-late-has-no-message", sly: "only where nothing ran", breaks: ["http.stop-agent.answers-as-documented"] }, (answer) =>
    (answer.body as { readonly message?: string }).message === "No active run" ? leftOut("message")(answer) : undefined,
  ),
  otherAnswer("sendMessage", { name: "unaddressed-answers-count-their-iterations-in-words", breaks: ["http.send-message.answers-as-documented"] }, said({ iterations: "one" })),
  otherAnswer("sendMessageToSession", { name: "second-answers-of-a-session-count-their-iterations-in-words", sly: "only for the second turn of a session", breaks: ["http.send-message-to-session.answers-as-documented"] }, (answer, index) =>
    index === 1 ? said({ iterations: "one" })(answer) : undefined,
  ),
  otherAnswer("sendMessageToSession", { name: "answers-to-named-sessions-are-said-to-be-text", breaks: ["http.send-message-to-session.answers-as-documented"] }, typed("text/plain")),
  otherAnswer("streamMessage", { name: "the-head-of-a-second-unaddressed-stream-says-bytes", sly: "only for the second turn of a session", breaks: ["http.stream-message.answers-as-documented"] }, (answer, index) =>
    index === 1 ? typed("application/octet-stream")(answer) : undefined,
  ),
  fault({
    name: "the-head-of-a-stream-behind-a-plain-turn-says-bytes",
    depth: "wire",
    sly: "only for the first stream behind a plain turn of its session",
    breaks: ["http.stream-message-to-session.answers-as-documented"],
    wrap(seams) {
      const plain = new Set<string>();
      return answering(seams, (answer, { operation, turn }) => {
        if (turn && operation === "sendMessageToSession" && turn.index === 0 && turn.text.startsWith("one ")) plain.add(turn.session);
        if (!turn || operation !== "streamMessageToSession" || answer.status !== 200 || !plain.delete(turn.session)) return undefined;
        return typed("application/octet-stream")(answer);
      });
    },
  }),
  otherAnswer("getSession", { name: "long-histories-have-no-count", sly: "only for histories of four rows and more", breaks: ["http.get-session.answers-as-documented"] }, (answer) => (items(answer, "messages").length >= 4 ? leftOut("context_window_tokens")(answer) : undefined)),
  otherAnswer("listSessions", { name: "sessions-without-a-label-are-listed-without-the-member", breaks: ["http.list-sessions.answers-as-documented"] }, (answer) =>
    said({ sessions: items(answer, "sessions").map((one) => (one["label"] === null ? { ...one, label: undefined } : one)) })(answer),
  ),
  otherAnswer("listAgentSessions", { name: "the-sessions-of-an-agent-are-a-bare-list", breaks: ["http.list-agent-sessions.answers-as-documented"] }, (answer) =>
    said({ sessions: items(answer, "sessions").map((one) => ({ ...one, message_count: String(one["message_count"]) })) })(answer),
  ),
  otherAnswer("createSession", { name: "a-created-session-is-answered-with-201", breaks: ["http.create-session.answers-as-documented"] }, status(201)),
  otherAnswer("getActiveSession", { name: "the-active-session-has-a-count-in-words", breaks: ["http.get-active-session.answers-as-documented"] }, said({ context_window_tokens: "few" })),
  otherAnswer("switchSession", { name: "a-switch-is-answered-without-a-message", breaks: ["http.switch-session.answers-as-documented"] }, leftOut("message")),
  otherAnswer("setSessionLabel", { name: "a-new-label-is-answered-with-a-bare-ok", breaks: ["http.set-session-label.answers-as-documented"] }, leftOut("session_id", "label")),
  otherAnswer("findSessionByLabel", { name: "a-session-found-by-its-label-is-a-bare-id", breaks: ["http.find-session-by-label.answers-as-documented"] }, leftOut("agent_id", "message_count")),
  otherAnswer("resetSession", { name: "a-reset-is-answered-without-a-message", breaks: ["http.reset-session.answers-as-documented"] }, leftOut("message")),
  otherAnswer("compactSession", { name: "a-compaction-of-nothing-is-answered-with-202", sly: "only for a short session", breaks: ["http.compact-session.answers-as-documented"] }, (answer) =>
    /no|nothing/i.test(String((answer.body as { readonly message?: string }).message)) ? status(202)(answer) : undefined,
  ),
  otherAnswer("clearHistory", { name: "a-cleared-history-is-answered-without-a-message", breaks: ["http.clear-history.answers-as-documented"] }, leftOut("message")),
  otherAnswer("listAgents", { name: "agents-are-listed-without-their-state", breaks: ["http.list-agents.answers-as-documented"] }, (answer) => ({
    ...answer,
    body: (answer.body as readonly object[]).map((one) => ({ ...one, state: undefined })),
  })),
  otherAnswer("getAgent", { name: "an-agent-in-full-has-no-model", breaks: ["http.get-agent.answers-as-documented"] }, leftOut("model")),
  otherAnswer("getHealth", { name: "health-is-told-in-text", breaks: ["http.get-health.answers-as-documented"] }, typed("text/plain")),
  fault({
    name: "deleting-a-session-of-many-rows-is-answered-with-204",
    depth: "wire",
    sly: "only for a session of two rows and more",
    breaks: ["http.delete-session.answers-as-documented"],
    wrap(seams) {
      const long = new Set<string | undefined>();
      const looked = requesting(seams, ({ params }, about) => {
        if (about.operation === "deleteSession" && seams.store.rows(params["id"]?.toLowerCase() ?? "", about).length >= 2) long.add(about.connection);
      });
      return answering(looked, (answer, { operation, connection }) => (operation === "deleteSession" && answer.status === 200 && long.has(connection) ? { status: 204, headers: answer.headers } : undefined));
    },
  }),
];
