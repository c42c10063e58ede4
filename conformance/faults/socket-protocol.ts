import { fault, type Fault, type PassingFrame, type Spoil } from "./fault.js";

/** A server that reads or writes frames otherwise than RFC 6455 says, below every seam. */
function spoiling(spec: Omit<Fault, "depth" | "wrap" | "spoils">, spoils: () => Spoil): Fault {
  return fault({ ...spec, depth: "wire", spoils, wrap: (seams) => seams });
}

/** Each frame of a kind becomes another one. */
const turning = (fits: (frame: PassingFrame) => boolean, into: (frame: PassingFrame) => Partial<PassingFrame>) => (): Spoil => (frame) => [fits(frame) ? { ...frame, ...into(frame) } : frame];

const SURROGATE = Buffer.from([0xed, 0xa0, 0x80]);

export const protocolFaults: readonly Fault[] = [
  spoiling({ name: "pongs-are-sent-in-binary-frames-as-well", sly: "only for the answer to a ping", breaks: ["socket.frames.are-json-objects"] }, () => (frame) =>
    frame.way === "down" && frame.opcode === 1 && frame.payload.includes('"type":"pong"') ? [frame, { ...frame, opcode: 2 }] : [frame],
  ),
  gathering({ name: "messages-in-fragments-are-passed-over", breaks: ["socket.fragments.are-joined"] }, ({ parts }) => parts === 1),
  gathering({ name: "messages-in-three-fragments-are-passed-over", sly: "only from the third fragment on", breaks: ["socket.fragments.are-joined"] }, ({ parts }) => parts < 3),
  gathering({ name: "a-ping-between-fragments-loses-the-message", breaks: ["socket.ping.between-fragments-is-answered"] }, ({ hadPing }) => !hadPing),
  spoiling({ name: "a-ping-between-fragments-is-not-answered", sly: "only between fragments", breaks: ["socket.ping.between-fragments-is-answered"] }, () => {
    let isOpen = false;
    return (frame) => {
      if (frame.way === "up" && frame.opcode < 8) isOpen = !frame.fin;
      return frame.way === "up" && frame.opcode === 9 && isOpen ? [] : [frame];
    };
  }),
  spoiling({ name: "pongs-have-no-payload", breaks: ["socket.ping.is-answered-with-its-payload"] }, turning(({ way, opcode }) => way === "down" && opcode === 10, () => ({ payload: Buffer.alloc(0) }))),
  spoiling({ name: "pongs-cut-long-payloads", sly: "only above 100 bytes", breaks: ["socket.ping.is-answered-with-its-payload"] }, turning(({ way, opcode }) => way === "down" && opcode === 10, ({ payload }) => ({ payload: payload.subarray(0, 100) }))),
  spoiling({ name: "frames-that-are-no-utf-8-are-mended", breaks: ["socket.bad-utf-8.ends-the-connection"] }, turning(({ way, opcode, fin }) => way === "up" && opcode === 1 && fin, ({ payload }) => ({ payload: Buffer.from(payload.toString("utf8")) }))),
  spoiling({ name: "half-a-surrogate-pair-is-mended", sly: "only for half a surrogate pair", breaks: ["socket.bad-utf-8.ends-the-connection"] }, turning(({ way, opcode, payload }) => way === "up" && opcode === 1 && payload.includes(SURROGATE), ({ payload }) => ({ payload: Buffer.from(payload.toString("utf8")) }))),
  spoiling({ name: "frames-need-no-mask", breaks: ["socket.unmasked-frame.ends-the-connection"] }, turning(({ way, masked }) => way === "up" && !masked, () => ({ masked: true }))),
  spoiling({ name: "reserved-bits-are-passed-over", breaks: ["socket.reserved-bits.end-the-connection"] }, turning(({ way, reserved }) => way === "up" && reserved !== 0, () => ({ reserved: 0 }))),
  spoiling({ name: "reserved-opcodes-are-passed-over", sly: "only for opcodes", breaks: ["socket.reserved-bits.end-the-connection"] }, () => (frame) => (frame.way === "up" && frame.opcode > 2 && frame.opcode < 8 ? [] : [frame])),
  spoiling({ name: "binary-frames-are-read-as-text", breaks: ["socket.binary.starts-no-turn"] }, turning(({ way, opcode }) => way === "up" && opcode === 2, () => ({ opcode: 1 }))),
];

/** A server that gathers the fragments of a message and loses some messages doing so. */
function gathering(spec: Omit<Fault, "depth" | "wrap" | "spoils">, keeps: (message: { readonly parts: number; readonly hadPing: boolean }) => boolean): Fault {
  return spoiling(spec, () => {
    let parts: PassingFrame[] = [];
    let hadPing = false;
    return (frame) => {
      if (frame.way === "down") return [frame];
      if (frame.opcode >= 8) {
        hadPing ||= frame.opcode === 9 && parts.length > 0;
        return [frame];
      }
      parts.push(frame);
      if (!frame.fin) return [];
      const message = { parts: parts.length, hadPing };
      const whole = parts;
      [parts, hadPing] = [[], false];
      return keeps(message) ? whole : [];
    };
  });
}
