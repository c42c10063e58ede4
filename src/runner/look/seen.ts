import type { Heard, Outcome } from "../../bindings/binding.js";
import type { Entry, Log } from "../../log/index.js";

/** Whether a server can do something, and what showed it. Undefined: it did not show. */
export interface Seen {
  readonly has: boolean | undefined;
  readonly how: string;
}

/** Statuses of a path or a method that is not there. */
const ABSENT = new Set([404, 405, 410, 501]);

/** What an operation's outcome says about the operation being there. */
export function seenIn(outcome: Outcome<unknown>, log: Log): Seen {
  const how = howOf(outcome, log);
  if (outcome.ok) return { has: true, how };
  // It was understood and did not suit the moment.
  if (outcome.status === 409) return { has: true, how };
  return { has: ABSENT.has(outcome.status) ? false : undefined, how };
}

/** `POST /api/agents answered 201`, as the log shows it. */
export function howOf(outcome: Outcome<unknown>, log: Log): string {
  const own = log.entries.filter((entry) => "id" in entry && entry.id === outcome.id);
  const request = own.find((entry) => entry.kind === "request");
  const answer = own.find((entry) => entry.kind === "response");
  const socket = own.find((entry): entry is Entry & { kind: "ws-open" | "ws-refused" } => entry.kind === "ws-open" || entry.kind === "ws-refused");
  if (socket !== undefined) return `GET ${pathIn(socket.url)} ${socket.kind === "ws-open" ? "opened a socket" : `answered ${socket.status}`}`;
  if (request === undefined) return outcome.ok ? "it answered" : outcome.what;
  const asked = `${request.method} ${pathIn(request.url)}`;
  if (answer === undefined) return `${asked}: ${outcome.ok ? "it answered" : outcome.what}`;
  return `${asked} answered ${answer.status}${!outcome.ok && answer.status < 300 ? " without what was asked for" : ""}`;
}

/** What the end of a turn says about the door it went through. */
export function doorSeen(end: Heard | undefined, asked: string, tookMs: number, deadlineMs: number): Seen {
  if (end === undefined) return { has: undefined, how: `${asked}: no end within ${deadlineMs} ms` };
  const told = [end.native, end.text].filter((part) => part !== undefined && part !== "").join(": ");
  switch (end.kind) {
    case "completed":
    case "silent":
      return { has: true, how: `${asked}: a turn completed in ${Math.round(tookMs)} ms` };
    case "failed":
      return { has: true, how: `${asked}: it is there, though the turn failed (${told})` };
    case "refused":
      return { has: ABSENT.has(end.status ?? 0) ? false : undefined, how: `${asked}: ${told}` };
    default:
      return { has: undefined, how: `${asked}: ${told}` };
  }
}

/** A path without its query, ids as `…`. */
export function pathIn(url = ""): string {
  return url.replace(/[?].*$/, "").replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi, "…");
}
