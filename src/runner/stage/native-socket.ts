import { NoAnswer, type Frame, type Socket } from "../../client/index.js";
import type { Budget } from "../context.js";
import { Blocked } from "../trouble.js";
import type { NativeFrame, NativeSocket } from "../words.js";
import { CLAIM_OF_COMMAND } from "./claims.js";
import type { Scene } from "./scene.js";

/** The raw frames of a socket in the words of cases. What the budget does not allow yet is sent when it does, in order; waits for frames begin after that. */
export function nativeSocket(scene: Scene, socket: Socket, budget: Budget): NativeSocket {
  const purpose = (onPurpose: string | undefined) => (onPurpose === undefined ? {} : { onPurpose });
  let unsent: Promise<void> | undefined;
  const speaking = (send: () => void): void => {
    if (unsent === undefined && budget.takeNow("message", socket.id)) return guarded(send);
    const sent = (unsent ?? Promise.resolve()).then(() => budget.take("message", socket.id)).then(() => socket.closedAs === undefined && guarded(send));
    const over = sent.catch(() => undefined).then(() => void (unsent === over && (unsent = undefined)));
    unsent = over;
  };
  return {
    get frames() {
      return socket.frames.map(readable);
    },
    get isOpen() {
      return socket.closedAs === undefined;
    },
    mark: () => socket.mark(),
    next: async (fits, from = 0, deadlineMs = scene.turnMs) => {
      await unsent;
      const frame = await socket.next((candidate) => fits(readable(candidate)), deadlineMs, from);
      return frame && readable(frame);
    },
    send: (value, onPurpose) => {
      const { type, command } = (value ?? {}) as { readonly type?: unknown; readonly command?: unknown };
      if (type === "command") {
        scene.mustClaim("socket.commands");
        scene.mustClaim(CLAIM_OF_COMMAND[String(command)]);
      }
      speaking(() => socket.sendText(JSON.stringify(value), purpose(onPurpose)));
    },
    sendText: (text, onPurpose) => speaking(() => socket.sendText(text, purpose(onPurpose))),
    sendBytes: (bytes, onPurpose) => speaking(() => socket.sendBinary(bytes, purpose(onPurpose))),
    sendFragments: (parts) => speaking(() => socket.sendFragments(parts)),
    ping: async (deadlineMs = scene.turnMs) => {
      await unsent;
      try {
        return (await socket.ping(deadlineMs)) !== undefined;
      } catch (error) {
        if (error instanceof NoAnswer) return false;
        throw error;
      }
    },
    close: async (code = 1000, deadlineMs = scene.within(2000)) => {
      await unsent;
      const { code: heard, by, clean } = await socket.close(code, "", deadlineMs);
      return { code: heard, by, clean };
    },
    drop: () => void socket.drop(),
  };
}

function guarded(send: () => void): void {
  try {
    send();
  } catch (error) {
    if (error instanceof NoAnswer) throw new Blocked(`given an open socket: ${error.message}`, error.seq);
    throw error;
  }
}

function readable(frame: Frame): NativeFrame {
  const json = typeof frame.json === "object" && frame.json !== null ? (frame.json as NativeFrame["json"]) : undefined;
  return { type: json?.type, json, text: frame.text, at: frame.seq };
}
