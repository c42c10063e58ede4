import type { Profile } from "../../generated/profile.js";
import type { ReferenceServer, Seams, ServerOptions } from "../../src/server/index.js";
import type { Depth } from "../faults/fault.js";
import type { Spoiler } from "../proxy/traffic.js";
import type { Front } from "./front.js";

export type Wrap = (seams: Seams) => Seams;

/** A server that behaves unusually and keeps the contract: the right one with one thing done another way. The mirror image of a fault. */
export interface Variation {
  /** A sentence about the right server, in kebab-case: `says-one-character-at-a-time`. */
  readonly name: string;
  /** Where it differs; `listener`: where it listens, `front`: what stands before it, `model-wire`: between it and its model. */
  readonly depth: Depth | "clock" | "ids" | "listener" | "front" | "model-wire";
  /** Why the contract allows it. */
  readonly allowed: string;
  readonly wrap?: Wrap;
  readonly options?: Partial<Omit<ServerOptions, "model" | "wrap">>;
  /** Declares what the server cannot do, or how it is to be spoken to. */
  readonly profile?: Profile;
  /** Called once the server listens and before it is judged; a profile it returns takes the place of `profile`. */
  readonly before?: (server: ReferenceServer) => Profile | void;
  /** What stands between the suite and the server. */
  readonly front?: (upstream: string) => Promise<Front>;
  /** Changes the requests to a model that is asked over HTTP; absent: the model is asked in this process. */
  readonly modelWire?: () => Spoiler;
  /** Address to listen at; 127.0.0.1 unless said otherwise. */
  readonly host?: string;
  /** The server asks for no key. */
  readonly isKeyless?: true;
  /** Beginnings of the ids of requirements of which this server shows nothing. */
  readonly shows?: { readonly nothingOf: readonly string[] };
}

export function variation(spec: Variation): Variation {
  return spec;
}
