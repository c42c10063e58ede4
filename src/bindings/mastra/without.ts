import type { Binding } from "../binding.js";

const ANY_TEXT = "a thread id is any text here, and another text is another thread";

/** What cannot be asked of this shape, with the reason. */
export const without: NonNullable<Binding["without"]> = {
  "ids.http-case.does-not-make-another-session": ANY_TEXT,
  "ids.sse-case.does-not-make-another-session": ANY_TEXT,
  "ids.read-case.does-not-matter": ANY_TEXT,
  "ids.other-spelling.makes-no-second-session": ANY_TEXT,
  "turns.sse.ends-after-its-terminal": "a stream closes with the mark `data: [DONE]`, as streams of this kind do",
  "errors.refused-message.starts-no-turn": "messages of any length are taken, so that there is none to be refused",
};
