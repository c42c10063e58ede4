import type { Capability } from "../../bindings/binding.js";
import { canaryOf } from "../../log/index.js";
import type { StageContext } from "../context.js";
import { denials } from "../needs.js";
import { Unprovable } from "../trouble.js";
import type { TurnOnStage } from "./turn.js";
import type { SocketOnStage } from "./socket.js";

/** What the words of one case share: the context, the turns and sockets so far, the sessions that were touched. */
export class Scene {
  readonly turns: TurnOnStage[] = [];
  readonly sockets: SocketOnStage[] = [];
  /** Sockets that carry what no door is named for, where there is no other door. */
  readonly usualSockets = new Map<string, Promise<SocketOnStage>>();
  /** How many waits of the case ended at their deadline: what it says afterwards may rest on them. */
  waitsInVain = 0;
  /** Sockets opened in this API's own words. */
  readonly nativeSockets: { drop(): unknown; release(): void }[] = [];
  /** Gates that hold the model, to be opened when the curtain falls. */
  readonly gates: { release(): void }[] = [];
  /** agent id → session ids that a turn addressed or a word touched. */
  readonly touched = new Map<string, Set<string>>();
  readonly #denied: ReadonlyMap<Capability, Capability>;
  #randomness: number;

  constructor(readonly context: StageContext) {
    this.#denied = denials(context.profile);
    this.#randomness = (context.seed ^ (context.number * 0x9e3779b1)) >>> 0;
  }

  /** False where the profile denies it, or the API's shape has no such thing. */
  can(capability: Capability): boolean {
    return !this.#denied.has(capability) && this.context.binding.capabilities.has(capability);
  }

  /** A word that the profile says this server does not know ends the case as not applicable, whether or not the case declares the need. */
  mustClaim(capability: Capability | undefined): void {
    if (capability === undefined || this.can(capability)) return;
    const claim = this.#denied.get(capability);
    const { binding, log } = this.context;
    throw new Unprovable(claim === undefined ? `the ${binding.name} binding has no ${capability}` : `the profile does not claim ${claim}`, log.entries.length);
  }

  nextCanary(): string {
    return canaryOf(this.context.run, this.context.number, this.turns.length + 1);
  }

  /** Deadline of an event that a quick server shows within `ms`. */
  within(ms: number): number {
    return this.context.pace.deadline(ms);
  }

  /** The usual deadline of a whole turn. */
  get turnMs(): number {
    return this.within(2000);
  }

  touch(agent: string, session: string | null): void {
    if (session === null) return;
    const sessions = this.touched.get(agent) ?? new Set<string>();
    sessions.add(session);
    this.touched.set(agent, sessions);
  }

  /** Version 4 UUID from the seed, the case and how many came before. */
  uuid(): string {
    const hex = Array.from({ length: 32 }, () => Math.floor(this.#random() * 16).toString(16));
    hex[12] = "4";
    hex[16] = "89ab"[Math.floor(this.#random() * 4)]!;
    const text = hex.join("");
    return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join("-");
  }

  /** mulberry32. */
  #random(): number {
    this.#randomness = (this.#randomness + 0x6d2b79f5) >>> 0;
    let t = this.#randomness;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
}

