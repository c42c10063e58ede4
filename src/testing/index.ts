export { startModel } from "./start-model.js";
export type { StartedModel, StartModelOptions } from "./start-model.js";
export { startReference } from "./start-reference.js";
export type { StartedReference, StartReferenceOptions } from "./start-reference.js";
export type { Held } from "./held.js";
export type { TestTurn } from "./turns.js";
export type { ModelCall, Script, ScriptedModel } from "../model/index.js";
