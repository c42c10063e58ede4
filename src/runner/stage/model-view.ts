import { canariesIn, lastCanary } from "../../log/index.js";
import type { Entry, ModelAnswerEntry, ModelCallEntry, ModelMessage } from "../../log/index.js";
import type { ModelCall } from "../../model/index.js";
import type { ModelRow, ModelView, ModelWords, SideCall, Turn } from "../words.js";
import { openGateBesides } from "./gate.js";
import type { Scene } from "./scene.js";
import { waitUntil } from "./wait.js";

/** What the suite's own model saw and said, read from the log. */
export function modelWords(scene: Scene): ModelWords {
  const { log, model, signal } = scene.context;
  const until = async (fact: () => boolean, deadlineMs: number): Promise<boolean> => {
    const found = await waitUntil(() => (fact() ? true : undefined), (wake) => log.onEntry(wake), deadlineMs, signal);
    return found === true;
  };
  /** A title or a summary may end in the words of a turn: what the model took for none of them is none. */
  const callsOf = (turn: Turn): ModelCallEntry[] => {
    const beside = idsBesides(model?.callsSince(0) ?? []);
    return asking(log.entries, turn).filter(({ id }) => !beside.has(id));
  };
  return {
    shownFor: (turn) => callsOf(turn).map(viewOf).at(-1),
    callsFor: (turn) => callsOf(turn).map(viewOf),
    asked: (turn, calls, deadlineMs = scene.turnMs) => until(() => callsOf(turn).length >= calls, deadlineMs),
    settled: (turn, deadlineMs = scene.turnMs) => until(() => callsOf(turn).every(({ id }) => isAnswered(log.entries, id)), deadlineMs),
    besides: (since) => sideCalls(log.entries, model?.callsSince(0) ?? [], since, scene.turns),
    holdBesides: (turn) => openGateBesides(scene, turn.canary),
    usageOf(turn) {
      const counts = (model?.callsFor(turn.canary) ?? []).flatMap(({ usage }) => usage ?? []);
      return { input: sum(counts.map(({ input }) => input)), output: sum(counts.map(({ output }) => output)) };
    },
  };
}

/** Calls whose latest user words carry the turn's canary, in order. */
function asking(entries: readonly Entry[], turn: Turn): ModelCallEntry[] {
  return entries.filter((entry): entry is ModelCallEntry => {
    if (entry.kind !== "model" || !entry.body.messages) return false;
    const asked = entry.body.messages.findLast((message) => message.role === "user");
    return asked !== undefined && lastCanary(textOf(asked))?.canary === turn.canary;
  });
}

/** Calls after `since` that the model took for no turn and that hold words of one of these. */
function sideCalls(entries: readonly Entry[], calls: readonly ModelCall[], since: number, turns: readonly Turn[]): SideCall[] {
  const beside = idsBesides(calls);
  return entries.flatMap((entry) => {
    if (entry.kind !== "model" || entry.seq <= since || !beside.has(entry.id)) return [];
    const view = viewOf(entry);
    if (!turns.some((turn) => view.canaries.includes(turn.canary))) return [];
    const said = entries.find((other): other is ModelAnswerEntry => other.kind === "model-answer" && other.id === entry.id);
    return [{ ...view, ...(said?.content === undefined ? {} : { answer: said.content }) }];
  });
}

function idsBesides(calls: readonly ModelCall[]): ReadonlySet<string> {
  return new Set(calls.flatMap(({ id, kind }) => (kind === "side" ? [id] : [])));
}

function isAnswered(entries: readonly Entry[], id: string): boolean {
  return entries.some((entry) => entry.kind === "model-answer" && entry.id === id);
}

function viewOf({ body: { messages = [] }, seq }: ModelCallEntry): ModelView {
  const rows = messages.filter((message) => message.role !== "system").map(rowOf);
  const system = messages.filter((message) => message.role === "system").map(textOf).join("\n");
  return { system, rows, canaries: canariesIn([system, ...rows.map((row) => row.text)].join("\n")), at: seq };
}

function rowOf(message: ModelMessage): ModelRow {
  const calls = (message.tool_calls ?? []).flatMap((call) => {
    const id = (call as { readonly id?: unknown } | null)?.id;
    return typeof id === "string" ? [id] : [];
  });
  return { role: message.role, text: textOf(message), calls, ...(message.tool_call_id === undefined ? {} : { resultOf: message.tool_call_id }) };
}

function textOf(message: ModelMessage): string {
  if (typeof message.content === "string") return message.content;
  return (message.content ?? []).map((part) => part.text ?? "").join("\n");
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
