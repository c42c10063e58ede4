import { framesAlways } from "./always.js";
import { aPage, newAgents, onePong, piecesArrive } from "./frames.js";

export const frames = [...framesAlways, aPage, piecesArrive, onePong, newAgents];
