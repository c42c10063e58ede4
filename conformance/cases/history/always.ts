import { always, type ConformanceCase } from "../../../src/runner/index.js";

/** What histories hold is judged wherever the run read one. */
export const historyAlways: readonly ConformanceCase[] = [
  always("history.turn.is-kept", ["every-ninth-answer-is-not-stored", "a-history-shows-its-newest-thirty-turns", "the-active-history-lacks-its-newest-turn", "a-turn-sent-on-a-second-socket-is-forgotten"]),
  always("history.turn.is-held-once", ["a-turn-that-waited-is-stored-twice", "answers-of-streams-are-stored-twice"]),
  always("history.session.holds-only-its-own-turns", ["turns-at-the-same-time-are-written-to-both-sessions", "a-created-session-begins-with-the-rows-of-the-active-one"]),
  always("history.rows.keep-the-order-of-turns", ["answers-stand-before-their-questions", "from-the-third-turn-on-the-newest-rows-come-first"]),
  always("history.deleted-session.stays-deleted", ["deleted-sessions-stay-in-the-list"], ["sessions.delete"]),
];
