import { requirement } from "../../generated/ledger.js";
import type { Profile } from "../../generated/profile.js";
import type { Binding, Capability } from "../bindings/binding.js";
import type { ConformanceCase, Need } from "./case.js";

/** What this run has to offer to a case. */
export interface Offer {
  readonly binding: Binding;
  readonly profile?: Profile;
  /** The suite's own model is behind the server. */
  readonly hasModel: boolean;
  readonly hasApiKey: boolean;
  /** Requests can be sent from another address of ours. */
  readonly hasSecondAddress: boolean;
}

/** What is gone as well when the first is. */
const IMPLIED: Readonly<Partial<Record<Capability, readonly Capability[]>>> = {
  "doors.ws": ["socket.multiplex", "socket.commands"],
  stop: ["stop.one-session"],
};

/** Why the case does not apply here, as a phrase; undefined when it does. */
export function whyNotApplicable(one: ConformanceCase, offer: Offer): string | undefined {
  const native = requirement(one.proves).native && !one.needs.includes("native") ? (["native"] as const) : [];
  const without = offer.binding.without?.[one.proves];
  if (without !== undefined) return without;
  for (const need of [...native, ...one.needs]) {
    const why = missing(need, offer);
    if (why !== undefined) return why;
  }
  return undefined;
}

/** What the profile denies, directly or by what follows from it: capability → the profile's own word. */
export function denials(profile: Profile | undefined): ReadonlyMap<Capability, Capability> {
  const denied = new Map<Capability, Capability>();
  for (const [claim, claimed] of Object.entries(profile?.capabilities ?? {}) as [Capability, boolean][]) {
    if (claimed) continue;
    for (const capability of [claim, ...(IMPLIED[claim] ?? [])]) denied.set(capability, claim);
  }
  return denied;
}

function missing(need: Need, { binding, profile, hasModel, hasApiKey, hasSecondAddress }: Offer): string | undefined {
  if (need === "scripted-model") return hasModel ? undefined : "needs the suite's own model behind the server, and this run goes without (--model none)";
  if (need === "native") return binding.name === "native" ? undefined : `is about the contract's own shape, and this run speaks through the ${binding.name} binding`;
  if (need === "api-key") return hasApiKey ? undefined : "needs a server that asks for a key, and no --api-key was given";
  if (need === "second-address") return hasSecondAddress ? undefined : "needs a second address to speak from, which there is only on the loopback of Linux";
  if (!binding.capabilities.has(need)) return `the ${binding.name} binding has no ${need}`;
  const claim = denials(profile).get(need);
  return claim === undefined ? undefined : `the profile does not claim ${claim}`;
}
