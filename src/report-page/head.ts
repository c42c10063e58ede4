import { blockedAlone, charges, countsText, duration, knownReds, notApplicable, safe, targetText, undecided, unseenEntries, verdict, wrongEntries } from "../reporters/index.js";
import type { Group, Report } from "../reporters/index.js";
import { html } from "./escape.js";

/** The verdict, what was judged, what is broken, and what could not be judged: readable without the script. */
export function headOf(report: Report): string {
  const { word, sentence } = verdict(report);
  return [
    '<a class="skip" href="#requirements">To the requirements</a>',
    `<header class="${word === "PASSED" ? "good" : "bad"}">`,
    `<h1><span class="word">${word}</span> <span class="what">Are sessions kept apart?</span></h1>`,
    `<p class="sentence">${html(sentence)}</p>`,
    `<dl>${facts(report).map(([name, value]) => `<div><dt>${name}</dt><dd>${html(value)}</dd></div>`).join("")}</dl>`,
    "</header>",
    broken(report),
    wronglyListed(report),
    knownFailing(report),
    unjudged(report),
  ].join("\n");
}

function facts(report: Report): [string, string][] {
  const { target } = report;
  return [
    ["judged", targetText(target)],
    ["when", report.startedAt.replace("T", " ").replace(/\.\d+Z$/, " UTC")],
    ["by", `contract ${safe(report.contract)}, ${safe(report.tool)}`],
    ...(target.model === undefined ? [] : [["model", target.model === "scripted" ? "scripted, held and watched by the suite" : "not ours"] as [string, string]]),
    ...(target.profile === undefined ? [] : [["profile", safe(target.profile)] as [string, string]]),
    ...(report.mode === "run" ? ([["cases", countsText(report.counts.cases)], ["seed", String(report.seed)]] as [string, string][]) : []),
    ["requirements", countsText(report.counts.requirements)],
    ["time", duration(report.durationMs)],
  ];
}

function broken(report: Report): string {
  const all = charges(report).filter((charge) => charge.level !== "MAY" && charge.known === undefined);
  if (all.length === 0) return "";
  const items = all.map((charge) => {
    const also = charge.because.length === 0 ? "" : ` <span class="also">and ${charge.because.length} more only because of it</span>`;
    return `<li class="${charge.level === "MUST" ? "failed" : "warned"}"><a href="#${html(charge.requirement)}">${html(charge.requirement)}</a> ${html(charge.sightings[0]?.finding.sentence ?? "").replace(/`([^`]+)`/g, "<code>$1</code>")}${also}</li>`;
  });
  return `<nav aria-labelledby="broken"><h2 id="broken">Broken</h2><ul class="broken">${items.join("")}</ul></nav>`;
}

function wronglyListed(report: Report): string {
  const items = wrongEntries(report).map(({ because }) => `<li class="failed">${html(safe(because))}</li>`);
  return items.length === 0 ? "" : `<section aria-labelledby="wrong"><h2 id="wrong">Wrongly listed as known to fail</h2><ul class="broken">${items.join("")}</ul></section>`;
}

function knownFailing(report: Report): string {
  const items = knownReds(report).map(({ id, reason, because }) => {
    const also = because.length === 0 ? "" : ` <span class="also">and ${because.length} more only because of it</span>`;
    return `<li class="known"><a href="#${html(id.split("/")[0] ?? id)}">${html(id)}</a> ${html(safe(reason))}${also}</li>`;
  });
  return items.length === 0 ? "" : `<nav aria-labelledby="known"><h2 id="known">Known failing</h2><ul class="broken">${items.join("")}</ul></nav>`;
}

/** What could not be judged, and why, by reason. */
function unjudged(report: Report): string {
  const blocks = [
    ...groups("blocked", blockedAlone(report)),
    ...groups("not applicable", notApplicable(report)),
    ...groups("undecided", undecided(report)),
    ...unseenEntries(report).map(({ because, ids }) => `<li><details><summary><b>${ids.length} known failing, not seen</b>: ${html(safe(because))}</summary><p>${html(safe(ids.join(", ")))}</p></details></li>`),
    ...report.suite.faults.map((fault) => `<li>an error of the suite itself${fault.case === undefined ? "" : ` in ${html(safe(fault.case))}`}: ${html(safe(fault.message))}</li>`),
  ];
  if (blocks.length === 0) return '<section aria-labelledby="unjudged"><h2 id="unjudged">Not judged</h2><p>Everything that was asked for could be judged.</p></section>';
  return `<section aria-labelledby="unjudged"><h2 id="unjudged">Not judged, and why</h2><ul class="reasons">${blocks.join("")}</ul></section>`;
}

function groups(what: string, list: readonly Group[]): string[] {
  return list.map(({ because, ids, dependants }) => {
    const all = [...ids, ...dependants];
    const names = all.map((id) => `<li><a href="#${html(id.split("/")[0] ?? id)}">${html(id)}</a></li>`).join("");
    return `<li><details><summary><b>${all.length} ${what}</b>: ${html(safe(because))}</summary><ul>${names}</ul></details></li>`;
  });
}
