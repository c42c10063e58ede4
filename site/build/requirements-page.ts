import type { LedgerRow, LedgerSource } from "../../generated/ledger.js";
import { caughtView } from "./caught-view.js";
import type { Facts } from "./facts.js";
import { html, joined, prose, type Html, type Piece } from "./html.js";
import type { OpenApi } from "./http-page.js";
import { metBy } from "./met-by.js";
import type { Page } from "./page.js";
import { placeOf } from "./place-of.js";

/** Every row of the ledger: what it asks, what proves it, what breaks it, who meets it. */
export function requirementsPage(facts: Facts, openapi: OpenApi): Page {
  const { ledger, cases, faults, results } = facts;
  const areas = [...new Set(ledger.map(({ area }) => area))];
  const caught = new Map(facts.score.rows.map((row) => [row.fault, row.caught]));
  return {
    path: "requirements.html",
    title: "Requirements",
    description: "Every requirement: its sentence, its source, the cases that prove it, the wrong servers that break it, and the known servers that meet it.",
    script: "filter.js",
    finds: ledger.map((row) => ({ at: row.id, title: row.id, text: row.text, kind: "requirement" })),
    body: html`<h1>Requirements</h1>
<p class="lead">${ledger.length} sentences in ${areas.length} areas. ${cases.length} cases ask for them, ${faults.length} wrong servers show that the cases do see what they ask for${results.length === 0 ? "." : `, and ${results.length} real ${results.length === 1 ? "server has" : "servers have"} been asked.`}</p>
<form class="filters" data-filters hidden>
<label>Text <input type="search" name="text" autocomplete="off" spellcheck="false"></label>
<label>Area <select name="area"><option value="">all</option>${areas.map((area) => html`<option>${area}</option>`)}</select></label>
<label>Level <select name="level"><option value="">all</option><option>MUST</option><option>SHOULD</option><option>MAY</option></select></label>
<p class="found" role="status"></p>
</form>
${areas.map((area) => html`<section class="area" aria-labelledby="area-${area}">
<h2 id="area-${area}">${area}</h2>
${ledger.filter((row) => row.area === area).map((row) => rowOf(row, facts, openapi, caught))}</section>
`)}`,
  };
}

function rowOf(row: LedgerRow, facts: Facts, openapi: OpenApi, caught: ReadonlyMap<string, boolean>): Html {
  const own = facts.cases.filter(({ proves }) => proves === row.id);
  const breaking = facts.faults.filter(({ breaks }) => breaks.includes(row.id));
  const met = metBy(row.id, facts.results);
  return html`<details class="row" id="${row.id}" data-area="${row.area}" data-level="${row.level}">
<summary><span class="id">${joined(row.id.split(/(?<=\.)/), "<wbr>")}</span> <span class="level">${row.level}</span> <span class="text">${prose(row.text)}</span></summary>
<dl>
${fact("link", html`<a href="#${row.id}">#${row.id}</a>`)}
${fact("source", sourceOf(row.source))}
${fact("where", placeOf(row.at, openapi))}
${row.untestable === undefined ? fact(own.length === 1 ? "case" : "cases", html`<ul>${own.map((one) => html`<li><code>${one.situation}</code> ${prose(one.title)}</li>`)}</ul>`) : fact("not seen", prose(row.untestable))}
${breaking.length === 0 ? undefined : fact("broken by", html`<ul>${breaking.map(({ name }) => html`<li><a href="wrong-servers.html#${name}">${name}</a> ${caughtView(caught.get(name))}</li>`)}</ul>`)}
${fact("servers", met)}
${row.native ? fact("note", "About this API's own shape: it says nothing about servers of other shapes.") : undefined}
</dl>
</details>
`;
}

function fact(name: string, value: Piece): Html | undefined {
  return value === undefined ? undefined : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function sourceOf({ proposal, bug, rfc, ours }: LedgerSource): Html {
  const link = (url: string): Html => html`<a href="${url}">${url.replace(/^https:\/\/(github\.com\/|www\.)?/, "").replace(/\/(issues|pull)\//, "#")}</a>`;
  const parts = [proposal === undefined ? undefined : html`<a href="docs/spec/promises.html">promise ${proposal}</a>`, bug === undefined ? undefined : link(bug), rfc === undefined ? undefined : link(rfc), ours === undefined ? undefined : prose(ours)];
  return joined(parts.filter((part) => part !== undefined), "; ");
}
