import type { Binding, SpawnHow } from "../bindings/binding.js";
import type { Client } from "../client/index.js";
import type { Log } from "../log/index.js";
import type { Budget, LentAgent } from "./context.js";
import { inTime } from "./in-time.js";
import { Blocked, Unprovable } from "./trouble.js";

/** How agents are had from this target; preflight finds it out. */
export type AgentSupply =
  | { readonly how: "spawn"; readonly manifest?: string; readonly canDelete: boolean }
  /** Agents that the profile lends; while a case has one, no other case runs. */
  | { readonly how: "lend"; readonly ids: readonly string[] };

/** The profile lends fewer agents than the case needs: a limit of the target, no defect. */
export class TooFewAgents extends Unprovable {}

/** Hands agents to one attempt and takes them back. */
export class AgentsOfCase {
  readonly #spawned: string[] = [];
  #asked = 0;

  /** @param names beginning of every agent's name, unique among all runs against this server. */
  constructor(
    private readonly supply: AgentSupply,
    private readonly binding: Binding,
    private readonly client: Client,
    private readonly budget: Budget,
    private readonly log: Log,
    private readonly caseId: string,
    private readonly names: string,
  ) {}

  async lend(): Promise<LentAgent> {
    this.#asked += 1;
    if (this.supply.how === "lend") return this.#lent(this.supply.ids);
    await this.budget.take("request");
    const made = await this.binding.spawnAgent(this.client, spawnHow(`${this.names}-a${this.#asked}`, this.supply.manifest));
    if (!made.ok) throw new Blocked(`given an agent: ${made.what}`, made.at, made.status === 0, "doors.agent.can-be-had");
    this.#spawned.push(made.value);
    return { id: made.value, fresh: true };
  }

  /** Deletes what was spawned, as a good guest does. A refusal is noted, not judged here. */
  async giveBack(deadlineMs: number): Promise<void> {
    if (this.supply.how !== "spawn" || !this.supply.canDelete || this.binding.deleteAgent === undefined) return;
    for (const agent of this.#spawned.splice(0)) {
      const gone = await inTime(this.binding.deleteAgent(this.client, agent), deadlineMs).catch(() => undefined);
      if (gone === undefined) this.#note(`agent ${agent} could not be deleted within ${deadlineMs} ms`);
      else if (!gone.ok) this.#note(`agent ${agent} could not be deleted: ${gone.what}`);
    }
  }

  #lent(ids: readonly string[]): LentAgent {
    const id = ids[this.#asked - 1];
    if (id === undefined) throw new TooFewAgents(`the profile lends ${ids.length} of the agents this case needs`, this.log.entries.length);
    return { id, fresh: false };
  }

  #note(text: string): void {
    this.log.add({ kind: "note", case: this.caseId, text });
  }
}

/** A profile's manifest has `{name}` where the name of the agent goes. */
export function spawnHow(name: string, manifest: string | undefined): SpawnHow {
  return manifest === undefined ? { name } : { name, manifest: manifest.replace(/\{\{?name\}?\}/g, name) };
}
