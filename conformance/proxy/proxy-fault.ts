import type { RequirementId } from "../../generated/requirements.js";
import type { Pass, Spoiler } from "./traffic.js";

/** Which traffic is spoiled: answers, streams, frames, requests, or what goes between server and model. */
export type WireDepth = "wire-http" | "wire-sse" | "wire-ws" | "wire-request" | "wire-model";

/** An untouched server behind a proxy that spoils its traffic in exactly one way. */
export interface ProxyFault {
  /** A sentence about the spoiled traffic, in kebab-case. */
  readonly name: string;
  readonly depth: WireDepth;
  /** When it shows, for a fault that does not always. */
  readonly sly?: string;
  /** Requirements that turn red of their own, and no others. */
  readonly breaks: readonly RequirementId[];
  /** Fresh for each run. At depth `wire-model` it stands between the server and its model, else between the client and the server. */
  readonly spoil: (pass: Pass) => Spoiler;
}
