import { canariesIn } from "../../log/index.js";
import type { ModelCallEntry, ModelMessage } from "../../log/index.js";
import type { ModelRow, ModelView, ModelWords, SideCall, Turn } from "../words.js";
import { callIndexOf, textOf, type CallIndex } from "./call-index.js";
import { openGateBesides } from "./gate.js";
import type { Scene } from "./scene.js";
import { waitUntil } from "./wait.js";

/** What the suite's own model saw and said, read from the log. */
export function modelWords(scene: Scene): ModelWords {
  const { log, model, signal } = scene.context;
  const index = callIndexOf(log);
  const isBeside = (id: string): boolean => model?.isBeside(id) ?? false;
  const until = async (fact: () => boolean, deadlineMs: number): Promise<boolean> => {
    const found = await waitUntil(() => (fact() ? true : undefined), (wake) => log.onEntry(wake), deadlineMs, signal);
    if (!found) scene.waitsInVain += 1;
    return found === true;
  };
  /** A title or a summary may end in the words of a turn: what the model took for none of them is none. */
  const callsOf = (turn: Turn): ModelCallEntry[] => {
    return [...index.asking(turn.canary)].filter(({ id }) => !isBeside(id));
  };
  return {
    shownFor: (turn) => callsOf(turn).map(viewOf).at(-1),
    callsFor: (turn) => callsOf(turn).map(viewOf),
    asked: (turn, calls, deadlineMs = scene.turnMs) => until(() => callsOf(turn).length >= calls, deadlineMs),
    settled: (turn, deadlineMs = scene.turnMs) => until(() => callsOf(turn).every(({ id }) => index.answerTo(id) !== undefined), deadlineMs),
    besides: (since) => sideCalls(index, isBeside, since, scene.turns),
    holdBesides: (turn) => openGateBesides(scene, turn.canary),
    usageOf(turn) {
      const counts = (model?.callsFor(turn.canary) ?? []).flatMap(({ usage }) => usage ?? []);
      return { input: sum(counts.map(({ input }) => input)), output: sum(counts.map(({ output }) => output)) };
    },
  };
}

/** Calls after `since` that the model took for no turn and that hold words of one of these. */
function sideCalls(index: CallIndex, isBeside: (id: string) => boolean, since: number, turns: readonly Turn[]): SideCall[] {
  return index.calls().flatMap((entry) => {
    if (entry.seq <= since || !isBeside(entry.id)) return [];
    const view = viewOf(entry);
    if (!turns.some((turn) => view.canaries.includes(turn.canary))) return [];
    const said = index.answerTo(entry.id);
    return [{ ...view, ...(said?.content === undefined ? {} : { answer: said.content }) }];
  });
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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
