import fc from "fast-check";
import { deepJson, escaped, noise, ownMembers, POISONED, text, value } from "./corpus.js";
import { id, type KnownIds } from "./ids.js";
import { FUZZ_KEY } from "./limits.js";

/** What goes out on one socket behind its upgrade, and how it is left. */
export interface SocketScript {
  readonly upgrade: Buffer;
  /** One piece a frame, or a part of one. */
  readonly pieces: readonly Buffer[];
  readonly leave: "close" | "end" | "reset";
}

const COMMANDS = ["new", "reset", "compact", "stop", "usage", "context", "model", "verbose", "queue", "budget", "peers", "a2a", "help", ...POISONED];

const members = fc.oneof(
  { arbitrary: fc.tuple(text, id).map(([content, wanted]) => (known: KnownIds) => [["type", "message"], ["content", content], ["session_id", known.pick("session", wanted)]] as const), weight: 4 },
  { arbitrary: text.map((content) => () => [["type", "message"], ["content", content]] as const), weight: 3 },
  { arbitrary: fc.tuple(fc.constantFrom(...COMMANDS), text, id).map(([command, args, wanted]) => (known: KnownIds) => [["type", "command"], ["command", command], ["args", args], ["session_id", known.pick("session", wanted)]] as const), weight: 3 },
  { arbitrary: fc.constant(() => [["type", "ping"]] as const), weight: 1 },
);

const frameText: fc.Arbitrary<(known: KnownIds) => string> = fc.oneof(
  { arbitrary: members.map((of) => (known: KnownIds) => JSON.stringify(ownMembers(of(known)))), weight: 8 },
  { arbitrary: fc.tuple(members, fc.nat(3), value).map(([of, at, odd]) => (known: KnownIds) => JSON.stringify(ownMembers(of(known).map(([name, was], i) => [name, i === at ? odd : was])))), weight: 4 },
  { arbitrary: fc.tuple(members, fc.constantFrom(...POISONED), value).map(([of, name, odd]) => (known: KnownIds) => JSON.stringify(ownMembers([...of(known), [name, odd]]))), weight: 1 },
  { arbitrary: fc.tuple(fc.constantFrom("type", "content", "session_id", "command", "deep"), deepJson).map(([name, deep]) => () => `{"${name}":${deep}}`), weight: 1 },
  { arbitrary: fc.tuple(members, fc.nat(40)).map(([of, at]) => (known: KnownIds) => JSON.stringify(ownMembers(of(known))).slice(0, at)), weight: 1 },
  { arbitrary: value.map((odd) => () => JSON.stringify(odd) ?? ""), weight: 1 },
  { arbitrary: text.map((odd) => () => odd), weight: 2 },
);

const plainFrame = frameText.map((of) => (known: KnownIds) => [masked(Buffer.from(of(known)), 0x81)]);

/** Frames that keep RFC 6455 and frames that do not. */
const pieces: fc.Arbitrary<(known: KnownIds) => Buffer[]> = fc.oneof(
  { arbitrary: plainFrame, weight: 30 },
  { arbitrary: fc.tuple(frameText, fc.array(fc.nat(200), { maxLength: 3 })).map(([of, cuts]) => (known: KnownIds) => fragments(Buffer.from(of(known)), cuts)), weight: 2 },
  { arbitrary: noise.map((bytes) => () => [masked(bytes, 0x82)]), weight: 1 },
  { arbitrary: noise.map((bytes) => () => [masked(bytes.subarray(0, 125), 0x89)]), weight: 1 },
  { arbitrary: noise.map((bytes) => () => [masked(bytes.subarray(0, 125), 0x8a)]), weight: 1 },
  // From here on each is an end of the socket.
  { arbitrary: noise.map((bytes) => () => [masked(bytes, 0x81)]), weight: 1 },
  {
    arbitrary: fc.constantFrom<() => Buffer[]>(
      () => [Buffer.from([0x81, 2, 0x7b, 0x7d])], () => [masked(Buffer.from("{}"), 0xf1)], () => [masked(Buffer.from("{}"), 0xc1)], () => [masked(Buffer.from("{}"), 0x83)], () => [masked(Buffer.from("{}"), 0x8f)], () => [masked(Buffer.from("{}"), 0x80)], () => [masked(Buffer.alloc(126), 0x89)], () => [masked(Buffer.alloc(0), 0x09)],
      () => [masked(Buffer.from([3]), 0x88)], () => [masked(Buffer.from([0x03, 0xee]), 0x88)], () => [masked(Buffer.from([0, 0]), 0x88)], () => [masked(Buffer.from([0x03, 0xe8, 0xff, 0xfe]), 0x88)], () => [Buffer.from([0x81, 0xff, 0x3f, 255, 255, 255, 255, 255, 255, 255, 1, 2, 3, 4])], () => [Buffer.from([0x81, 0xff, 255, 255, 255, 255, 255, 255, 255, 255, 1, 2, 3, 4])],
      () => [masked(Buffer.alloc(1_100_000, 0x61), 0x81)], () => [masked(Buffer.alloc(70_000, 0x61), 0x81)], () => [masked(Buffer.from("a"), 0x01), masked(Buffer.from("b"), 0x81)],
    ),
    weight: 1,
  },
  { arbitrary: noise.map((bytes) => () => [bytes]), weight: 1 },
);

const upgradeHead = fc.oneof(
  { arbitrary: fc.constant(["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: c2Vzc2lvbnByb29mLWZ1eg=="]), weight: 14 },
  {
    arbitrary: fc.constantFrom(
      ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 8", "Sec-WebSocket-Key: c2Vzc2lvbnByb29mLWZ1eg=="], ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"], ["Upgrade: h2c", "Connection: Upgrade, HTTP2-Settings"], ["Upgrade: websocket, x", "Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: x"],
      ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: c2Vzc2lvbnByb29mLWZ1eg==", "Sec-WebSocket-Extensions: permessage-deflate; x=\""], ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: c2Vzc2lvbnByb29mLWZ1eg==", "Sec-WebSocket-Protocol: ,,"],
      ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: c2Vzc2lvbnByb29mLWZ1eg==", "Origin: http://evil.example"], ["Upgrade: websocket"],
    ),
    weight: 1,
  },
);

export const socketScript: fc.Arbitrary<(known: KnownIds) => SocketScript> = fc
  .record({
    agent: id,
    head: upgradeHead,
    path: fc.oneof({ arbitrary: fc.constant("/ws"), weight: 20 }, { arbitrary: fc.constantFrom("/ws/", "/ws?token=x", "/ws?token=%zz", "/sessions", "/ws%00"), weight: 1 }),
    pieces: fc.array(pieces, { minLength: 1, maxLength: 24 }),
    leave: fc.constantFrom<SocketScript["leave"]>("close", "end", "end", "reset"),
  })
  .map(({ agent, head, path, pieces: of, leave }) => (known) => ({
    upgrade: Buffer.from([`GET /api/agents/${escaped(known.pick("agent", agent))}${path} HTTP/1.1`, "Host: 127.0.0.1", `Authorization: Bearer ${FUZZ_KEY}`, ...head, "", ""].join("\r\n"), "latin1"),
    pieces: of.flatMap((one) => one(known)),
    leave,
  }));

/** A frame as a client sends it (RFC 6455 §5.2). @param first FIN, reserved bits and opcode. */
export function masked(payload: Buffer, first: number): Buffer {
  const mask = [0x9a, 0x3c, 0x51, 0xe7];
  const bytes = payload.map((byte, i) => byte ^ mask[i % 4]!);
  const { length } = bytes;
  const head = length < 126 ? [first, 0x80 | length] : length < 65_536 ? [first, 0xfe, length >> 8, length & 255] : [first, 0xff, 0, 0, 0, 0, (length >>> 24) & 255, (length >> 16) & 255, (length >> 8) & 255, length & 255];
  return Buffer.concat([Buffer.from([...head, ...mask]), bytes]);
}

function fragments(payload: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => Math.min(cut, payload.length)).sort((a, b) => a - b), payload.length];
  return places.slice(1).map((to, i) => masked(payload.subarray(places[i], to), (i === 0 ? 0x01 : 0x00) | (i === places.length - 2 ? 0x80 : 0)));
}
