import { createHash } from "node:crypto";
import { cut, safe, verdict, targetText } from "../reporters/index.js";
import type { Render, Report } from "../reporters/index.js";
import { html as escaped, scriptJson } from "./escape.js";
import { headOf } from "./head.js";
import { pageOf } from "./page-of.js";
import { pageScript } from "./script.js";
import { STYLE } from "./style.js";

/**
 * The report as one page that needs nothing else: no network, no other file. Texts of a server reach it as escaped text or as JSON
 * that a script shows by `textContent`; a Content Security Policy lets no script run but the page's own.
 */
export function html(report: Report, _render?: Render): string {
  const script = pageScript();
  const policy = ["default-src 'none'", `script-src '${hashOf(script)}'`, `style-src '${hashOf(STYLE)}'`, "base-uri 'none'", "form-action 'none'"].join("; ");
  const { word } = verdict(report);
  return `${[
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(`${word}: ${cut(safe(targetText(report.target)), 120)}`)}</title>`,
    `<style>${STYLE}</style>`,
    "</head>",
    "<body>",
    headOf(report),
    '<main id="requirements" tabindex="-1"><noscript><p>The requirements and their pictures are drawn by the script of this page, which is switched off.</p></noscript></main>',
    `<footer><p>${escaped(report.tool)}, contract ${escaped(report.contract)}. <code>sessionproof explain ID</code> says more of a requirement.</p></footer>`,
    `<script type="application/json" id="data">${scriptJson(pageOf(report))}</script>`,
    `<script>${script}</script>`,
    "</body>",
    "</html>",
  ].join("\n")}\n`;
}

/** What a policy names an inline script or style by (CSP 3, §2.3.1). */
function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
