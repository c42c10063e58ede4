import { laterTurns, resultFollows, resultsStay } from "./pairs.js";
import { toldOnTheSocket, toldOnTheStream } from "./told.js";

export const tools = [toldOnTheStream, toldOnTheSocket, resultFollows, resultsStay, laterTurns];
