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
  spoiling({ name: "fragments-are-messages-of-their-own", breaks: ["socket.fragments.are-joined"] }, turning(({ way, fin, opcode }) => way === "up" && ((opcode === 1 && !fin) || opcode === 0), () => ({ opcode: 1, fin: true }))),
  spoiling({ name: "a-third-fragment-is-lost", sly: "only from the third fragment on", breaks: ["socket.fragments.are-joined"] }, () => {
    let fragments = 0;
    return (frame) => {
      if (frame.way === "down" || frame.opcode >= 8) return [frame];
      fragments = frame.opcode === 0 ? fragments + 1 : 1;
      return [fragments > 2 ? { ...frame, payload: Buffer.alloc(0) } : frame];
    };
  }),
  ...betweenFragments(),
  spoiling({ name: "pongs-have-no-payload", breaks: ["socket.ping.is-answered-with-its-payload"] }, turning(({ way, opcode }) => way === "down" && opcode === 10, () => ({ payload: Buffer.alloc(0) }))),
  spoiling({ name: "pongs-cut-long-payloads", sly: "only above 100 bytes", breaks: ["socket.ping.is-answered-with-its-payload"] }, turning(({ way, opcode }) => way === "down" && opcode === 10, ({ payload }) => ({ payload: payload.subarray(0, 100) }))),
  spoiling({ name: "frames-that-are-no-utf-8-are-mended", breaks: ["socket.bad-utf-8.ends-the-connection"] }, turning(({ way, opcode, fin }) => way === "up" && opcode === 1 && fin, ({ payload }) => ({ payload: Buffer.from(payload.toString("utf8")) }))),
  spoiling({ name: "half-a-surrogate-pair-is-mended", sly: "only for half a surrogate pair", breaks: ["socket.bad-utf-8.ends-the-connection"] }, turning(({ way, opcode, payload }) => way === "up" && opcode === 1 && payload.includes(SURROGATE), ({ payload }) => ({ payload: Buffer.from(payload.toString("utf8")) }))),
  spoiling({ name: "frames-need-no-mask", breaks: ["socket.unmasked-frame.ends-the-connection"] }, turning(({ way, masked }) => way === "up" && !masked, () => ({ masked: true }))),
  spoiling({ name: "reserved-bits-are-passed-over", breaks: ["socket.reserved-bits.end-the-connection"] }, turning(({ way, reserved }) => way === "up" && reserved !== 0, () => ({ reserved: 0 }))),
  spoiling({ name: "reserved-opcodes-are-passed-over", sly: "only for opcodes", breaks: ["socket.reserved-bits.end-the-connection"] }, () => (frame) => (frame.way === "up" && frame.opcode > 2 && frame.opcode < 8 ? [] : [frame])),
  spoiling({ name: "binary-frames-are-read-as-text", breaks: ["socket.binary.starts-no-turn"] }, turning(({ way, opcode }) => way === "up" && opcode === 2, () => ({ opcode: 1 }))),
];

/** A server that loses its place when a Ping stands between fragments, and one that hears no Ping there. */
function betweenFragments(): readonly Fault[] {
  const spoil = (name: string, on: (frame: PassingFrame, was: { isOpen: boolean; hadPing: boolean }) => readonly PassingFrame[], sly?: string): Fault =>
    spoiling({ name, ...(sly === undefined ? {} : { sly }), breaks: ["socket.ping.between-fragments-is-answered"] }, () => {
      const now = { isOpen: false, hadPing: false };
      return (frame) => {
        if (frame.way === "down") return [frame];
        const out = on(frame, now);
        if (frame.opcode < 8) Object.assign(now, { isOpen: !frame.fin, hadPing: now.hadPing && !frame.fin });
        else if (frame.opcode === 9 && now.isOpen) now.hadPing = true;
        return out;
      };
    });
  return [
    spoil("a-ping-between-fragments-breaks-the-message", (frame, { hadPing }) => [frame.opcode === 0 && hadPing ? { ...frame, payload: Buffer.alloc(0) } : frame]),
    spoil("a-ping-between-fragments-is-not-answered", (frame, { isOpen }) => (frame.opcode === 9 && isOpen ? [] : [frame]), "only between fragments"),
  ];
}
