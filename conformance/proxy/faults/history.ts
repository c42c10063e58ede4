import { answersTo, counting, Neighbours } from "../aids.js";
import { changed, listIn, objectIn, textIn } from "../json.js";
import type { JsonObject } from "../json.js";
import { placeOf } from "../place.js";
import type { ProxyFault } from "../proxy-fault.js";
import type { Spoiler } from "../traffic.js";

type Rows = readonly JsonObject[];

/** Changes the rows of whatever history is read, by its id or as the active one. */
function rowsRead(change: (rows: Rows, session: string, agent: string) => Rows, doors: readonly string[] = ["history", "active"]): Spoiler {
  return answersTo(doors, (reply, ask) =>
    ask.method === "GET"
      ? changed(reply, (body) => ("messages" in body ? { ...body, messages: change(listIn(body, "messages"), textIn(body, "session_id") ?? "", textIn(body, "agent_id") ?? "") } : body))
      : reply,
  );
}

/** Keeps the rows last read of each session and answers with those of a neighbour of the same agent. */
function neighboursRows(): (rows: Rows, session: string, agent: string) => Rows {
  const known = new Neighbours();
  const last = new Map<string, Rows>();
  return (rows, session, agent) => {
    if (rows.length > 0) {
      last.set(session, rows);
      known.note(agent, session);
    }
    return last.get(known.of(agent, session) ?? "") ?? [];
  };
}

/** Histories, spoiled on their way back. */
export const historyFaults: readonly ProxyFault[] = [
  {
    name: "histories-end-with-the-rows-of-a-neighbour",
    depth: "wire-http",
    breaks: ["history.session.holds-only-its-own-turns"],
    spoil: () => {
      const neighbours = neighboursRows();
      return rowsRead((rows, session, agent) => [...rows, ...neighbours(rows, session, agent)]);
    },
  },
  {
    name: "histories-of-three-turns-hold-the-last-answer-of-a-neighbour",
    depth: "wire-http",
    sly: "only from the third turn of a session",
    breaks: ["history.session.holds-only-its-own-turns"],
    spoil: () => {
      const neighbours = neighboursRows();
      return rowsRead((rows, session, agent) => {
        const foreign = neighbours(rows, session, agent);
        return rows.length >= 6 ? [...rows, ...foreign.slice(-1)] : rows;
      });
    },
  },
  {
    name: "every-third-read-lacks-the-last-turn",
    depth: "wire-http",
    sly: "only every third read of a session",
    breaks: ["history.turn.is-kept"],
    spoil: () => {
      const reads = counting();
      return rowsRead((rows, session) => (rows.length > 0 && reads(session) % 3 === 0 ? rows.slice(0, -2) : rows));
    },
  },
  {
    name: "histories-stand-newest-first",
    depth: "wire-http",
    breaks: ["history.rows.keep-the-order-of-turns"],
    spoil: () => rowsRead((rows) => [...rows].reverse()),
  },
  {
    name: "the-third-turn-of-a-history-stands-before-the-second",
    depth: "wire-http",
    sly: "only from the third turn of a session",
    breaks: ["history.rows.keep-the-order-of-turns"],
    spoil: () => rowsRead((rows) => [...rows.slice(0, 2), ...rows.slice(4, 6), ...rows.slice(2, 4), ...rows.slice(6)]),
  },
  {
    name: "histories-double-their-last-turn",
    depth: "wire-http",
    breaks: ["history.turn.is-held-once"],
    spoil: () => rowsRead((rows) => [...rows, ...rows.slice(-2)]),
  },
  {
    name: "histories-are-served-from-the-first-read",
    depth: "wire-http",
    sly: "only from the second read of a session that held a turn",
    breaks: ["history.turn.is-kept"],
    spoil: () => {
      const first = new Map<string, Rows>();
      return rowsRead((rows, session) => {
        if (rows.length > 0 && !first.has(session)) first.set(session, rows);
        return rows.length > 0 ? first.get(session)! : rows;
      });
    },
  },
  {
    name: "histories-show-their-last-twenty-rows",
    depth: "wire-http",
    sly: "only from the eleventh turn of a session",
    breaks: ["history.turn.is-kept"],
    spoil: () => rowsRead((rows) => rows.slice(-20)),
  },
  {
    name: "long-rows-of-a-history-are-cut",
    depth: "wire-http",
    sly: "only answers over 2000 characters",
    breaks: ["text.sse.deltas-are-the-history-text"],
    spoil: () => rowsRead((rows) => rows.map((row) => (row["role"] === "Assistant" ? { ...row, content: textIn(row, "content")!.slice(0, 2000) } : row))),
  },
  {
    name: "histories-tidy-up-what-users-wrote",
    depth: "wire-http",
    breaks: ["history.user-text.is-what-was-sent"],
    spoil: () => rowsRead((rows) => rows.map((row) => (row["role"] === "User" ? { ...row, content: textIn(row, "content")!.replace(/\s+/g, " ").trim() } : row))),
  },
  {
    name: "the-active-session-reads-one-turn-late",
    depth: "wire-http",
    sly: "only where the active session is read as such",
    breaks: ["history.turn.is-kept"],
    spoil: () => rowsRead((rows) => rows.slice(0, -2), ["active"]),
  },
  {
    name: "the-third-read-of-a-session-makes-it-active",
    depth: "wire-http",
    sly: "only the third read of a session",
    breaks: ["history.read.changes-nothing"],
    spoil: () => {
      const reads = counting();
      return {
        async http(ask, pass) {
          const reply = await pass(ask);
          if (placeOf(ask.path).what !== "history" || ask.method !== "GET" || reply.status !== 200) return reply;
          const { agent_id: agent, session_id: session } = objectIn(reply.body) ?? {};
          if (reads(String(session)) === 3) await pass({ ...ask, method: "POST", path: `/api/agents/${String(agent)}/sessions/${String(session)}/switch` });
          return reply;
        },
      };
    },
  },
  {
    name: "the-third-read-of-a-session-shows-the-rows-of-a-neighbour",
    depth: "wire-http",
    sly: "only the third read of a session, and only where one of the same agent was read before",
    breaks: ["history.session.holds-only-its-own-turns", "routing.http-explicit.lands-in-its-session", "routing.sse-explicit.lands-in-its-session", "routing.ws-explicit.lands-in-its-session"],
    spoil: () => {
      const neighbours = neighboursRows();
      const reads = counting();
      return rowsRead((rows, session, agent) => {
        const foreign = neighbours(rows, session, agent);
        return rows.length > 0 && foreign.length > 0 && reads(session) === 3 ? foreign : rows;
      }, ["history"]);
    },
  },
];
