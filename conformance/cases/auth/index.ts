import { changesOfStrangers, theChanges } from "./changes.js";
import { aHistory, onASocket, overHttp, overSse, theLists } from "./doors.js";
import { healthNamesNobody, healthNamesNobodyEver, noKeyForHealth } from "./health.js";
import { aKeyInTheQuery, challenges, idsLookAlike, noOtherDoor, wrongKeys } from "./keys.js";
import { ownPages, upgradesOfStrangers } from "./origin.js";

export const auth = [overHttp, overSse, onASocket, aHistory, theLists, theChanges, ...wrongKeys, ...challenges, idsLookAlike, aKeyInTheQuery, noOtherDoor, noKeyForHealth, healthNamesNobody, healthNamesNobodyEver, ...upgradesOfStrangers, changesOfStrangers, ownPages];
