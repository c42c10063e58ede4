import { startFront, type FrontWays } from "./front.js";
import { variation, type Variation } from "./variation.js";

const behind = (name: string, allowed: string, ways: FrontWays): Variation => variation({ name, depth: "front", allowed, front: (upstream) => startFront(upstream, ways) });
const HTTP = "One message, written in another of the ways HTTP/1.1 knows (RFC 9112).";
const FRAMES = "A message may be sent in fragments, control frames between them (RFC 6455 §5.4).";

/** Where a server is found, and in what form bytes arrive from there. */
export const placeVariations: readonly Variation[] = [
  variation({
    name: "opens-six-sockets-to-an-address-and-no-more",
    depth: "gate",
    allowed: "Limits that the profile declares are kept within.",
    options: { limits: { socketsPerAddress: 6 } },
    profile: { limits: { socketsPerAddress: 6 } },
  }),
  variation({ name: "listens-at-an-ipv6-address", depth: "listener", allowed: "An address is an address.", host: "::1" }),
  behind("stands-below-a-base-path", "A base path is part of the address.", { prefix: "/behind/a/prefix" }),
  behind("writes-the-names-of-its-headers-in-upper-case", "Names of headers have no case (RFC 9110 §5.1).", { header: (name) => name.toUpperCase() }),
  behind("sends-its-answers-in-chunks-of-five-bytes", HTTP, { chunkBytes: 5 }),
  behind("gives-early-hints", "Any number of 1xx answers may come before the last one (RFC 9110 §15.2).", { hints: true }),
  behind("sends-its-frames-in-fragments", FRAMES, { frames: { fragmentBytes: 7 } }),
  behind("pings-its-clients-before-each-frame", FRAMES, { frames: { pings: true } }),
  behind("pings-between-the-fragments-of-a-frame", FRAMES, { frames: { fragmentBytes: 40, pings: true } }),
];

/** Stands behind a reverse proxy that others wrote; its front is started where nginx is installed. */
export const behindNginx: Variation = variation({ name: "stands-behind-nginx", depth: "front", allowed: "A reverse proxy that hands everything on is part of the server." });
