import type { RequirementId } from "../../generated/requirements.js";
import type { Entry } from "../log/index.js";
import { answerTags } from "./answer-tags.js";
import { context } from "./context.js";
import { deleted } from "./deleted.js";
import { errors } from "./errors.js";
import type { Finding } from "./finding.js";
import { frames } from "./frames.js";
import { health } from "./health.js";
import { history } from "./history.js";
import { httpAnswers } from "./http-answers.js";
import { labels } from "./labels.js";
import { overheard } from "./overheard.js";
import type { Judge, Judgement, Undecided } from "./judgement.js";
import { admissions } from "./recorded/admissions.js";
import { endings } from "./recorded/endings.js";
import { naming } from "./recorded/naming.js";
import { overlap } from "./recorded/overlap.js";
import { refusals } from "./recorded/refusals.js";
import { sockets } from "./recorded/sockets.js";
import { stops } from "./recorded/stops.js";
import { routing } from "./routing.js";
import { rowOrder } from "./row-order.js";
import { simultaneity } from "./simultaneity.js";
import { stream } from "./stream.js";
import { tags } from "./tags.js";
import { terminals } from "./terminals.js";
import { text } from "./text.js";
import { logView } from "./view/log-view.js";

export const judges: readonly Judge[] = [tags, answerTags, labels, frames, httpAnswers, errors, stream, terminals, text, history, routing, rowOrder, deleted, context, overheard, health, simultaneity];

/** Requirements that cases prove in a run and that recorded traffic may decide too. In a run they are left to the cases. */
export const recordedJudges: readonly Judge[] = [admissions, refusals, naming, sockets, overlap, endings, stops];

export interface JudgeOptions {
  /** Leaves out findings, undecided places and counts of requirements for which it answers false. */
  readonly only?: (requirement: RequirementId) => boolean;
}

/** Judges a log: a run's, or a recorded file's. Findings come in the order of the log. */
export function judge(entries: readonly Entry[], { only = () => true }: JudgeOptions = {}): Judgement {
  const view = logView(entries);
  const findings: Finding[] = [];
  const undecided: Undecided[] = [];
  const seen = new Map<RequirementId, number>();
  for (const one of view.live ? judges : [...judges, ...recordedJudges]) {
    const judgement = one(view);
    findings.push(...judgement.findings.filter(({ requirement }) => only(requirement)));
    undecided.push(...judgement.undecided.filter(({ requirement }) => only(requirement)));
    for (const [requirement, places] of judgement.seen) if (only(requirement)) seen.set(requirement, (seen.get(requirement) ?? 0) + places);
  }
  return { findings: findings.sort((a, b) => a.at - b.at), undecided, seen };
}
