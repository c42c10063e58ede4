import { asksOf } from "./asks.js";
import type { Ask } from "./asks.js";
import type { Connection, Frame } from "./connection.js";
import { member, stringIn, uuid } from "./json.js";
import type { ModelCall } from "./model-call.js";
import { endAt, streamed } from "./turn.js";
import type { TurnDraft } from "./turn.js";
import type { Words } from "./words.js";

/** What a frame of the server is about. `doubt` says what else it could be when traffic does not decide it. */
export interface Owner {
  readonly turn?: TurnDraft;
  readonly ask?: Ask;
  /** It came after the terminal of its turn. */
  readonly late?: true;
  readonly doubt?: string;
}

const ABOUT_NO_TURN = new Set(["connected", "agents_updated", "pong", "command_result"]);
const TERMINALS: Readonly<Record<string, "completed" | "silent" | "failed">> = { response: "completed", silent_complete: "silent", error: "failed" };

/**
 * Says of each frame of a socket which turn it is about. Frames with words are told by their words; the others only where
 * traffic decides it: one turn is running, or the tag fits exactly one. What stays open is said, not guessed.
 */
export class SocketTurns {
  readonly owners = new Map<number, Owner>();
  readonly #open: TurnDraft[] = [];
  readonly #closed: TurnDraft[] = [];
  #pending: Ask[] = [];

  constructor(
    readonly connection: Connection,
    private readonly turns: ReadonlyMap<number, TurnDraft>,
    private readonly words: Words,
    private readonly callsOf: (turn: TurnDraft) => readonly ModelCall[],
    /** All turns of the log, those of other connections too. */
    private readonly all: readonly TurnDraft[],
  ) {
    const asks = new Map(asksOf(connection).map((ask) => [ask.seq, ask]));
    for (const frame of connection.frames) {
      if (frame.dir === "up") this.#ask(asks.get(frame.seq)!);
      else this.#hear(frame);
    }
    const close = connection.closes[0];
    for (const turn of [...this.#open, ...this.#closed]) {
      if (close) Object.assign(turn, { channelEndAt: close.seq, channelEndBy: close.by });
    }
  }

  /** Pings, commands and bad frames that no frame was told to answer. */
  get waiting(): readonly Ask[] {
    return this.#pending;
  }

  #ask(ask: Ask): void {
    const turn = this.turns.get(ask.seq);
    if (turn) this.#open.push(turn);
    else this.#pending.push(ask);
  }

  #hear(frame: Frame): void {
    const owner = this.#ownerOf(frame);
    this.owners.set(frame.seq, owner);
    if (owner.ask) this.#pending = this.#pending.filter((ask) => ask !== owner.ask);
    if (owner.doubt !== undefined && (frame.type === "text_delta" || frame.type! in TERMINALS)) for (const turn of this.#open) turn.muddled = true;
    if (owner.turn && owner.turn.id === this.connection.id) this.#write(owner.turn, frame);
  }

  #write(turn: TurnDraft, frame: Frame): void {
    const { seq, at, type = "" } = frame;
    const kind = Object.hasOwn(TERMINALS, type) ? TERMINALS[type] : undefined;
    const text = stringIn(frame.json, "content");
    if (type === "text_delta") turn.deltas.push({ seq, text: text ?? "" });
    else if (kind) {
      turn.terminals.push({ seq, at, kind, native: type, ...(kind === "completed" && text !== undefined ? { text } : {}) });
      const index = this.#open.indexOf(turn);
      if (index >= 0) this.#closed.push(...this.#open.splice(index, 1));
    } else turn.signs.push({ seq, native: type });
  }

  #ownerOf(frame: Frame): Owner {
    const { type } = frame;
    if (type === "pong") return this.#answerTo((ask) => ask.kind === "ping");
    if (type === "command_result") return this.#resultOf(frame);
    if (type === undefined || ABOUT_NO_TURN.has(type)) return {};
    if (type === "text_delta" || type === "response") return this.#byWords(frame);
    return type === "error" ? this.#byError(frame) : this.#byTag(frame);
  }

  #answerTo(fits: (ask: Ask) => boolean): Owner {
    const ask = this.#pending.find(fits);
    return ask ? { ask } : {};
  }

  #resultOf(frame: Frame): Owner {
    const name = stringIn(frame.json, "command");
    const waiting = this.#pending.filter((ask) => ask.kind === "command");
    const named = waiting.filter(({ command }) => command === name);
    const [first, ...others] = named.length > 0 ? named : waiting;
    if (!first) return {};
    const isSure = others.length === 0 || others.every(({ named }) => named === first.named);
    return isSure ? { ask: first } : { doubt: "several commands were waiting for their result" };
  }

  #byWords(frame: Frame): Owner {
    const text = stringIn(frame.json, "content") ?? "";
    const spoken = this.words.spoken(text) as TurnDraft[];
    const running = spoken.filter((turn) => this.#open.includes(turn));
    if (spoken.length === 1 || running.length === 1) return this.#of(running[0] ?? spoken[0]!);
    if (spoken.length > 1) return new Set(spoken.map(({ canary }) => canary)).size > 1 ? { doubt: "it has words of several turns" } : this.#byTag(frame, running);
    const open = this.#open;
    const said = frame.type === "response" ? open.filter((turn) => this.#mentions(text, turn)) : [];
    if (said.length === 1) return this.#of(said[0]!);
    const goingOn = open.filter((turn) => this.#goesOn(turn, text, frame.type === "response"));
    if (goingOn.length === 1) return this.#of(goingOn[0]!);
    return this.#byTag(frame, goingOn.length > 1 ? goingOn : open);
  }

  #mentions(text: string, turn: TurnDraft): boolean {
    return this.words.in(text).some(({ turns, certain }) => certain && turns.length === 1 && turns[0] === turn);
  }

  /** True when a text is what the model said next (or, for a final text, in all) for this turn. */
  #goesOn(turn: TurnDraft, text: string, whole: boolean): boolean {
    const said = this.callsOf(turn).map(({ answer }) => answer?.content ?? "");
    const all = said.join("");
    if (whole) return text !== "" && (all === text || said.includes(text));
    const before = streamed(turn);
    return text !== "" && all.startsWith(before) && all.startsWith(text, before.length);
  }

  /** @param among turns still running that it can be about. */
  #byTag(frame: Frame, among: readonly TurnDraft[] = this.#open): Owner {
    const label = uuid(member(frame.json, "session_id"));
    const fitting = label === undefined ? [...among] : among.filter(({ session }) => session === label);
    const lately = this.#closed.filter(({ session }) => label === undefined || session === label);
    if (label === undefined) {
      if (among.length === 1) return this.#of(among[0]!);
      if (among.length > 1) return { doubt: "it has no tag and several turns are running" };
      const last = lately.at(-1);
      return last ? this.#of(last) : { doubt: "no turn is running" };
    }
    // Turns of one session run one after the other: the first is the one that runs.
    if (fitting.length > 0) return this.#of(fitting[0]!);
    const unknown = among.filter(({ session }) => session === null);
    if (unknown.length === 1 && lately.length === 0) return this.#of(unknown[0]!);
    if (unknown.length > 0) return { doubt: "the session of a running turn is not known" };
    if (lately.length > 0) return among.length === 0 ? this.#of(lately.at(-1)!) : { doubt: "it may be late for the turn that ended, or be tagged wrongly for the one that runs" };
    if (this.#runsElsewhere(label, frame.seq)) return { doubt: "it may be about a turn that runs on another connection" };
    if (among.length === 1) return this.#of(among[0]!);
    if (among.length === 0 && this.#closed.length === 1) return this.#of(this.#closed[0]!);
    return { doubt: among.length === 0 ? "no turn is running and its tag fits none that ended" : "its tag fits none of the turns that are running" };
  }

  #byError(frame: Frame): Owner {
    const label = uuid(member(frame.json, "session_id"));
    const named = this.words.in(stringIn(frame.json, "content") ?? "").flatMap(({ turns, certain }) => (certain && turns.length === 1 ? turns : []));
    const said = [...this.#open, ...this.#closed].filter((turn) => named.includes(turn));
    if (said.length === 1) return this.#of(said[0]!);
    const asks = this.#pending.filter(({ kind }) => kind === "bad" || kind === "command");
    const turns = this.#open.filter(({ session }) => label === undefined || session === null || session === label);
    if (label !== undefined && turns.length + asks.length === 0 && this.#runsElsewhere(label, frame.seq)) return { doubt: "it may be about a turn that runs on another connection" };
    const fitting = turns.length > 0 || asks.length > 0 ? turns : this.#open;
    if (fitting.length + asks.length === 1) return fitting[0] ? this.#of(fitting[0]) : { ask: asks[0]! };
    if (fitting.length === 0 && asks.length === 0) return this.#byTag(frame);
    const failed = fitting.filter((turn) => this.#failedInModel(turn));
    if (failed.length === 1 && asks.length === 0) return this.#of(failed[0]!);
    const refused = fitting.filter(({ refuse }) => refuse !== undefined);
    // Several things that can only be refused: which of them it is makes no difference to any.
    if (refused.length === fitting.length && asks.every(({ kind }) => kind === "bad") && (fitting.length === 0 || asks.length === 0)) return fitting[0] ? this.#of(fitting[0]) : { ask: asks[0]! };
    return { doubt: "several things that it can be about were waiting" };
  }

  /** The model refused it, broke off, or was given up. */
  #failedInModel(turn: TurnDraft): boolean {
    return this.callsOf(turn).some(({ answer }) => answer !== undefined && (answer.status >= 400 || answer.aborted === true || "broken" in answer));
  }

  /** True when a turn of the session ran on another connection while a turn ran here: a server that tells all its sockets may mean that one. */
  #runsElsewhere(session: string, seq: number): boolean {
    const since = Math.min(seq, ...this.#open.map(({ sentAt }) => sentAt));
    return this.all.some((turn) => turn.session === session && turn.id !== this.connection.id && turn.sentAt < seq && (endAt(turn) ?? Infinity) > since);
  }

  #of(turn: TurnDraft): Owner {
    return this.#closed.includes(turn) ? { turn, late: true } : { turn };
  }
}
