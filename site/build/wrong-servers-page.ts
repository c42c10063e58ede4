import type { Fault } from "../../conformance/faults/fault.js";
import type { ScoreRow } from "../../conformance/matrix/score.js";
import { caughtView } from "./caught-view.js";
import { type Facts, sentenceOf } from "./facts.js";
import { html, type Html } from "./html.js";
import type { Page } from "./page.js";

/** Every wrong server, and what the suite made of it when the score was measured. */
export function wrongServersPage({ faults, score }: Facts): Page {
  const rows = new Map(score.rows.map((row) => [row.fault, row]));
  const depths = [...new Set(faults.map(({ depth }) => depth))];
  return {
    path: "wrong-servers.html",
    title: "Wrong servers",
    description: "Every server that is wrong in exactly one way, and what the suite made of it.",
    script: "filter.js",
    finds: faults.map(({ name, like }) => ({ at: name, title: name, text: `${sentenceOf(name)} ${like ?? ""}`, kind: "wrong server" })),
    body: html`<h1>Wrong servers</h1>
<p class="lead">Each is the reference server with one thing changed. ${score.caught} of ${score.faults} are caught, ${score.exact} by exactly the cases that name them and nothing else; one turns ${score.meanRed} requirements red on average. <a href="docs/score.html">How this is measured</a>.</p>
<form class="filters" data-filters hidden>
<label>Text <input type="search" name="text" autocomplete="off" spellcheck="false"></label>
<label>Where it is wrong <select name="area"><option value="">anywhere</option>${depths.map((depth) => html`<option>${depth}</option>`)}</select></label>
<p class="found" role="status"></p>
</form>
${depths.map((depth) => html`<section class="area" aria-labelledby="area-${depth}">
<h2 id="area-${depth}">${depth}</h2>
${faults.filter((fault) => fault.depth === depth).map((fault) => rowOf(fault, rows.get(fault.name)))}</section>
`)}`,
  };
}

function rowOf(fault: Fault, row: ScoreRow | undefined): Html {
  const red = row?.red ?? [];
  return html`<details class="row" id="${fault.name}" data-area="${fault.depth}">
<summary><span class="text first">${sentenceOf(fault.name)}</span> <span class="level">${caughtView(row?.caught)}</span></summary>
<dl>
<div><dt>link</dt><dd><a href="#${fault.name}">#${fault.name}</a></dd></div>
${red.length > 0 ? undefined : html`<div><dt>is said to break</dt><dd><ul>${fault.breaks.map((id) => html`<li><a href="requirements.html#${id}">${id}</a></li>`)}</ul></dd></div>`}
${fault.sly === undefined ? undefined : html`<div><dt>shows</dt><dd>${fault.sly}</dd></div>`}
${fault.like === undefined ? undefined : html`<div><dt>as in</dt><dd>${/^https?:/.test(fault.like) ? html`<a href="${fault.like}">${fault.like}</a>` : fault.like}</dd></div>`}
${red.length === 0 ? undefined : html`<div><dt>turns red</dt><dd><ul>${red.map((id) => html`<li><a href="requirements.html#${id}">${id}</a></li>`)}</ul></dd></div>`}
<div><dt>see it</dt><dd><code>${demoCommand(fault.name, red.length > 0 ? red : fault.breaks)}</code></dd></div>
</dl>
</details>
`;
}

/** The command that judges this wrong server, by what it turns red. */
export function demoCommand(fault: string, red: readonly string[]): string {
  return `npx sessionproof demo --fault ${fault}${red.length === 0 ? "" : ` --select ${red.join(" ")}`}`;
}
