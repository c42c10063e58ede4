import type { ChatEvent } from "../../src/model/port.js";
import type { About, Seams, Turn } from "../../src/server/index.js";
import { change } from "./change.js";

/**
 * Ends the turns of a deleted session as it should, but goes on listening to the model and stores the answer under the session's id,
 * whoever holds that by then.
 */
export function lateAnswers(seams: Seams): Seams {
  return change(seams, "model", { chat: (request, signal, about) => (about.turn ? listening(seams, request, signal, about, about.turn) : seams.model.chat(request, signal, about)) });
}

async function* listening(seams: Seams, request: Parameters<Seams["model"]["chat"]>[0], signal: AbortSignal, about: About, turn: Turn): AsyncGenerator<ChatEvent> {
  const isDeleted = (): boolean => seams.store.hold(turn.session).incarnation !== turn.incarnation;
  const inner = new AbortController();
  // Turns are ended before their session is removed: whether it was deleted is known a moment later.
  signal.addEventListener("abort", () => setImmediate(() => void (isDeleted() || inner.abort(signal.reason))), { once: true });
  let text = "";
  for await (const event of seams.model.chat(request, inner.signal, about)) {
    if (event.type === "text") text += event.text;
    if (!signal.aborted) yield event;
  }
  if (signal.aborted && isDeleted()) seams.store.append({ to: seams.store.hold(turn.session), rows: [{ role: "Assistant", content: text, turn: turn.id }] }, about);
}
