import { randomBytes } from "node:crypto";
import { canaryOf } from "../log/index.js";
import { words } from "../model/index.js";
import type { ModelCall, Script, ScriptedModel } from "../model/index.js";
import { Held } from "./held.js";

/** Words for a server whose model is the scripted one, marked so that they are known again in whatever that model is shown. */
export interface TestTurn {
  /** What to send as the message. The mark, and what the model shall do, stand in it. */
  readonly message: string;
  /** The mark: `sp7f3a-c001-t1`. The answer of the model carries it unless the script says otherwise. */
  readonly canary: string;
  /** Holds the answers to this turn; call it before the message is sent. */
  hold(): Held;
  /** Calls of the model that answered this turn so far, in order. */
  calls(): readonly ModelCall[];
}

/** Makes turns that are told apart within one model. */
export class Turns {
  readonly #model: ScriptedModel;
  readonly #run = randomBytes(2).toString("hex");
  #count = 0;

  constructor(model: ScriptedModel) {
    this.#model = model;
  }

  make(text: string, script: Script): TestTurn {
    const canary = canaryOf(this.#run, 1, (this.#count += 1));
    return {
      message: words(canary, text, script),
      canary,
      hold: () => new Held(this.#model.gate(canary)),
      calls: () => this.#model.callsFor(canary),
    };
  }
}
