import type { Heard, SocketChannel } from "../../bindings/binding.js";
import { canariesIn } from "../../log/index.js";
import type { NativeSocket, Socket } from "../words.js";
import type { Scene } from "./scene.js";
import type { TurnOnStage } from "./turn.js";
import { comparable } from "./session-id.js";

/**
 * One open socket and the turns sent on it. What is heard goes to the turn whose canary stands in its words. Words without a
 * canary (an error, a silent end, the tail of a prescribed text) go to the only turn that is still running, or, when several are,
 * to the running one whose session the label names: that is all there is to go by, and what hangs on it is never a verdict on labels.
 */
export class SocketOnStage implements Socket {
  readonly channel: SocketChannel;
  readonly #scene: Scene;
  readonly #native: (() => NativeSocket) | undefined;
  /** Gives its place in the budget back; undefined once that is done. */
  #release: (() => void) | undefined;
  readonly #turns: { turn: TurnOnStage; session: string | null }[] = [];

  constructor(scene: Scene, channel: SocketChannel, native: (() => NativeSocket) | undefined, release: () => void) {
    this.#scene = scene;
    this.channel = channel;
    this.#native = native;
    this.#release = release;
    channel.onHeard((heard) => this.#assign(heard));
  }

  get id(): string {
    return this.channel.id;
  }

  get native(): NativeSocket {
    if (!this.#native) throw new Error("this case speaks to the native socket without `needs: [\"native\"]`");
    return this.#native();
  }

  carries(turn: TurnOnStage, session: string | null): void {
    this.#turns.push({ turn, session });
  }

  /** True when a turn sent on it names another session (null: none) than this one. */
  speaksForOthersThan(named: string | null): boolean {
    return this.#turns.some(({ turn }) => turn.named !== named);
  }

  async fence(deadlineMs: number = this.#scene.turnMs): Promise<boolean> {
    await this.#scene.context.budget.take("message", this.id);
    const came = await this.channel.fence(deadlineMs);
    if (!came) this.#scene.waitsInVain += 1;
    return came;
  }

  async close(): Promise<void> {
    await this.channel.close();
    this.#release?.();
    this.#release = undefined;
  }

  #assign(heard: Heard): void {
    if (heard.kind === "ended") {
      for (const { turn } of this.#turns) if (!turn.isOver || turn.heard.length === 0) turn.hears(heard);
      return;
    }
    const canary = canariesIn(heard.text ?? "")[0];
    if (canary) {
      this.#turns.find(({ turn }) => turn.canary === canary)?.turn.hears(heard);
      return;
    }
    const running = this.#turns.filter(({ turn }) => !turn.isOver);
    const owner = running.length === 1 ? running[0] : running.find(({ session }) => session !== null && heard.label !== undefined && session === comparable(heard.label));
    if (owner && (heard.kind !== "progress" || heard.label !== undefined)) owner.turn.hears(heard);
  }
}
