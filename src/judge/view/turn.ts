import type { Door } from "../../log/index.js";

/** One message of a user and what became of it, put together from the traffic. */
export interface Turn {
  /** Unique in the log where the suite made it; in a recording the user's text without its directives. */
  readonly canary: string;
  /** Text of the user, without directives, white space runs as one space. */
  readonly text: string;
  /** Made by the suite: its canary cannot come about by chance. */
  readonly marked: boolean;
  /** Its text can be told apart inside another text. */
  readonly distinct: boolean;
  /** Agent id of the path, lower case. */
  readonly agent: string;
  /** Session the client named, as written; null when it named none. */
  readonly named: string | null;
  readonly door: Door;
  /** Exchange or connection that carried it. */
  readonly id: string;
  readonly sentAt: number;
  readonly sentMs: number;
  readonly case?: string;
  /** Why a right server refuses it; absent for a message that is meant to be answered. */
  readonly refuse?: string;
  /** The session it belongs to in truth: named, or active when it arrived; null when unknown or when it belongs nowhere. */
  readonly session: string | null;
  /** Pieces of its answer that its client was given. */
  readonly deltas: readonly Piece[];
  readonly terminals: readonly Terminal[];
  /** Other events and frames about it. */
  readonly signs: readonly Sign[];
  /** `seq` of the last entry of its channel: end of the exchange, close of the socket; undefined while it is open. */
  readonly channelEndAt?: number;
  /** Who ended the channel. `client`: we left. */
  readonly channelEndBy?: "client" | "server";
  /** Some frames on its socket could not be told apart from those of others, so what is here may not be all. */
  readonly muddled: boolean;
}

export interface Piece {
  readonly seq: number;
  readonly text: string;
}

export interface Terminal {
  readonly seq: number;
  readonly at: number;
  readonly kind: "completed" | "silent" | "failed" | "refused";
  /** `response`, `done`, `HTTP 404`. */
  readonly native: string;
  /** Final text of `completed`, where the door tells it. */
  readonly text?: string;
}

export interface Sign {
  readonly seq: number;
  readonly native: string;
}

/** A turn while it is put together. */
export type TurnDraft = { -readonly [K in keyof Turn]: Turn[K] } & { deltas: Piece[]; terminals: Terminal[]; signs: Sign[] };

/** True when its client was told of success, and of nothing else. */
export function succeededTurn(turn: Turn): boolean {
  return turn.terminals.length > 0 && turn.terminals.every(({ kind }) => kind === "completed" || kind === "silent");
}

/** `seq` at which success was told for good; undefined when it was not. */
export function ackAt(turn: Turn): number | undefined {
  return succeededTurn(turn) ? turn.terminals.at(-1)?.seq : undefined;
}

/** All deltas in order. */
export function streamed(turn: Turn): string {
  return turn.deltas.map(({ text }) => text).join("");
}

/** The final text that an HTTP answer or a `response` told. */
export function finalText(turn: Turn): string | undefined {
  return turn.terminals.findLast(({ kind }) => kind === "completed")?.text;
}

/** First `seq` after which nothing of the turn is to come: its last terminal, or the end of its channel. */
export function endAt(turn: Turn): number | undefined {
  return turn.terminals.at(-1)?.seq ?? turn.channelEndAt;
}
