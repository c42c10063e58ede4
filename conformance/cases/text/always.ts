import { always } from "../../../src/runner/index.js";

export const textAlways = [
  always("text.ws.deltas-are-the-final-text", ["the-last-delta-comes-twice"], ["doors.ws"]),
  always("text.sse.deltas-are-the-history-text", ["a-fourth-chunk-is-lost"], ["doors.sse"]),
  always("text.history.is-the-final-text", ["stored-answers-lose-their-line-breaks"], ["doors.ws"]),
];
