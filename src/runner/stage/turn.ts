import type { Channel, Heard } from "../../bindings/binding.js";
import type { Door } from "../../log/index.js";
import { Unprovable } from "../trouble.js";
import type { End, Gate, Turn } from "../words.js";
import type { Scene } from "./scene.js";
import { waitUntil } from "./wait.js";

/** What there is to know about a turn when it is sent. */
export interface TurnFacts {
  readonly canary: string;
  readonly text: string;
  readonly expected: { readonly pieces: readonly string[]; readonly text: string };
  readonly door: Door;
  readonly named: string | null;
  readonly gate: Gate;
}

/**
 * A turn that was sent. `heard` is what belongs to it: on a channel of its own everything, on a socket what its words say
 * (the socket hands it over through `hears`).
 */
export class TurnOnStage implements Turn {
  readonly canary: string;
  readonly text: string;
  readonly expected: Turn["expected"];
  readonly door: Door;
  readonly named: string | null;
  readonly gate: Gate;
  readonly heard: Heard[] = [];
  readonly #scene: Scene;
  readonly #channel: Channel;
  readonly #listeners = new Set<() => void>();
  /** The last terminal and the sum of the deltas, kept up to date: a long answer comes in very many pieces. */
  #lastTerminal: Heard | undefined;
  #streamed = "";

  constructor(scene: Scene, facts: TurnFacts, channel: Channel) {
    this.#scene = scene;
    this.#channel = channel;
    this.canary = facts.canary;
    this.text = facts.text;
    this.expected = facts.expected;
    this.door = facts.door;
    this.named = facts.named;
    this.gate = facts.gate;
  }

  hears(heard: Heard): void {
    this.heard.push(heard);
    if (heard.kind === "delta") this.#streamed += heard.text ?? "";
    if (isTerminal(heard)) this.#lastTerminal = heard;
    for (const listener of [...this.#listeners]) listener();
  }

  get streamed(): string {
    return this.#streamed;
  }

  /** True once a terminal of this turn was heard, or none can come any more. */
  get isOver(): boolean {
    return this.#terminal() !== undefined || this.#channelEnded();
  }

  /** Log `seq` of the entry that says it was sent. */
  sentAt = 0;

  get lastAt(): number {
    return this.heard.at(-1)?.at ?? this.sentAt;
  }

  get channelId(): string {
    return this.#channel.id;
  }

  async end(deadlineMs: number = this.#scene.turnMs): Promise<End | undefined> {
    await this.#until(() => this.isOver, deadlineMs);
    // A stream may go on past its first terminal (a defect that has its own requirement): the last one is the turn's end.
    if (this.door === "sse" && this.#terminal() && !this.#channelEnded()) {
      await this.#until(() => this.#channelEnded(), this.#scene.within(500));
    }
    return this.#asEnd(this.#terminal());
  }

  async pieces(count: number, deadlineMs: number = this.#scene.turnMs): Promise<boolean> {
    const wanted = this.expected.pieces.slice(0, count).join("").trimEnd();
    const enough = () => this.streamed.startsWith(wanted);
    await this.#until(() => enough() || this.isOver, deadlineMs);
    return enough();
  }

  async opened(deadlineMs: number = this.#scene.turnMs): Promise<boolean> {
    const heardAny = () => this.heard.some((heard) => heard.kind !== "ended");
    await this.#until(() => heardAny() || this.#channelEnded(), deadlineMs);
    return heardAny();
  }

  stopReading(): void {
    if (this.door !== "sse") throw new Error("only a turn over SSE has a stream of its own to read no more of");
    const { binding, log } = this.#scene.context;
    if (!this.#channel.stopReading) throw new Unprovable(`the ${binding.name} binding has no stream of a turn's own that could be read no more of`, log.entries.length);
    this.#channel.stopReading();
  }

  readOn(): void {
    this.#channel.readOn?.();
  }

  leave(): void {
    this.#channel.leave();
  }

  async #until(fact: () => boolean, deadlineMs: number): Promise<void> {
    const came = await waitUntil(
      () => (fact() ? true : undefined),
      (wake) => {
        this.#listeners.add(wake);
        return () => this.#listeners.delete(wake);
      },
      deadlineMs,
      this.#scene.context.signal,
    );
    if (!came) this.#scene.waitsInVain += 1;
  }

  #channelEnded(): boolean {
    return this.#channel.heard.at(-1)?.kind === "ended";
  }

  #terminal(): Heard | undefined {
    return this.#lastTerminal;
  }

  #asEnd(terminal: Heard | undefined): End | undefined {
    if (!terminal) return undefined;
    const text = terminal.kind === "completed" ? (terminal.text ?? this.streamed) : terminal.text;
    const label = terminal.label ?? this.heard.findLast((heard) => heard.label !== undefined)?.label;
    return {
      kind: terminal.kind as End["kind"],
      at: terminal.at,
      ...(text === undefined ? {} : { text }),
      ...(label === undefined ? {} : { label }),
      ...(terminal.status === undefined ? {} : { status: terminal.status }),
      ...(terminal.usage === undefined ? {} : { usage: terminal.usage }),
    };
  }
}

export function isTerminal(heard: Heard): boolean {
  return heard.kind === "completed" || heard.kind === "silent" || heard.kind === "failed" || heard.kind === "refused";
}

/** A turn's course in a few words, for letters: `typing, text_delta ×3`. */
export function courseOf(turn: Turn): string {
  if (turn.heard.length === 0) return "nothing";
  const counts = new Map<string, number>();
  for (const heard of turn.heard) counts.set(heard.native, (counts.get(heard.native) ?? 0) + 1);
  return [...counts].map(([what, n]) => (n === 1 ? what : `${what} ×${n}`)).join(", ");
}

export function describeEnd(turn: Turn, end: End | undefined): string {
  if (!end) return `no end came in time; heard ${courseOf(turn)}`;
  if (end.kind === "failed" || end.kind === "refused") return `${end.kind}${end.status ? ` with ${end.status}` : ""}: ${end.text ?? ""}`;
  return end.kind;
}
