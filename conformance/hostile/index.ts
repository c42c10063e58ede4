import type { Hostile } from "./hostile.js";
import { sockets } from "./sockets.js";
import { strangers } from "./strangers.js";
import { turncoats } from "./turncoats.js";

/** Servers that lie or stall. */
export const hostiles: readonly Hostile[] = [...strangers, ...turncoats, ...sockets];
