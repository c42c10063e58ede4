import type { Binding, Outcome } from "../bindings/binding.js";
import type { Client } from "../client/index.js";
import type { Log } from "../log/index.js";
import type { Budget, LentAgent } from "./context.js";
import { Blocked } from "./trouble.js";

/** How agents are had from this target; preflight finds it out. */
export type AgentSupply =
  | { readonly how: "spawn"; readonly manifest?: string; readonly canDelete: boolean }
  /** Agents that the profile lends; while a case has one, no other case runs. */
  | { readonly how: "lend"; readonly ids: readonly string[] };

/** The profile lends fewer agents than the case needs: a limit of the target, no defect. */
export class TooFewAgents extends Blocked {}

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
    const made = await this.binding.spawnAgent(this.client, {
      name: `${this.names}-a${this.#asked}`,
      ...(this.supply.manifest === undefined ? {} : { manifest: this.supply.manifest }),
    });
    if (!made.ok) throw new Blocked(`given an agent: ${made.what}`, made.at, made.status === 0);
    this.#spawned.push(made.value);
    return { id: made.value, fresh: true };
  }

  /** Deletes what was spawned, as a good guest does. A refusal is noted, not judged here. */
  async giveBack(deadlineMs: number): Promise<void> {
    if (this.supply.how !== "spawn" || !this.supply.canDelete || this.binding.deleteAgent === undefined) return;
    for (const agent of this.#spawned.splice(0)) {
      const gone = await settled(this.binding.deleteAgent(this.client, agent), deadlineMs);
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

/** What the promise came to, or undefined when it was late or threw. */
async function settled<T>(promise: Promise<Outcome<T>>, deadlineMs: number): Promise<Outcome<T> | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), deadlineMs);
  });
  try {
    return await Promise.race([promise.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}
