import type { Channel } from "../../bindings/binding.js";
import { NoAnswer } from "../../client/index.js";
import { expectedAnswer, words as modelWords } from "../../model/index.js";
import { Blocked } from "../trouble.js";
import type { End, SayOptions, Script, Speaker, Turn } from "../words.js";
import { openGate } from "./gate.js";
import type { Scene } from "./scene.js";
import { openSocket } from "./open-socket.js";
import { SocketOnStage } from "./socket.js";
import { describeEnd, TurnOnStage } from "./turn.js";
import { inTime } from "./wait.js";

/** Where a message goes: the agent, the session it names (null: none) and the session it belongs to as far as we know. */
export interface Address {
  readonly agent: string;
  readonly named: string | null;
  session(): Promise<string | null>;
}

export class SpeakerOnStage implements Speaker {
  readonly #scene: Scene;
  readonly #address: Address;

  constructor(scene: Scene, address: Address) {
    this.#scene = scene;
    this.#address = address;
  }

  async say(words: string, options: SayOptions = {}): Promise<Turn> {
    const { log, pace } = this.#scene.context;
    const beganMs = log.elapsed();
    const turn = await this.begin(words, options);
    const end = await turn.end();
    if (end && !options.hold && !options.script) pace.saw(log.elapsed() - beganMs);
    const wanted = scriptedEnd(options.script);
    if (end && wanted.includes(end.kind)) return turn;
    throw new Blocked(`given a turn over ${turn.door}: ${describeEnd(turn, end)}`, end?.at ?? turn.lastAt, end === undefined);
  }

  async attempt(words: string, options: SayOptions = {}): Promise<Turn> {
    const turn = await this.begin(words, options);
    await turn.end();
    return turn;
  }

  async begin(words: string, options: SayOptions = {}): Promise<Turn> {
    const { context } = this.#scene;
    const canary = this.#scene.nextCanary();
    const script = marked(canary, options.script);
    const text = modelWords(canary, words, script);
    const gate = openGate(this.#scene, canary, options.hold === true);
    if (options.door === "ws") throw new Error("a turn over a socket needs an open one: `door: await agent.socket()`");
    if (script.tools) this.#scene.mustClaim("tools");
    const way = options.door ?? (await this.#usualDoor());
    const socket = way instanceof SocketOnStage ? way : undefined;
    const door = socket ? "ws" : way === "sse" ? "sse" : "http";
    this.#scene.mustClaim(`doors.${door}`);
    if (this.#address.named === null) this.#scene.mustClaim("sessions.active");
    if (socket?.speaksForOthersThan(this.#address.named)) this.#scene.mustClaim("socket.multiplex");

    const session = await this.#address.session();
    this.#scene.touch(this.#address.agent, session);
    await context.budget.take("message", socket?.id);
    const facts = { canary, text, expected: expectedAnswer(canary, script), door, named: this.#address.named, gate } as const;
    const message = { agent: this.#address.agent, named: this.#address.named, text };

    let channel: Channel;
    let turn: TurnOnStage;
    if (socket) {
      channel = socket.channel;
      socket.channel.aim?.(this.#address.named);
      turn = new TurnOnStage(this.#scene, facts, channel);
      socket.carries(turn, session);
      this.#scene.turns.push(turn);
      this.#note(turn, session, channel.id);
      try {
        socket.channel.send(message);
      } catch (error) {
        if (error instanceof NoAnswer) throw new Blocked(`given an open socket: ${error.message}`, error.seq);
        throw error;
      }
    } else {
      channel = context.binding.send(context.client, { ...message, door: door as "http" | "sse" });
      turn = new TurnOnStage(this.#scene, facts, channel);
      this.#scene.turns.push(turn);
      this.#note(turn, session, channel.id);
      for (const heard of channel.heard) turn.hears(heard);
      channel.onHeard((heard) => turn.hears(heard));
      if (channel.taken) await inTime(channel.taken, this.#scene.turnMs, context.signal);
    }
    return turn;
  }

  /** Plain HTTP; where the server does not have it, a stream; where it has no streams either, a socket of this case's own. */
  async #usualDoor(): Promise<"http" | "sse" | SocketOnStage> {
    if (this.#scene.can("doors.http")) return "http";
    if (this.#scene.can("doors.sse")) return "sse";
    const { agent, named } = this.#address;
    const key = this.#scene.can("socket.multiplex") ? agent : `${agent} ${named}`;
    const opened = this.#scene.usualSockets.get(key) ?? openSocket(this.#scene, agent);
    this.#scene.usualSockets.set(key, opened);
    return opened;
  }

  #note(turn: TurnOnStage, session: string | null, id: string): void {
    const { log, binding, case: { id: caseId } } = this.#scene.context;
    const text = binding.name === "native" ? {} : { text: turn.text };
    turn.sentAt = log.add({ kind: "turn", case: caseId, canary: turn.canary, agent: this.#address.agent, named: turn.named, session, door: turn.door, id, ...text }).seq;
  }
}

/** `say` texts get the canary in front, so that their words too say whose they are. */
function marked(canary: string, script: Script = {}): Script {
  return script.say === undefined ? script : { ...script, say: `${canary}.1 ${script.say}` };
}

function scriptedEnd(script: Script = {}): readonly End["kind"][] {
  if (script.fail) return ["failed", "refused"];
  return script.silent ? ["silent", "completed"] : ["completed"];
}
