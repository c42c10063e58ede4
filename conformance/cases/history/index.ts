import { historyAlways } from "./always.js";
import { aNewSessionIsEmpty, aReadChangesNothing, bothDoorsReadTheSame } from "./reads.js";
import { fortyTurns, listsCountAsHistoriesDo, theUsersTextIsKept } from "./rows.js";

/** What a session remembers for its reader. */
export const history = [...historyAlways, bothDoorsReadTheSame, aNewSessionIsEmpty, aReadChangesNothing, theUsersTextIsKept, fortyTurns, listsCountAsHistoriesDo];
