import type { About, Seams, ServerFrame } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";

const NIL = "00000000-0000-0000-0000-000000000000";
const silent = "https://github.com/letta-ai/letta-code/issues/1328";

interface Spoiling extends Pick<Fault, "name" | "breaks" | "sly" | "like"> {
  /** The tag a frame gets in the place of its own; undefined leaves it as it is. */
  readonly tag: (frame: ServerFrame, about: About, seams: Seams) => unknown;
}

/** A server that writes another `session_id` into frames; `null` and the like are written as they are, `REMOVED` takes the member away. */
function mistagging({ tag, ...rest }: Spoiling): Fault {
  return fault({
    ...rest,
    depth: "wire",
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        frame(frame, about, next) {
          const session_id = tag(frame, about, seams);
          const { session_id: own, ...bare } = frame;
          const told = session_id === REMOVED ? bare : { ...bare, session_id: session_id === undefined ? own : session_id };
          seams.wire.frame(told as ServerFrame, about, next);
        },
      },
    }),
  });
}

const REMOVED = Symbol("no session_id");

/** What stands in the place of a session where a server has none at hand: each frame type in a way of its own. */
const unusableTags: Readonly<Record<string, (own: string) => unknown>> = {
  connected: () => REMOVED,
  typing: () => null,
  phase: () => REMOVED,
  "text-delta": () => REMOVED,
  "tool-start": () => "",
  "tool-end": () => REMOVED,
  "tool-result": (own) => own.replaceAll("-", ""),
  canvas: () => REMOVED,
  response: (own) => own.toUpperCase(),
  "silent-complete": () => REMOVED,
  "command-result": () => REMOVED,
  "agents-updated": () => null,
  error: () => "default",
  pong: () => REMOVED,
};

const carryNone = Object.entries(unusableTags).map(([type, tag]) =>
  mistagging({
    name: `${type}-frames-carry-no-usable-session`,
    breaks: [`tags.${type}.carries-a-session-id` as Fault["breaks"][number]],
    like: silent,
    tag: (frame) => (frame.type === type.replace("-", "_") ? tag(frame.session_id) : undefined),
  }),
);

const active = (about: About, seams: Seams): string | undefined => seams.store.active(about.agent ?? "", about);

/** The session of the turn that has run longest on this socket: the right one as long as one runs alone. */
const longestRunning = (about: About, seams: Seams): string | undefined => seams.turns.running().find((turn) => turn.connection === about.connection)?.session;

const sly = "only while a turn of another session runs on the socket";
const ofAnother: readonly (Pick<Fault, "sly" | "like"> & { readonly type: string; readonly session: typeof active })[] = [
  { type: "typing", session: active, like: "https://github.com/SkillfulAgents/SuperAgent/issues/24" },
  { type: "phase", session: active, like: "https://github.com/openclaw/openclaw/issues/17057" },
  { type: "text-delta", session: longestRunning, sly, like: "https://github.com/HKUDS/nanobot/issues/5794" },
  { type: "tool-start", session: active, like: "https://github.com/felinics/Memoh/issues/517" },
  { type: "tool-end", session: active, like: "https://github.com/felinics/Memoh/issues/517" },
  { type: "tool-result", session: active, like: "https://github.com/felinics/Memoh/issues/517" },
  { type: "canvas", session: active, like: silent },
  { type: "response", session: longestRunning, sly, like: "https://github.com/agentclientprotocol/codex-acp/issues/123" },
  { type: "silent-complete", session: active, like: "https://github.com/agentclientprotocol/codex-acp/issues/123" },
  { type: "error", session: (about, seams) => (about.outcome === "failed" ? active(about, seams) : undefined), sly: "only where a turn failed, not where one was refused", like: "https://github.com/pingdotgg/t3code/issues/1758" },
  { type: "command-result", session: active, like: "https://github.com/librefang/librefang/issues/7705" },
];

const nameAnother = ofAnother.map(({ type, session, sly: when, like }) =>
  mistagging({
    name: `${type}-frames-name-another-session`,
    breaks: [`tags.${type}.names-its-own-session` as Fault["breaks"][number]],
    ...(when === undefined ? {} : { sly: when }),
    ...(like === undefined ? {} : { like }),
    tag: (frame, about, seams) => (frame.type === type.replace("-", "_") ? session(about, seams) : undefined),
  }),
);

const nameTheFirst = ["connected", "agents-updated", "pong"].map((type) =>
  mistagging({
    name: `${type}-frames-name-the-first-session`,
    breaks: [`tags.${type}.names-the-active-session` as Fault["breaks"][number]],
    sly: "only once another session was made active",
    like: "https://github.com/librefang/librefang/issues/5211",
    tag: (frame, about, seams) => (frame.type === type.replace("-", "_") ? seams.store.sessions(about.agent ?? "", about).at(-1)?.id : undefined),
  }),
);

const nameTheNewest = ["connected", "agents-updated", "pong"].map((type) =>
  mistagging({
    name: `${type}-frames-name-the-newest-session`,
    breaks: [`tags.${type}.names-the-active-session` as Fault["breaks"][number]],
    sly: "only once a session was made by a message",
    like: "https://github.com/librefang/librefang/issues/5211",
    tag: (frame, about, seams) => (frame.type === type.replace("-", "_") ? seams.store.sessions(about.agent ?? "", about)[0]?.id : undefined),
  }),
);

/** Errors that are told by their own sentences; nothing else of a refusal is in reach where frames go out. */
const errorsAbout = (name: string, breaks: Fault["breaks"], content: string, session: typeof active): Fault =>
  mistagging({ name, breaks, tag: (frame, about, seams) => (frame.type === "error" && about.outcome === "refused" && !about.operation.startsWith("command:") && frame.content.startsWith(content) ? session(about, seams) : undefined) });

const onStreams = (name: string, breaks: Fault["breaks"], more: Pick<Fault, "sly" | "like">, fits: (event: string, about: About) => boolean, tag: (about: About, seams: Seams) => string | undefined): Fault =>
  fault({
    name,
    depth: "wire",
    breaks,
    ...more,
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        event: (event, about, next) =>
          seams.wire.event(fits(event.event, about) ? ({ ...event, data: { ...event.data, session_id: tag(about, seams) } } as typeof event) : event, about, next),
      },
    }),
  });

const onAnswers = (name: string, breaks: Fault["breaks"], operation: string, tag: (about: About, seams: Seams) => string | undefined): Fault =>
  fault({
    name,
    depth: "wire",
    breaks,
    like: "https://github.com/MervinPraison/PraisonAI/issues/3105",
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        answer: (answer, about, next) =>
          seams.wire.answer(about.operation === operation && answer.status === 200 ? { ...answer, body: { ...(answer.body as object), session_id: tag(about, seams) } } : answer, about, next),
      },
    }),
  });

export const tagsFaults: readonly Fault[] = [
  ...carryNone,
  ...nameAnother,
  ...nameTheFirst,
  ...nameTheNewest,
  errorsAbout("errors-about-unusable-ids-name-the-nil-session", ["tags.unusable-id.is-answered-with-the-active-session"], "Invalid session ID", () => NIL),
  errorsAbout("errors-about-foreign-sessions-name-the-active-one", ["tags.foreign-id.is-answered-with-the-id-it-named"], "Session belongs to", active),
  errorsAbout("errors-about-unreadable-frames-name-the-nil-session", ["tags.unreadable-frame.is-answered-with-the-active-session"], "The frame is not valid JSON", () => NIL),
  onStreams("stream-events-name-the-active-session", ["tags.stream.names-its-own-session"], { like: "https://github.com/openclaw/openclaw/issues/17057" }, () => true, active),
  onStreams(
    "chunks-name-the-session-that-began-last",
    ["tags.stream.names-its-own-session"],
    { sly: "only while a later turn of the agent runs in another session" },
    (event) => event === "chunk",
    (about, seams) => seams.turns.running().findLast(({ agent }) => agent === about.agent)?.session,
  ),
  onStreams("chunks-of-unaddressed-streams-name-no-session", ["tags.sse-events.name-the-session-when-none-was-named"], {}, (event, { operation }) => event === "chunk" && operation === "streamMessage", () => undefined),
  onStreams("the-done-of-an-unaddressed-stream-names-no-session", ["tags.sse-events.name-the-session-when-none-was-named"], { sly: "only in its last event" }, (event, { operation }) => event === "done" && operation === "streamMessage", () => undefined),
  onAnswers("answers-name-the-active-session", ["tags.answer.names-its-own-session"], "sendMessageToSession", active),
  onAnswers("answers-to-unaddressed-messages-name-no-session", ["tags.http-answer.names-the-session-when-none-was-named"], "sendMessage", () => undefined),
];
