import { aBusySession, closedSockets, endedTurns } from "./places.js";
import { tooManyRequests, tooManySockets } from "./rates.js";
import { bytesCount, exactSize, oversize } from "./sizes.js";
import { aLateReader } from "./slow.js";

export const limits = [...oversize, ...exactSize, ...bytesCount, aLateReader, ...endedTurns, ...closedSockets, aBusySession, tooManyRequests, tooManySockets];
