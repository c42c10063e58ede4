import { connect } from "node:net";
import { AnswerReader, type HttpAnswer } from "./answer-reader.js";
import { masked, type SocketScript } from "./frames.js";
import { SocketReader } from "./socket-reader.js";

/** How long after our Close frame we wait for the server's: broken pieces before it may have swallowed ours. */
const CLOSE_WITHIN_MS = 250;
/** A connection that we ended must be closed then. */
const GONE_WITHIN_MS = 20_000;
/** Sent by the server where something broke inside it. */
const INTERNAL_ERROR = 1011;

export interface SocketHeard {
  /** What the upgrade was answered with; absent where the connection was closed before. */
  readonly answer?: HttpAnswer;
  readonly texts: readonly string[];
  readonly problem?: string;
}

/** Plays a script on a connection of its own, to its very end. */
export function playSocket(url: string, script: SocketScript): Promise<SocketHeard> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  const head = new AnswerReader();
  const frames = new SocketReader();
  const texts: string[] = [];
  let answer: HttpAnswer | undefined;
  let problem: string | undefined;
  let ending: NodeJS.Timeout | undefined;

  const leave = (): void => {
    for (const piece of script.pieces) socket.write(piece);
    if (script.leave === "reset") return void setImmediate(() => socket.resetAndDestroy());
    if (script.leave === "end") return void socket.end();
    socket.write(masked(Buffer.from([0x03, 0xe8]), 0x88));
    ending = setTimeout(() => socket.end(), CLOSE_WITHIN_MS);
  };
  const hear = (bytes: Buffer): void => {
    if (answer?.status !== 101) {
      const [first] = head.read(bytes);
      if (!first) return;
      answer = first;
      if (first.status !== 101) return void socket.end();
      leave();
      bytes = head.rest;
    }
    for (const { opcode, payload } of frames.read(bytes)) {
      if (opcode === 1) texts.push(payload.toString("utf8"));
      if (opcode === 8 && payload.length >= 2 && payload.readUInt16BE() === INTERNAL_ERROR) problem ??= "the socket was closed with 1011";
    }
  };
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      problem ??= `the socket is still open ${GONE_WITHIN_MS} ms after its end`;
      socket.destroy();
    }, GONE_WITHIN_MS);
    socket.on("data", (bytes: Buffer) => {
      try {
        hear(bytes);
      } catch (error) {
        problem ??= (error as Error).message;
        socket.destroy();
      }
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(late);
      clearTimeout(ending);
      if (answer === undefined) problem ??= "the upgrade was not answered";
      resolve({ texts, ...(answer && { answer }), ...(problem !== undefined && { problem }) });
    });
    socket.write(script.upgrade);
  });
}
