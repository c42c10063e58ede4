import type { OperationId, StatusOf } from "../../../generated/operations.js";
import { canariesIn } from "../../log/index.js";
import { Violation } from "../trouble.js";
import type { Charge, End, Expect, History, NativeAnswer, Session, Turn } from "../words.js";
import { courseOf, describeEnd, type TurnOnStage } from "./turn.js";

/** Charges what does not hold. Each word here knows one fact and how to say it. */
export function expectations(): Expect {
  const that: Expect["that"] = (holds, charge) => {
    if (!holds) throw violation(charge);
  };

  const ended = async (turn: Turn, wanted: string, fits: (end: End) => boolean): Promise<End> => {
    const end = await turn.end();
    if (end && fits(end)) return end;
    throw violation({
      expected: wanted,
      received: describeEnd(turn, end),
      because: `the turn ${turn.canary} over ${turn.door} heard ${courseOf(turn)}`,
      at: end?.at ?? turn.lastAt,
      turns: [turn],
      ...(end ? {} : { deadline: true as const }),
    });
  };

  const read = async (session: Session): Promise<History> => {
    const history = await session.findHistory();
    if (history) return history;
    throw violation({
      expected: `the history of ${session.id}`,
      received: "no such session",
      because: "a session that took turns cannot be read",
      at: session.lastReadAt,
    });
  };

  return {
    that,
    readable: read,
    completed: (turn) => ended(turn, "a completed turn", (end) => end.kind === "completed"),
    refused: (turn) => ended(turn, "a refusal", (end) => end.kind === "refused" || (end.kind === "failed" && turn.door === "ws")),
    failed: (turn) => ended(turn, "a failed turn", (end) => end.kind === "failed" || (end.kind === "refused" && (end.status === 409 || end.status === 429))),
    async historyIs(session, turns) {
      const history = await read(session);
      const spoken = rowCanaries(history, "user");
      const wanted = turns.map((turn) => turn.canary);
      that(same(spoken, wanted), {
        expected: `user rows of ${say(wanted)}`,
        received: `user rows of ${say(spoken)}`,
        because: `the history of ${session.id} does not hold exactly the turns addressed to it`,
        at: history.at,
        turns,
      });
      const answered = rowCanaries(history, "assistant");
      const ended = (await Promise.all(turns.map(async (turn) => ((await turn.end())?.kind === "completed" ? [turn.canary] : [])))).flat();
      that(same(answered, ended), {
        expected: `answers to ${say(ended)}`,
        received: `answers to ${say(answered)}`,
        because: `the history of ${session.id} does not hold exactly the answers of its completed turns`,
        at: history.at,
        turns,
      });
    },
    async historyLacks(session, turn) {
      const history = await session.findHistory();
      if (!history) return;
      that(!history.canaries.includes(turn.canary), {
        expected: `nothing of ${turn.canary}`,
        received: `a row with ${turn.canary}`,
        because: `the history of ${session.id} holds words of a turn that was not addressed to it`,
        at: history.at,
        turns: [turn],
      });
    },
    async gone(session) {
      const history = await session.findHistory();
      that(history === undefined, {
        expected: "no such session",
        received: `a history of ${history?.rows.length ?? 0} rows`,
        because: `session ${session.id} can still be read`,
        at: session.lastReadAt,
      });
    },
    status: <Op extends OperationId>(answer: NativeAnswer<Op>, ...expected: StatusOf<Op>[]) => {
      that((expected as number[]).includes(answer.status), {
        expected: expected.join(" or "),
        received: String(answer.status),
        because: `${answer.operation} answered ${answer.status}`,
        at: answer.at,
      });
    },
  };
}

export function violation(charge: Charge): Violation {
  return new Violation({
    subjects: (charge.turns ?? []).map((turn) => turn.canary),
    at: charge.at,
    expected: charge.expected,
    received: charge.received,
    because: charge.because,
    evidence: [charge.at],
    ...(charge.deadline ? { deadline: true as const } : {}),
  });
}

/** Canaries of the rows of one role, in order; a canary that stands in two rows is named twice. */
function rowCanaries(history: History, role: "user" | "assistant"): string[] {
  return history.rows.filter((row) => row.role === role).flatMap((row) => canariesIn(row.text));
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

function say(canaries: readonly string[]): string {
  return canaries.length === 0 ? "no turn" : canaries.join(", ");
}
