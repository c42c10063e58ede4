import { html, joined, type Html } from "./html.js";
import { type Column, MEANING, type Matrix, nameOf, partsOf, type Tally, WORD } from "./matrix.js";
import { reasonOf } from "./met-by.js";
import type { Page } from "./page.js";

/** The matrix of implementations. */
export function matrixPage({ areas, columns }: Matrix): Page {
  return {
    path: "matrix.html",
    title: "Implementations",
    description: "What real servers were found to be: requirements met, known, not met and not applicable, by area.",
    wide: true,
    finds: columns.map(({ result }) => ({ at: result.target, title: nameOf(result), text: result.binding, kind: "server" })),
    body: html`<h1>Implementations</h1>
<p class="lead">Real servers that nobody here wrote, started here beside the scripted model and judged: <code>sessionproof target NAME run</code>.</p>
<ul class="legend">${(Object.keys(WORD) as (keyof Tally)[]).map((kind) => html`<li><span class="${kind}">${WORD[kind]}</span> ${MEANING[kind]}</li>`)}</ul>
${columns.length === 0 ? html`<p class="note">There are no results yet: <code>results/</code> is empty.</p>` : html`${table(areas, columns)}${columns.map(section)}`}`,
  };
}

function table(areas: readonly string[], columns: readonly Column[]): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Servers by area"><table class="matrix">
<thead><tr><th scope="col">area</th>${columns.map(({ result }) => html`<th scope="col"><a href="#${result.target}">${nameOf(result)}</a></th>`)}</tr></thead>
<tbody>
${areas.map((area) => html`<tr><th scope="row"><a href="requirements.html#area-${area}">${area}</a></th>${columns.map(({ byArea }) => html`<td>${cell(byArea.get(area)!)}</td>`)}</tr>
`)}</tbody>
<tfoot><tr><th scope="row">all</th>${columns.map(({ total }) => html`<td>${cell(total)}</td>`)}</tr></tfoot>
</table></div>`;
}

function cell(tally: Tally): Html {
  const parts = partsOf(tally);
  return parts.length === 0 ? html`<span class="dim">–</span>` : joined(parts.map(([kind, count]) => html`<span class="${kind}">${count} ${WORD[kind].replace("not applicable", "n/a")}</span>`), ", ");
}

function section({ result, reds, notApplicable }: Column): Html {
  return html`<section aria-labelledby="${result.target}"><h2 id="${result.target}">${result.title}</h2>
<p>Version ${result.version}, spoken to through the binding <code>${result.binding}</code>, judged by contract ${result.contract}.</p>
${reds.length === 0 ? html`<p>Nothing red.</p>` : html`<h3>Not met</h3>
<ul class="reds">${reds.map(({ id, kind, reason }) => html`<li><a class="id" href="requirements.html#${id}">${id}</a> <span class="${kind.replace("not met", "notMet")}">${kind}</span>${reason === undefined ? undefined : html` ${reasonOf(reason)}`}</li>`)}</ul>`}
${notApplicable.length === 0 ? undefined : html`<h3>Not applicable</h3>
<ul>${notApplicable.map(([reason, count]) => html`<li>${count}: ${reason}</li>`)}</ul>`}
</section>
`;
}
