import type { Row } from "../../src/server/index.js";
import { change, onSockets, onWords } from "./change.js";
import { fault, type Fault } from "./fault.js";
import type { RequirementId } from "../../generated/requirements.js";

/** Does not know the word of silence at one door: it is told, and stored, as an answer. */
function spoken(name: string, door: "http" | "sse" | "ws", broken: RequirementId): Fault {
  return fault({ name, depth: "model", breaks: [broken], wrap: onWords(door, (text) => (text === "NO_REPLY" ? "(no reply needed)" : text)) });
}

export const silentFaults: readonly Fault[] = [
  spoken("silence-is-spoken-over-http", "http", "silent.http.answers-with-nothing"),
  spoken("silence-is-spoken-over-sse", "sse", "silent.sse.ends-without-text"),
  spoken("silence-is-spoken-on-sockets", "ws", "silent.ws.ends-with-silent-complete"),
  fault({
    name: "silence-is-an-empty-response",
    depth: "wire",
    breaks: ["silent.ws.ends-with-silent-complete"],
    wrap: onSockets(() => (frame) => (frame.type === "silent_complete" ? [{ ...frame, type: "response", content: "", iterations: 1, cost_usd: null }] : [frame])),
  }),
  fault({
    name: "silent-turns-are-not-stored",
    depth: "store",
    sly: "only from the second turn of a session",
    breaks: ["silent.users-row.stays"],
    wrap: (seams) => {
      const questions = new Map<string, Row>();
      return change(seams, "store", {
        append({ to, rows }, about) {
          const [row] = rows;
          if (row === undefined || (about.turn?.index ?? 0) === 0) return seams.store.append({ to, rows }, about);
          if (row.role === "User" && seams.store.hold(to.session).incarnation === to.incarnation) {
            questions.set(row.turn, row);
            return true;
          }
          const question = questions.get(row.turn);
          questions.delete(row.turn);
          if (row.content === "" && !row.tools) return true;
          return seams.store.append({ to, rows: question ? [question, ...rows] : rows }, about);
        },
      });
    },
  }),
];
