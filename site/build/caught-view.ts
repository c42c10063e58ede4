import { html, type Html } from "./html.js";

/** What the score says of a wrong server; one that is younger than the score was not measured yet. */
export function caughtView(caught: boolean | undefined): Html {
  if (caught === undefined) return html`<span class="dim">not measured yet</span>`;
  return caught ? html`<span class="good">caught</span>` : html`<span class="bad">not caught</span>`;
}
