import { randomInt } from "node:crypto";
import type { Binding, Capability, Outcome } from "../../bindings/binding.js";
import type { Client } from "../../client/index.js";
import type { Log } from "../../log/index.js";
import { inTime } from "../in-time.js";
import { runOf } from "../seed.js";
import { ToolError } from "../trouble.js";
import { seenIn, type Seen } from "./seen.js";

export interface LookOptions {
  readonly target: { readonly baseUrl: string; readonly apiKey?: string };
  readonly binding: Binding;
  /** The suite's own model stands behind the server and writes to `log`. */
  readonly hasModel: boolean;
  readonly log: Log;
  /** An agent to look through where none can be spawned. Its sessions are left as they were but for what is said in them. */
  readonly agent?: string;
  readonly timeScale: number;
  readonly signal: AbortSignal;
}

/** One look, and what it made on the way. */
export class Visit {
  readonly capabilities = new Map<Capability, Seen>();
  readonly left: string[] = [];
  /** Sessions of ours. */
  readonly sessions = new Set<string>();
  readonly run = runOf(randomInt(2 ** 32));
  /** Where the lent agent was before. */
  before: string | undefined;
  #agent: string | undefined;
  #spawned = false;

  constructor(
    readonly options: LookOptions,
    readonly client: Client,
    readonly deadlines: { readonly askMs: number; readonly turnMs: number },
  ) {}

  get agent(): string {
    return this.#agent!;
  }

  get hasAgent(): boolean {
    return this.#agent !== undefined;
  }

  /** The agent is ours, so that nothing of anybody's is lost with it. */
  get isOurs(): boolean {
    return this.#spawned;
  }

  takes(agent: string, spawned: boolean): void {
    this.#agent = agent;
    this.#spawned = spawned;
  }

  /** Throws `ToolError` once the look is interrupted. */
  goOn(): void {
    if (this.options.signal.aborted) throw new ToolError("interrupted", "It was interrupted; what had been made was taken away again.", "Run it again.");
  }

  /** Asks once. Throws as `goOn` does. */
  async ask<T>(asking: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    this.goOn();
    const { askMs } = this.deadlines;
    return (await inTime(asking(), askMs)) ?? { ok: false, status: 0, what: `no answer within ${askMs} ms`, at: 0, id: "" };
  }

  note(capability: Capability, seen: Seen): void {
    this.capabilities.set(capability, seen);
  }

  noteOutcome(capability: Capability, outcome: Outcome<unknown>): void {
    this.note(capability, seenIn(outcome, this.options.log));
  }

  /** Takes away what was made; once. */
  async tidy(): Promise<void> {
    const { binding } = this.options;
    const agent = this.#agent;
    if (agent === undefined) return;
    this.#agent = undefined;
    const { askMs } = this.deadlines;
    if (!this.#spawned && this.before !== undefined) await inTime(binding.switchSession(this.client, agent, this.before), askMs).catch(() => undefined);
    const kept: string[] = [];
    for (const session of this.sessions) {
      const gone = await inTime(binding.deleteSession(this.client, agent, session), askMs).catch(() => undefined);
      if (gone !== undefined && !this.capabilities.has("sessions.delete")) this.noteOutcome("sessions.delete", gone);
      if (!gone?.ok) kept.push(`session ${session}`);
    }
    if (!this.#spawned) return void this.left.push(...kept);
    const gone = binding.deleteAgent === undefined ? undefined : await inTime(binding.deleteAgent(this.client, agent), askMs).catch(() => undefined);
    this.note("agents.delete", gone === undefined ? { has: undefined, how: `no answer within ${askMs} ms` } : seenIn(gone, this.options.log));
    // With the agent, its sessions are gone.
    if (!gone?.ok) this.left.push(`agent ${agent}`, ...kept);
  }
}
