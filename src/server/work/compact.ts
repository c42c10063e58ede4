import { ModelFailure } from "../../model/port.js";
import type { Core } from "../core.js";
import { Cancelled, Refusal } from "../refusal.js";
import type { About } from "../seams.js";
import { askModel } from "../turn/model-call.js";

/**
 * Puts a summary, made of one session's own rows, in the place of its oldest ones. Turns may run meanwhile: they only add rows.
 * @returns a sentence that says what was done. Throws 409 when the session was deleted or compacted meanwhile, 502 when the model failed.
 */
export async function compactSession(core: Core, session: string, about: About): Promise<string> {
  const { store, memory } = core.seams;
  const said: About = { ...about, session };
  const hold = store.hold(session);
  const rows = store.rows(session, said);
  const { above, keep } = memory.compaction;
  if (rows.length <= above) return `No compaction needed (${rows.length} messages, threshold ${above})`;

  const old = rows.slice(0, rows.length - keep);
  let text: string;
  try {
    text = await askModel(core.seams, memory.summaryPrompt({ session, rows: old }, said), core.closing, said, core.settings.limits.maxMessageBytes);
  } catch (error) {
    if (error instanceof ModelFailure) throw new Refusal(502, `Compaction failed: ${error.message.slice(0, 300)}`);
    if (error instanceof Cancelled) throw new Refusal(error.status, error.message);
    throw error;
  }
  if (!store.replace({ to: hold, old, by: [{ role: "System", content: text, turn: "" }] }, said)) {
    throw new Refusal(409, "The session was deleted or compacted meanwhile");
  }
  return `Compacted ${old.length} messages into a summary (${text.length} characters), kept ${keep} recent messages`;
}
