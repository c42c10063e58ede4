export { checkLog } from "./check-log.js";
export type { RecordingFacts } from "./check-log.js";
export { canariesIn } from "../log/index.js";
export { baselineOf } from "./baseline.js";
export { always, conformanceCase } from "./case.js";
export type { ConformanceCase, Need } from "./case.js";
export { choose } from "./choose.js";
export type { Progress, RunOptions, RunResult } from "./options.js";
export { Blocked, ToolError, Unprovable, Violation } from "./trouble.js";
export type {
  Agent,
  Charge,
  End,
  Expect,
  Gate,
  History,
  ModelRow,
  ModelView,
  ModelWords,
  Native,
  NativeAnswer,
  NativeFrame,
  NativeSocket,
  RawFrame,
  RawSocket,
  SayOptions,
  Script,
  Session,
  SideCall,
  Socket,
  Speaker,
  Stage,
  TokenCounts,
  Turn,
  UpgradeAnswer,
} from "./words.js";
export { shownLog } from "./exchanges.js";
export { exitCode, isRedBlock } from "./exit-code.js";
export { withKnown } from "./known-failing.js";
export type { KnownFacts } from "./known-failing.js";
export { parseKnownFailing } from "./known-list.js";
export type { KnownEntry } from "./known-list.js";
export { lookAt } from "./look/look.js";
export type { Look } from "./look/look.js";
export type { LimitTold } from "./look/limits.js";
export type { Seen } from "./look/seen.js";
export type { LookOptions } from "./look/visit.js";
export { sourceText } from "./letter.js";
export { foundations } from "./play.js";
export { runSuite } from "./run.js";
