import type { Profile } from "../../generated/profile.js";
import type { Report } from "../../generated/report.js";
import type { Binding } from "../bindings/binding.js";
import type { Log } from "../log/index.js";
import type { ScriptedModel } from "../model/index.js";
import type { ConformanceCase } from "./case.js";

export interface RunOptions {
  readonly target: { readonly baseUrl: string; readonly apiKey?: string; readonly name?: string };
  readonly binding: Binding;
  readonly profile?: Profile;
  /** Already chosen; run in this order, smoke first. */
  readonly cases: readonly ConformanceCase[];
  /** The suite's own model in this process, writing to `log`; undefined for `--model none`. */
  readonly model?: ScriptedModel;
  /** Where the server under test has to look for that model, for the hint when it does not: `http://127.0.0.1:4321/v1`. */
  readonly modelUrl?: string;
  /** 32-bit unsigned; the canaries and random ids of the run come from it. */
  readonly seed: number;
  /** Cases that run at the same time, at least 1. */
  readonly jobs: number;
  /** Multiplies every deadline. */
  readonly timeScale: number;
  /** Warnings count as findings in the exit code and in the report's verdict. */
  readonly strict: boolean;
  /** The log the model writes to as well; a new one when absent. */
  readonly log?: Log;
  readonly onProgress?: (event: Progress) => void;
  /** Ends the run early: what is open is closed, the report is marked as interrupted. */
  readonly signal?: AbortSignal;
  /** False: the histories a case touched are not read back after it. */
  readonly audit?: boolean;
  /** Name and version of this program, for the report: `sessionproof 0.1.0`. */
  readonly tool?: string;
  /** How long a minute of the target's limits lasts, for a target whose clock is scaled. Default 60 000. */
  readonly minuteMs?: number;
  /** Flags to repeat in the command that runs a case again, such as `--profile my.yaml`. */
  readonly flags?: readonly string[];
}

export interface RunResult {
  readonly report: Report;
  readonly log: Log;
}

/** What is going on, told as it happens. Texts are whole sentences without a line end. */
export type Progress =
  | { readonly kind: "preflight"; readonly step: "reachable" | "authorised" | "agent" | "model" | "known"; readonly text: string }
  | { readonly kind: "plan"; readonly cases: number; readonly notApplicable: number }
  | { readonly kind: "case-started"; readonly case: string; readonly done: number; readonly of: number }
  /** `outcome` is the case's own; the judgement over the whole log comes last. */
  | { readonly kind: "case-ended"; readonly case: string; readonly outcome: CaseProgress; readonly durationMs: number; readonly done: number; readonly of: number; /** Of a failed or blocked one: why, in one sentence. */ readonly because?: string }
  /** The case waits for a limit of the target; `ms` is how long that will take, where it is known. */
  | { readonly kind: "waiting"; readonly case: string; readonly for: string; readonly ms?: number }
  /** The target limits us beyond what its profile declares; the case is tried again in `ms`. */
  | { readonly kind: "throttled"; readonly case: string; readonly ms: number; readonly text: string }
  | { readonly kind: "second-look"; readonly case: string; readonly text: string }
  | { readonly kind: "judging"; readonly entries: number };

export type CaseProgress = "passed" | "failed" | "blocked" | "not-applicable" | "to-be-tried-again";
