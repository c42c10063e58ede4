import { validateStreamEvent } from "../../generated/validators.js";
import { sayProblems } from "./frames.js";
import { known, Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import { contentTypeOf } from "./http-answers.js";
import type { Exchange } from "./view/exchange.js";
import { shown } from "./view/json.js";
import type { LogView } from "./view/log-view.js";
import type { SseBlock } from "./view/sse-block.js";
import type { Turn } from "./view/turn.js";

/** Every event stream follows the grammar of server-sent events, and its events are of documented types and shapes. */
export const stream: Judge = (view) => {
  const sheet = new Sheet(view);
  for (const exchange of view.exchanges) {
    if (!isEventStream(exchange)) continue;
    const turns = view.turnsOn(exchange.id);
    judgeGrammar(view, sheet, exchange, turns);
    for (const block of exchange.blocks) if (block.event) judgeEvent(sheet, block, block.event, turns);
  }
  return sheet;
};

export function isEventStream({ head }: Exchange): boolean {
  return head !== undefined && head.status === 200 && contentTypeOf(head.headers) === "text/event-stream";
}

/** One finding a stream: its first fault of grammar, with all of them named. */
function judgeGrammar(view: LogView, sheet: Sheet, { blocks, rest, end }: Exchange, turns: readonly Turn[]): void {
  const faults = blocks.flatMap(({ seq, dropped }) => dropped.map((what) => ({ seq, what })));
  const bad = blocks.find(({ raw }) => raw.includes("\uFFFD") && !turns.some((turn) => saidItself(view, turn)));
  if (bad) faults.push({ seq: bad.seq, what: "bytes that are no UTF-8" });
  // What a broken or left stream had begun is no fault of its grammar.
  if (rest && rest.raw.trim() !== "" && end?.kind === "response-end" && !rest.raw.startsWith(":")) faults.push({ seq: rest.seq, what: `an end without a blank line, after ${shown(rest.raw, 60)}` });
  const [first] = faults.sort((a, b) => a.seq - b.seq);
  if (!first) return sheet.saw("stream.grammar.is-well-formed");
  sheet.charge("stream.grammar.is-well-formed", {
    at: first.seq,
    expected: "lines of fields and comments, none of them dropped by a parser",
    received: faults.map(({ what }) => what).slice(0, 5).join("; "),
    because: "a parser of server-sent events loses it",
    evidence: faults.slice(0, 5).map(({ seq }) => seq),
    turns,
  });
}

/** The replacement character may be what was said. */
function saidItself(view: LogView, turn: Turn): boolean {
  return turn.text.includes("\uFFFD") || view.callsOf(turn).some(({ answer }) => answer?.content?.includes("\uFFFD") === true);
}

function judgeEvent(sheet: Sheet, { seq }: SseBlock, event: NonNullable<SseBlock["event"]>, turns: readonly Turn[]): void {
  const shape = known(`stream.${event.name.replaceAll("_", "-")}.has-its-documented-shape`);
  if (!shape) return sheet.charge("stream.any.is-a-documented-event", { at: seq, expected: "an event of a documented type", received: `event ${JSON.stringify(event.name)}`, because: "the contract does not know such an event", turns });
  sheet.saw("stream.any.is-a-documented-event");
  const problem = event.json === undefined ? `no JSON: ${shown(event.data)}` : sayProblems(validateStreamEvent(event.name, event.json));
  if (problem === "") sheet.saw(shape);
  else sheet.charge(shape, { at: seq, expected: "the documented shape", received: problem, because: `the data of the \`${event.name}\` event does not fit its schema`, turns });
}
