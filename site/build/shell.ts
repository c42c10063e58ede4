import { html, type Html } from "./html.js";
import { type Page, upFrom } from "./page.js";

const PLACES = [
  ["requirements.html", "Requirements"],
  ["wrong-servers.html", "Wrong servers"],
  ["matrix.html", "Matrix"],
  ["findings.html", "Findings"],
  ["guides.html", "Guides"],
  ["http.html", "HTTP"],
  ["events.html", "Events"],
  ["try.html", "Try it"],
] as const;

/** A page in the frame that all have: head, places, search. Its policy lets nothing come from elsewhere. */
export function inShell(page: Page): string {
  const up = upFrom(page.path);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policyOf(page)}">
<meta name="description" content="${page.description}">
<title>${page.path === "index.html" ? "sessionproof" : `${page.title} · sessionproof`}</title>
<link rel="icon" href="${up}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}assets/frame.css">
${page.foreign ? undefined : html`<link rel="stylesheet" href="${up}assets/page.css">`}
<script type="module" src="${up}assets/site.js"></script>
${page.script === undefined ? undefined : html`<script type="module" src="${up}assets/${page.script}"></script>`}
</head>
<body data-up="${up}"${page.wide ? html` class="wide"` : undefined}>
<a class="skip" href="#content">Skip to the content</a>
${page.foreign ? html`<nav class="top" aria-label="Places">${bar(page, up)}</nav>` : html`<header class="top">${bar(page, up)}</header>`}
${page.foreign ? html`<div id="content">${page.body}</div>` : html`<main id="content">
${page.body}
</main>`}
</body>
</html>
`.text;
}

/** The bar on top; where somebody else's page brings its own banner, it is no more than a list of places. */
function bar(page: Page, up: string): Html {
  const list = html`<ul>
${PLACES.map(([path, name]) => html`<li><a href="${up}${path}"${current(isUnder(page.path, path))}>${name}</a></li>
`)}</ul>`;
  return html`
<a class="brand" href="${up}index.html"${current(page.path === "index.html")}>sessionproof</a>
<button type="button" class="finder" hidden>Search <kbd>/</kbd></button>
${page.foreign ? html`<div class="places">${list}</div>` : html`<nav class="places" aria-label="Places">${list}</nav>`}
`;
}

function policyOf({ talksTo }: Page): string {
  return ["default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self'", `connect-src 'self'${talksTo === undefined ? "" : ` ${talksTo}`}`, "base-uri 'none'", "form-action 'none'"].join("; ");
}

/** A page belongs to the place of its folder: `findings/x.html` to `findings.html`, other documents to the guides. */
function isUnder(path: string, place: string): boolean {
  return path === place || (path.startsWith("docs/") ? "guides.html" : `${path.split("/")[0]}.html`) === place;
}

function current(is: boolean): Html | undefined {
  return is ? html` aria-current="page"` : undefined;
}
