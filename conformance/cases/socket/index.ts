import { aBinaryFrame, breachesOfTheProtocol } from "./breaches.js";
import { bareText, connectedFirst, jsonObjects } from "./frames.js";
import { aPingBetween, closes, fragments, otherVersions, pings } from "./protocol.js";
import { aRunningTurn, told } from "./told.js";

export const socket = [jsonObjects, connectedFirst, bareText, ...told, aRunningTurn, fragments, aPingBetween, pings, ...closes, ...breachesOfTheProtocol, aBinaryFrame, ...otherVersions];
