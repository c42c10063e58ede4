import type { About, Row, Seams } from "../../src/server/index.js";
import { onAnswers } from "../faults/change.js";
import { variation, type Variation, type Wrap } from "./variation.js";

type Json = Readonly<Record<string, unknown>>;
const HISTORY = new Set(["getSession", "getActiveSession"]);

/** Changes each object of an answer that stands for a session, with the session's rows at hand. */
function sessions(say: (session: Json, rows: readonly Row[], isHistory: boolean) => Json): Wrap {
  return (seams) => {
    const one = (session: Json, about: About): Json => (typeof session["session_id"] === "string" && typeof session["message_count"] === "number" ? say(session, seams.store.rows(session["session_id"], about), HISTORY.has(about.operation)) : session);
    return onAnswers(() => (answer, about) => {
      if (answer.status >= 300 || typeof answer.body !== "object" || answer.body === null) return answer;
      const body = answer.body as Json;
      const list = body["sessions"];
      return { ...answer, body: Array.isArray(list) ? { ...body, sessions: list.map((each) => one(each as Json, about)) } : one(body, about) };
    })(seams);
  };
}

const toolsIn = (rows: readonly Row[]): number => rows.reduce((sum, { tools }) => sum + (tools?.length ?? 0), 0);

const COUNT = "`message_count` counts what is stored; a history may show less.";

/** What histories show besides the turns. */
export const historyVariations: readonly Variation[] = [
  variation({
    name: "counts-tool-results-as-messages",
    depth: "wire",
    allowed: COUNT,
    wrap: sessions((session, rows) => ({ ...session, message_count: rows.length + toolsIn(rows) })),
  }),
  variation({
    name: "shows-the-system-text-as-a-row",
    depth: "wire",
    allowed: "A history may hold rows of the role `System`.",
    wrap: sessions((session, rows, isHistory) => {
      if (rows.length === 0) return session;
      const shown = { ...session, message_count: rows.length + 1 };
      return isHistory ? { ...shown, messages: [{ role: "System", content: "You are a test agent. Be brief." }, ...(session["messages"] as Json[])] } : shown;
    }),
  }),
  variation({
    name: "shows-no-row-without-words",
    depth: "wire",
    allowed: COUNT,
    wrap: sessions((session, _rows, isHistory) => (isHistory ? { ...session, messages: (session["messages"] as Json[]).filter(({ content, tools }) => content !== "" || tools !== undefined) } : session)),
  }),
  variation({
    name: "shows-tools-as-rows-of-their-own",
    depth: "wire",
    allowed: "How many rows a turn has is the server's affair.",
    wrap: sessions((session, rows, isHistory) => {
      const counted = { ...session, message_count: rows.length + toolsIn(rows) };
      if (!isHistory) return counted;
      const split = (row: Json): Json[] => (Array.isArray(row["tools"]) ? [{ role: "Assistant", content: row["content"] }, ...(row["tools"] as Json[]).map((tool) => ({ role: "System", content: "", tools: [tool] }))] : [row]);
      return { ...counted, messages: (session["messages"] as Json[]).flatMap(split) };
    }),
  }),
];
