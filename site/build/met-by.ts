import { isRequirementId } from "../../generated/ledger.js";
import type { Result } from "../../generated/result.js";
import { html, joined, type Html } from "./html.js";
import { pathOfDocument } from "./links.js";
import { findingIn, nameOf } from "./matrix.js";

const WORDS = { passed: ["good", "meets it"], known: ["bad", "does not"], failed: ["bad", "does not"], warned: ["bad", "does not"], blocked: ["bad", "could not be judged"], "not-applicable": ["dim", "not applicable"] } as const;

/** What became of one requirement on every known server; undefined where none was asked. */
export function metBy(id: string, results: readonly Result[]): Html | undefined {
  const asked = results.filter(({ requirements }) => requirements[id] !== undefined);
  if (asked.length === 0) return undefined;
  return html`<ul>${asked.map((result) => {
    const { outcome, reason } = result.requirements[id]!;
    const [look, words] = WORDS[outcome];
    return html`<li>${nameOf(result)}: <span class="${look}">${words}</span>${reason === undefined ? undefined : html` (${reasonOf(reason)})`}</li>`;
  })}</ul>`;
}

/** A reason; the finding that it names, or the requirement that blocks, as a link. */
export function reasonOf(reason: string): Html {
  const blocker = /^by (\S+)$/.exec(reason)?.[1];
  if (blocker !== undefined && isRequirementId(blocker)) return html`by <a href="requirements.html#${blocker}">${blocker}</a>`;
  const finding = findingIn(reason);
  if (finding === undefined) return html`${reason}`;
  return joined(reason.split(finding).map((part) => html`${part}`), html`<a href="${pathOfDocument(finding)}">the finding</a>`.text);
}
