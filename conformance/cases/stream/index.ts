import { streamAlways } from "./always.js";
import { bodyEnds, headAtOnce, notCacheable, oneLine, piecesArrive } from "./stream.js";

export const stream = [...streamAlways, piecesArrive, ...bodyEnds, headAtOnce, oneLine, notCacheable];
