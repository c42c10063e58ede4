/** A fault that reddens nothing, and why that is so: what the suite does not ask, or cannot. */
export interface Survivor {
  readonly name: string;
  readonly because: string;
}

export const SURVIVORS: readonly Survivor[] = [
  { name: "long-answers-are-cut-on-the-way", because: "only the stream is asked for a long answer; no case has one over plain HTTP" },
  { name: "long-deltas-are-cut", because: "only the event stream is asked for a long answer; no case has a long piece on a WebSocket" },
  { name: "errors-of-the-model-quote-the-last-message-of-another-session", because: "the case looks for the words of one other session of its own, not for any words that are not the turn's" },
  { name: "deltas-go-to-a-socket-of-another-agent-as-well", because: "the case listens on a socket of its own; words of a foreign turn on any other socket of the run are not judged" },
  { name: "health-tells-the-session-spoken-to-first", because: "the case looks for ids of its own making, not for any session of the run" },
  { name: "a-stop-is-repeated-at-the-next-message", because: "the next turn of the cases is over at once: no stale stop meets it while it runs" },
];
