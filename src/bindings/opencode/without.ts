import type { Binding } from "../binding.js";

const GOES_ON = "the stream tells everything of a directory and goes on after a turn";
const ID_DECIDES = "a directory owns no session: the id alone says which is meant, and nothing else is claimed";

/** What cannot be asked of this shape, with the reason. */
export const without: NonNullable<Binding["without"]> = {
  "stream.body.ends-after-its-terminal": GOES_ON,
  "turns.sse.ends-after-its-terminal": GOES_ON,
  "stream.head.is-sent-at-once": "the stream is opened before the message is sent",
  "ownership.http.foreign-session-is-refused": ID_DECIDES,
  "ownership.sse.foreign-session-is-refused": ID_DECIDES,
  "ownership.stop.foreign-session-is-refused": ID_DECIDES,
  "ownership.refused-turn.reaches-no-model": ID_DECIDES,
  "ownership.refusal.tells-nothing-of-the-session": ID_DECIDES,
  "errors.refused-message.starts-no-turn": "no message is refused for its length",
  "usage.tool-turn.sums-its-calls": "tokens are told of each message of the model, not of a turn",
};
