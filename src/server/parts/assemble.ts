import { randomUUID } from "node:crypto";
import { settingsOf, type ServerOptions } from "../options.js";
import type { Seams } from "../seams.js";
import { strictGate } from "./gate.js";
import { openHub, type OpenHub } from "./hub.js";
import { ownRowsMemory } from "./memory.js";
import type { OwnAddress } from "./origin.js";
import { sessionRouter } from "./router.js";
import { fifoPerKey } from "./scheduler.js";
import { memoryStore } from "./store.js";
import { harmlessTools } from "./tools.js";
import { turnRegister } from "./turns.js";
import { plainWire } from "./wire.js";

/** The right seams, wrapped by `options.wrap`. Parts look each other up late, so that a wrapper takes effect inside the others too. */
export function assemble(options: ServerOptions, own: () => OwnAddress | undefined): { readonly seams: Seams; readonly hub: OpenHub } {
  const settings = settingsOf(options);
  const hub = openHub();
  let finished: Seams | undefined;
  const seams = (): Seams => finished ?? right;
  const right: Seams = {
    gate: strictGate(settings, seams, own),
    router: sessionRouter(seams),
    store: memoryStore(settings.limits, () => seams().clock),
    scheduler: fifoPerKey(),
    memory: ownRowsMemory(seams, settings.compactAbove),
    model: { chat: (request, signal) => options.model.chat(request, signal) },
    turns: turnRegister(),
    tools: harmlessTools(() => seams().ids),
    wire: plainWire(),
    clock: { now: options.now ?? Date.now },
    ids: { newId: options.newId ?? (() => randomUUID()) },
    hub,
  };
  finished = options.wrap ? options.wrap(right) : right;
  return { seams: finished, hub };
}
