import type { Exchange } from "./exchange.js";
import { stringIn } from "./json.js";
import type { TurnDraft } from "./turn.js";

/** What an HTTP answer or an event stream tells about the turn it was opened for. */
export function followExchange(turn: TurnDraft, exchange: Exchange): void {
  const { answer, json, head, blocks, end } = exchange;
  if (answer) {
    const { seq, at, status } = answer;
    const native = `HTTP ${status}`;
    const text = stringIn(json, "response");
    if (status >= 200 && status < 300) turn.terminals.push({ seq, at, kind: text === "" ? "silent" : "completed", native, ...(text === undefined ? {} : { text }) });
    else turn.terminals.push({ seq, at, kind: status >= 500 || status === 409 ? "failed" : "refused", native });
    turn.channelEndAt = seq;
    turn.channelEndBy = "server";
  }
  if (head) turn.signs.push({ seq: head.seq, native: `HTTP ${head.status}` });
  for (const { seq, at, event } of blocks) {
    if (!event) continue;
    if (event.name === "chunk") turn.deltas.push({ seq, text: stringIn(event.json, "content") ?? "" });
    else if (event.name === "done") turn.terminals.push({ seq, at, kind: "completed", native: "done" });
    else if (event.name === "error") turn.terminals.push({ seq, at, kind: "failed", native: "error" });
    else turn.signs.push({ seq, native: event.name });
  }
  if (!end) return;
  turn.channelEndAt = end.seq;
  turn.channelEndBy = end.kind === "client-gone" ? "client" : "server";
}
