/**
 * Calls a server makes for itself: a title, a summary, facts worth remembering. They quote turns, canaries and directives
 * included, and must not be taken for one. Nothing in the protocol tells them apart, so this is a rule of thumb; it is
 * narrow on purpose, because a turn taken for a side call would blame a right server. A call is a side call when
 *
 * - its first system text or the user's message *begins* with such a task ("You are a title generator", "Summarize …"), or
 *   such a task stands behind the words of the last turn (a summary asked for in a merged row);
 * - the last canary is that of an answer (`<canary>.<k>`): only a pasted talk ends so;
 * - the message has lines of both speakers ("User: …", "Assistant: …") and the last canary stands in the user's.
 *
 * An agent whose own instructions begin with one of these tasks cannot be used with the scripted model.
 */
export function asksForSideWork(text: string): boolean {
  return TASK.test(text.trimStart().slice(0, 300));
}

/** Some words, at most `n`, before the one that matters. */
const some = (n: number): string => String.raw`(?:[\w,'-]+\s+){0,${n}}?`;

const TASKS = [
  String.raw`you\s+(?:are|act\s+as)\s+an?\s+${some(4)}(?:summari[sz]er|(?:title|summary|memory|fact)[\s-]+(?:generator|writer|extractor))\b`,
  String.raw`you\s+are\s+an?\s+${some(4)}tasked\s+with\s+(?:summari[sz]ing|${some(3)}(?:titles?|summar(?:y|ies)))\b`,
  String.raw`your\s+task\s+is\s+to\s+${some(5)}(?:summari[sz]e|summary|titles?)\b`,
  String.raw`(?:you\s+)?(?:generate|write|create|produce|provide|suggest)\s+${some(6)}(?:titles?|summary|summaries)\b`,
  String.raw`(?:you\s+)?extract\s+${some(5)}(?:facts?|memory|memories|preferences)\b`,
  String.raw`(?:you\s+)?summari[sz]e\b`,
];
const TASK = new RegExp(String.raw`^[-#*\s<[("]*(?:please\s+)?(?:${TASKS.join("|")})`, "i");

/** "User:", "**Assistant**:", "[user]:", "- User asked:" at the begin of a line. */
const SPEAKER = /^[-*#<[" ]{0,8}(user|human|assistant|ai|model)(?: (?:asked|said|responded))?["\]*>]{0,4} ?[:>\]]/gim;

/** True when `before` (the message up to its last canary) ends inside a user's line of a pasted talk of two speakers. */
export function endsInPastedTalk(before: string): boolean {
  const speakers = [...before.matchAll(SPEAKER)].map((match) => match[1]!.toLowerCase());
  const isUser = (speaker: string): boolean => speaker === "user" || speaker === "human";
  const last = speakers.at(-1);
  return last !== undefined && isUser(last) && speakers.some((speaker) => !isUser(speaker));
}
