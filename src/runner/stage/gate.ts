import type { Gate as HeldGate, ScriptedModel } from "../../model/index.js";
import type { Gate } from "../words.js";
import type { Scene } from "./scene.js";
import { inTime } from "./wait.js";

/** The gate of calls that answer no turn and hold words of the turn with this canary. */
export function openGateBesides(scene: Scene, canary: string): Gate {
  return gateFrom(scene, (model) => model.gateBesides(canary));
}

/** The gate of a turn that is held; one of a turn that is not held has nothing to hold and says so. */
export function openGate(scene: Scene, canary: string, hold: boolean): Gate {
  return hold ? gateFrom(scene, (model) => model.gate(canary)) : NOT_HELD;
}

function gateFrom(scene: Scene, make: (model: ScriptedModel) => HeldGate): Gate {
  const { model, signal } = scene.context;
  if (!model) throw new Error("a case that holds the model needs \"scripted-model\"");
  const held = () => {
    const made = make(model);
    scene.gates.push(made);
    return made;
  };
  let gate = held();
  const settled = async (fact: Promise<unknown>, deadlineMs: number): Promise<boolean> => {
    const came = await inTime(fact, deadlineMs, signal);
    if (!came) scene.waitsInVain += 1;
    return came;
  };
  return {
    reached: (pieces = 0, deadlineMs = scene.turnMs) => settled(gate.reached(pieces), deadlineMs),
    release: (pieces) => gate.release(pieces),
    releaseCall: () => {
      gate.release();
      gate = held();
    },
    abandoned: (deadlineMs = scene.turnMs) => settled(gate.aborted, deadlineMs),
  };
}

const notHeld = (): never => {
  throw new Error("the turn was begun without `hold: true`");
};

const NOT_HELD: Gate = {
  reached: () => Promise.reject(new Error("the turn was begun without `hold: true`")),
  release: notHeld,
  releaseCall: notHeld,
  abandoned: () => Promise.reject(new Error("the turn was begun without `hold: true`")),
};
