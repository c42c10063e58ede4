import type { About, Seams } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";
import { speakers } from "./queueing.js";
import { turnsOver } from "./waiting.js";

const startsAnew = ({ operation }: About): boolean => operation === "command:reset" || operation === "command:new";

/** `reset` and `new` begin another session anew than the one they are told of. */
function beginsAnother(name: string, breaks: Fault["breaks"], more: Pick<Fault, "sly" | "like">, choose: (seams: Seams, agent: string, named: boolean, about: About) => string | undefined): Fault {
  return fault({
    name,
    breaks,
    ...more,
    depth: "router",
    wrap(seams) {
      const named = new Map<string, boolean>();
      return {
        ...seams,
        router: {
          ...seams.router,
          session(ask, about) {
            if (startsAnew(about)) named.set(about.connection ?? "", typeof ask.named === "string");
            return seams.router.session(ask, about);
          },
          anySession(id, about) {
            const other = startsAnew(about) ? choose(seams, about.agent ?? "", named.get(about.connection ?? "") === true, about) : undefined;
            return seams.router.anySession(other ?? id, about);
          },
        },
      };
    },
  });
}

/** Changes, drops or holds back what comes in on sockets. */
function hearing(name: string, breaks: Fault["breaks"], more: Pick<Fault, "sly" | "like">, hear: (seams: Seams, frame: Frame, about: About, next: (frame: Frame) => void) => void): Fault {
  return fault({
    name,
    breaks,
    ...more,
    depth: "wire",
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        received(text, about, next) {
          const frame = frameOf(text);
          if (!frame) return seams.wire.received(text, about, next);
          hear(seams, frame, about, (really) => seams.wire.received(JSON.stringify(really), about, next));
        },
      },
    }),
  });
}

interface Frame {
  readonly type?: unknown;
  readonly command?: unknown;
  readonly content?: unknown;
  readonly session_id?: unknown;
}

function frameOf(text: string): Frame | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}

const KNOWN = ["new", "reset", "compact", "stop", "usage", "context", "model", "verbose", "queue", "budget", "peers", "a2a"];
const isUnknown = ({ type, command }: Frame): boolean => type === "command" && typeof command === "string" && !KNOWN.includes(command);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isUnusable = ({ type, command, session_id }: Frame): boolean => type === "command" && command === "reset" && typeof session_id === "string" && !UUID.test(session_id);

/** Commands but `stop` wait while a turn of their socket runs that `holds` them. */
function waitingCommands(name: string, more: Pick<Fault, "sly" | "like">, onlyWithinAnswers: boolean): Fault {
  return fault({
    name,
    ...more,
    depth: "wire",
    breaks: ["commands.other-session.is-answered-during-a-turn"],
    wrap(seams) {
      const { turns, until } = turnsOver(seams);
      const { wire, has } = speakers(seams);
      return {
        ...seams,
        turns,
        wire: {
          ...wire,
          received(text, about, next) {
            const frame = frameOf(text);
            const pass = (): void => seams.wire.received(text, about, next);
            if (frame?.type !== "command" || frame.command === "stop") return pass();
            void until((running) => !running.some((turn) => turn.connection === about.connection && (!onlyWithinAnswers || has(turn)))).then(pass);
          },
        },
      };
    },
  });
}

export const commandsFaults: readonly Fault[] = [
  beginsAnother("commands-act-on-the-active-session-whatever-they-name", ["commands.named.acts-on-its-session"], { like: "https://github.com/librefang/librefang/issues/7705" }, (seams, agent, _named, about) => seams.store.active(agent, about)),
  beginsAnother("new-does-not-look-at-the-session-it-names", ["commands.named.acts-on-its-session"], { sly: "only `new`; `reset` does" }, (seams, agent, _named, about) =>
    about.operation === "command:new" ? seams.store.active(agent, about) : undefined,
  ),
  beginsAnother("unnamed-commands-act-on-the-session-spoken-to-last", ["commands.unnamed.acts-on-the-active-session"], { sly: "only where none is named and another session is newer" }, (seams, agent, named, about) =>
    named ? undefined : seams.store.sessions(agent, about)[0]?.id,
  ),
  fault({
    name: "an-unnamed-reset-keeps-the-old-session",
    depth: "store",
    breaks: ["commands.unnamed.acts-on-the-active-session"],
    wrap: (seams) => ({
      ...seams,
      store: { ...seams.store, remove: (id, about) => (startsAnew(about) && seams.store.active(about.agent ?? "", about) === id) || seams.store.remove(id, about) },
    }),
  }),
  hearing("a-command-with-an-unusable-id-means-the-active-session", ["commands.unusable-session.is-refused"], {}, (_seams, frame, _about, next) => next(isUnusable(frame) ? { ...frame, session_id: null } : frame)),
  hearing("a-command-with-an-unusable-id-acts-before-it-is-refused", ["commands.unusable-session.is-refused"], { sly: "it is refused, but too late" }, (seams, frame, about, next) => {
    if (isUnusable(frame)) {
      const to = seams.store.hold(seams.store.active(about.agent ?? "", about) ?? "");
      seams.store.replace({ to, old: seams.store.rows(to.session, about), by: [] }, about);
    }
    next(frame);
  }),
  hearing("unknown-commands-are-ignored", ["commands.unknown.is-told"], { like: "https://github.com/openonion/connectonion/issues/624" }, (_seams, frame, _about, next) => {
    if (!isUnknown(frame)) next(frame);
  }),
  hearing("unknown-commands-are-well-done", ["commands.unknown.is-told"], {}, (_seams, frame, _about, next) => next(isUnknown(frame) ? { ...frame, command: "queue" } : frame)),
  waitingCommands("commands-wait-for-the-turns-of-their-socket", { like: "https://github.com/librefang/librefang/issues/6067" }, false),
  waitingCommands("context-waits-for-an-answer-that-has-begun", { sly: "only once an answer on the socket has begun" }, true),
  hearing("text-with-a-slash-is-a-command", ["commands.slash-text.is-a-message"], {}, (_seams, frame, _about, next) => {
    const command = typeof frame.content === "string" ? /^\/(\w+)/.exec(frame.content)?.[1] : undefined;
    next(command === undefined ? frame : { type: "command", command, ...(frame.session_id === undefined ? {} : { session_id: frame.session_id }) });
  }),
];
