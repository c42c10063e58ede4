import type { Usage } from "../model/port.js";

/** An agent as the store keeps it. Ids are lower-case UUIDs, times milliseconds since 1970. */
export interface AgentRecord {
  readonly id: string;
  readonly name: string;
  readonly systemPrompt: string;
  /** Tools it may call; empty: all that the server has. */
  readonly tools: readonly string[];
  readonly provider: string;
  readonly model: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly createdAt: number;
  readonly lastActive: number;
}

export interface SessionRecord {
  readonly id: string;
  readonly agent: string;
  readonly label: string | null;
  readonly createdAt: number;
  /** Which life of this id it is: a session deleted and made anew has another one. */
  readonly incarnation: number;
  /** Sums over all model calls of its turns. */
  readonly usage: Usage;
}

/** A session and the life of it that a turn began with. Writes through an old hold are refused. */
export interface Hold {
  readonly session: string;
  readonly incarnation: number;
}

/** One message of a history. */
export interface Row {
  /** `System`: the summary of what compaction took away. */
  readonly role: "User" | "Assistant" | "System";
  readonly content: string;
  /** Id of the turn that wrote it; empty for a summary. */
  readonly turn: string;
  readonly tools?: readonly RowTool[];
}

export interface RowTool {
  readonly id: string;
  readonly name: string;
  /** JSON text, as the model gave it. */
  readonly arguments: string;
  readonly result: string;
  readonly isError: boolean;
}
