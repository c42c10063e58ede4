import { html } from "./html.js";
import type { Page } from "./page.js";

/** What the page reads of an OpenAPI document. */
export interface OpenApi {
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string; readonly tags?: readonly string[]; readonly summary?: string; readonly description?: string }>>>>;
}

const LOCAL = "http://127.0.0.1:* http://localhost:*";

/** The HTTP reference: Scalar draws it from the document beside it. */
export function httpPage(document: OpenApi): Page {
  return {
    path: "http.html",
    title: document.info.title,
    description: "Every operation over HTTP and server-sent events, with its bodies and answers; requests can be tried against a server on this machine.",
    script: "http.js",
    talksTo: LOCAL,
    wide: true,
    foreign: true,
    finds: Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, { operationId, tags = [], summary = "", description = "" }]) => (operationId === undefined ? [] : [{ at: operationAt(path, method, tags), title: `${method.toUpperCase()} ${path}`, text: `${summary} ${description} ${operationId}`, kind: "operation" }])),
    ),
    body: html`<section aria-label="About this page"><h1 class="unseen">${document.info.title}</h1>
<p>Version ${document.info.version}, drawn by <a href="https://github.com/scalar/scalar">Scalar</a> from <a href="openapi.json">openapi.json</a>; the same in OpenAPI 3.2: <a href="openapi-3.2.json">openapi-3.2.json</a>. <a href="http/plain.html">The same on one plain page</a>, with the data of each event.</p></section>
<div id="reference"></div>
<noscript><p>This reference needs a script; the plain page does without.</p></noscript>`,
  };
}

/** The fragment by which Scalar knows an operation. */
export function operationAt(path: string, method: string, tags: readonly string[] = []): string {
  return `tag/${tags[0] ?? ""}/${method.toUpperCase()}${path}`;
}
