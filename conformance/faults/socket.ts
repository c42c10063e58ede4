import { Refusal, type About, type Seams } from "../../src/server/index.js";
import { answering, refuse } from "./answers.js";
import { fault, type Fault } from "./fault.js";
import { protocolFaults } from "./socket-protocol.js";

type Frame = Parameters<Seams["wire"]["frame"]>[0];

/** A server that does something else with the texts that fit, before they are understood. `close` ends their socket. */
function hearing(spec: Omit<Fault, "depth" | "wrap">, hear: (text: string, about: About, tools: { readonly seams: Seams; readonly close: (code: number) => void }) => "passed-over" | undefined): Fault {
  return fault({
    ...spec,
    depth: "wire",
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        received(text, about, next) {
          const close = (code: number): void => seams.hub.get(about.connection ?? "")?.close(code, "");
          if (hear(text, about, { seams, close }) !== "passed-over") seams.wire.received(text, about, next);
        },
      },
    }),
  });
}

const objectIn = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const json = JSON.parse(text) as unknown;
    return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
};
const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
const isBroken = (text: string): boolean => text.trimStart().startsWith("{") && !isJson(text);
const TYPES = new Set<unknown>([undefined, "message", "command", "ping"]);
const hasUnknownType = (text: string): boolean => {
  const frame = objectIn(text);
  return frame !== undefined && !TYPES.has(frame["type"]);
};
const hasNoContent = (text: string): boolean => {
  const frame = objectIn(text);
  return frame !== undefined && (frame["type"] ?? "message") === "message" && typeof frame["content"] !== "string";
};

const told: readonly Fault[] = [
  hearing({ name: "broken-json-closes-the-socket", breaks: ["socket.broken-json.is-told-and-the-socket-stays-open"], like: "https://github.com/mcdonc/klangk/issues/3071" }, (text, _about, { close }) => (isBroken(text) ? (close(1007), "passed-over") : undefined)),
  hearing({ name: "broken-json-is-passed-over", breaks: ["socket.broken-json.is-told-and-the-socket-stays-open"] }, (text) => (isBroken(text) ? "passed-over" : undefined)),
  hearing({ name: "unknown-types-are-passed-over", breaks: ["socket.unknown-type.is-told-and-the-socket-stays-open"], like: "https://github.com/openonion/connectonion/issues/624" }, (text) => (hasUnknownType(text) ? "passed-over" : undefined)),
  hearing({ name: "a-type-that-is-no-text-closes-the-socket", sly: "only for a type that is no text", breaks: ["socket.unknown-type.is-told-and-the-socket-stays-open"] }, (text, _about, { close }) =>
    hasUnknownType(text) && typeof objectIn(text)?.["type"] !== "string" ? (close(1003), "passed-over") : undefined,
  ),
  hearing({ name: "messages-without-content-are-passed-over", breaks: ["socket.missing-content.is-told-and-the-socket-stays-open"], like: "https://github.com/openonion/connectonion/issues/624" }, (text) => (hasNoContent(text) ? "passed-over" : undefined)),
  hearing({ name: "content-that-is-a-number-closes-the-socket", sly: "only for a number", breaks: ["socket.missing-content.is-told-and-the-socket-stays-open"] }, (text, _about, { close }) =>
    hasNoContent(text) && typeof objectIn(text)?.["content"] === "number" ? (close(1008), "passed-over") : undefined,
  ),
  longFrames("long-frames-close-the-socket", 1),
  longFrames("a-second-long-frame-closes-the-socket", 2, "only for the second one on a socket"),
  hearing({ name: "a-broken-frame-ends-the-turns-of-its-socket", breaks: ["socket.bad-frame.ends-no-running-turn"], like: "https://github.com/mcdonc/klangk/issues/3071" }, (text, { connection, ...about }, { seams: { turns } }) => {
    for (const turn of isBroken(text) ? turns.running() : []) if (turn.connection === connection) turns.cancel({ session: turn.session, reach: "running", why: "stopped" }, about);
    return undefined;
  }),
  fault({
    name: "a-broken-frame-ends-the-turn-that-is-speaking",
    depth: "turns",
    sly: "only for a turn that has said something",
    breaks: ["socket.bad-frame.ends-no-running-turn"],
    wrap(seams) {
      const speaking = new Set<string>();
      return {
        ...seams,
        wire: {
          ...seams.wire,
          frame(frame, about, next) {
            if (frame.type === "text_delta" && about.turn) speaking.add(about.turn.id);
            seams.wire.frame(frame, about, next);
          },
          received(text, about, next) {
            for (const turn of isBroken(text) ? seams.turns.running() : []) {
              if (turn.connection === about.connection && speaking.has(turn.id)) seams.turns.cancel({ session: turn.session, reach: "running", why: "stopped" }, about);
            }
            seams.wire.received(text, about, next);
          },
        },
      };
    },
  }),
  hearing({ name: "bare-text-is-no-message", breaks: ["socket.bare-text.is-a-message"] }, (text) => (!isJson(text) && !isBroken(text) ? refuse(400, "The frame is not valid JSON") : undefined)),
  hearing({ name: "bare-text-with-a-bracket-is-no-message", sly: "only for text that begins with a bracket", breaks: ["socket.bare-text.is-a-message"] }, (text) => (!isJson(text) && text.startsWith("[") ? refuse(400, "The frame is not valid JSON") : undefined)),
];

function longFrames(name: string, which: number, sly?: string): Fault {
  return fault({
    name,
    ...(sly === undefined ? {} : { sly }),
    depth: "gate",
    breaks: ["socket.oversize.is-told-and-the-socket-stays-open"],
    wrap(seams) {
      const seen = new Map<string, number>();
      const frame: Seams["gate"]["frame"] = (bytes, about) => {
        const id = about.connection ?? "";
        if (bytes > 65_536) seen.set(id, (seen.get(id) ?? 0) + 1);
        if (bytes > 65_536 && seen.get(id)! >= which) {
          seams.hub.get(id)?.close(1009, "");
          throw new Refusal(413, "Message too large");
        }
        seams.gate.frame(bytes, about);
      };
      return { ...seams, gate: { ...seams.gate, frame } };
    },
  });
}

const frames: readonly Fault[] = [
  fault({
    name: "a-socket-says-ok-in-plain-text",
    depth: "wire",
    breaks: ["socket.frames.are-json-objects"],
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        frame(frame, about, next) {
          seams.wire.frame(frame, about, next);
          if (frame.type === "connected") next({ type: "ok" } as unknown as Frame);
        },
        frameText: (frame, about) => ((frame.type as string) === "ok" ? "OK" : seams.wire.frameText(frame, about)),
      },
    }),
  }),
  fault({
    name: "two-frames-in-one",
    depth: "wire",
    sly: "only for frames that tell a phase",
    breaks: ["socket.frames.are-json-objects"],
    like: "https://github.com/openimsdk/open-im-server/issues/2866",
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        frameText(frame, about) {
          const text = seams.wire.frameText(frame, about);
          return frame.type === "phase" ? `${text}\n${text}` : text;
        },
      },
    }),
  }),
  late("agents-are-told-before-connected", () => true),
  late("a-second-socket-hears-of-agents-first", (seams, about) => seams.hub.open().filter(({ door, agent }) => door === "ws" && agent === about.agent).length > 1, "only while another socket of the agent is open"),
  fault({
    name: "a-close-is-answered-by-hanging-up",
    depth: "wire",
    breaks: ["socket.close.is-answered"],
    wrap: (seams) => ({ ...seams, wire: { ...seams.wire, closing: (close, about, next) => seams.wire.closing(close.code <= 1005 || close.code >= 4000 ? { ...close, code: 1006 } : close, about, next) } }),
  }),
  fault({
    name: "a-close-with-a-code-of-ones-own-is-not-answered",
    depth: "wire",
    sly: "only for codes from 4000 on",
    breaks: ["socket.close.is-answered"],
    wrap: (seams) => ({ ...seams, wire: { ...seams.wire, closing: (close, about, next) => seams.wire.closing(close.code >= 4000 ? { ...close, code: 1006 } : close, about, next) } }),
  }),
  fault({
    name: "other-versions-are-refused-without-a-hint",
    depth: "wire",
    breaks: ["socket.upgrade.needs-version-13"],
    wrap: (seams) => answering(seams, (answer, { operation }) => (operation === "openSocket" && answer.status === 426 ? { ...answer, headers: {} } : undefined)),
  }),
  fault({
    name: "versions-to-come-are-taken-for-known",
    depth: "gate",
    sly: "only for versions above 13",
    breaks: ["socket.upgrade.needs-version-13"],
    wrap: (seams) => ({
      ...seams,
      gate: {
        ...seams.gate,
        admit(call, about) {
          seams.gate.admit(call, about);
          if (Number(call.headers["sec-websocket-version"]) > 13) (call.headers as Record<string, string | undefined>)["sec-websocket-version"] = "13";
        },
      },
    }),
  }),
];

/** `connected` is sent behind the frame that tells of the agents. */
function late(name: string, isLate: (seams: Seams, about: About) => boolean, sly?: string): Fault {
  return fault({
    name,
    ...(sly === undefined ? {} : { sly }),
    depth: "wire",
    breaks: ["socket.connected.comes-first"],
    wrap(seams) {
      const held = new Map<string | undefined, () => void>();
      return {
        ...seams,
        wire: {
          ...seams.wire,
          frame(frame, about, next) {
            const send = (): void => seams.wire.frame(frame, about, next);
            if (frame.type === "connected" && isLate(seams, about)) return void held.set(about.connection, send);
            send();
            held.get(about.connection)?.();
            held.delete(about.connection);
          },
        },
      };
    },
  });
}

export const socketFaults: readonly Fault[] = [...told, ...frames, ...protocolFaults];
