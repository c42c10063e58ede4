import type { Entry } from "../log/index.js";
import type { HistoryRead } from "./view/history-read.js";
import { logView } from "./view/log-view.js";
import type { ModelCall } from "./view/model-call.js";
import type { Turn } from "./view/turn.js";

export { fold } from "./fold.js";
export type { FoldedFinding } from "./fold.js";
export type { Finding } from "./finding.js";
export { judge } from "./judge.js";
export type { JudgeOptions } from "./judge.js";
export type { Judge, Judgement, Undecided } from "./judgement.js";
export { isHar, parseHar } from "./har/parse-har.js";
export type { EntryProblem, ParsedHar } from "./har/parse-har.js";
export { parseLog } from "./parse-log.js";
export type { LineProblem, ParsedLog } from "./parse-log.js";
export { summarise } from "./summarise.js";
export type { RequirementSummary } from "./summarise.js";
export type { HistoryRead, HistoryRow } from "./view/history-read.js";
export { logView } from "./view/log-view.js";
export type { LogView } from "./view/log-view.js";
export type { ModelCall } from "./view/model-call.js";
export { ackAt, finalText, streamed, succeededTurn } from "./view/turn.js";
export type { Piece, Sign, Terminal, Turn } from "./view/turn.js";

/** Every message of a user in a log, and what became of it. */
export function turnsOf(entries: readonly Entry[]): readonly Turn[] {
  return logView(entries).turns;
}

/** Every read of a history. */
export function historyReads(entries: readonly Entry[]): readonly HistoryRead[] {
  return logView(entries).reads;
}

/** Every call of the server to its model, with the turn it was made for. */
export function modelCalls(entries: readonly Entry[]): readonly ModelCall[] {
  return logView(entries).calls;
}
