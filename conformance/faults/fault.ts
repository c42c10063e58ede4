import type { RequirementId } from "../../generated/requirements.js";
import type { Seams } from "../../src/server/index.js";

/** Where in a server the wrong thing sits. */
export type Depth = "wire" | "gate" | "router" | "store" | "memory" | "model" | "scheduler" | "turns" | "tools";

/** A server wrong in exactly one way: the right one with one seam wrapped. */
export interface Fault {
  /** A sentence about the wrong server, in kebab-case: `reply-goes-to-the-active-session`. */
  readonly name: string;
  readonly depth: Depth;
  /** Requirements that turn red, and no others. */
  readonly breaks: readonly RequirementId[];
  /** When it shows, for a fault that does not always: "only on the third turn of a session". */
  readonly sly?: string;
  /** Server options the fault needs besides its wrapper, such as a limit that is set; the profile declares those that it can. */
  readonly limits?: Readonly<Record<string, number>>;
  /** The bug of a real server it is modelled on. */
  readonly like?: string;
  /** What becomes of the frames of a connection on their way: for breaches that sit below every seam. */
  readonly spoils?: () => Spoil;
  readonly wrap: (seams: Seams) => Seams;
}

/** A WebSocket frame on its way (RFC 6455 §5.2), its payload unmasked. */
export interface PassingFrame {
  /** `up`: client to server. */
  readonly way: "up" | "down";
  readonly fin: boolean;
  /** RSV1 to RSV3 as a number of three bits. */
  readonly reserved: number;
  readonly opcode: number;
  readonly masked: boolean;
  readonly payload: Buffer;
}

/** The frames that are passed on in the place of this one, on the same way. */
export type Spoil = (frame: PassingFrame) => readonly PassingFrame[];

export function fault(spec: Fault): Fault {
  return spec;
}
