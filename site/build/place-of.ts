import { html, type Html } from "./html.js";
import { operationAt, type OpenApi } from "./http-page.js";

/** Where a requirement has its place in the contract: `openapi.yaml#/paths/~1api~1agents/post` as `POST /api/agents`, linked into the reference. */
export function placeOf(at: string, openapi: OpenApi): Html {
  const [document = "", pointer = ""] = at.split("#", 2);
  const steps = pointer.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const [first, path = "", method = "", ...rest] = steps;
  if (document === "asyncapi.yaml") {
    const frame = first === "channels" && steps[2] === "messages" ? steps[3] : undefined;
    return html`<a href="events.html${frame === undefined ? "" : `#frame-${frame}`}">${document}</a> <code>${frame ?? steps.join(" / ")}</code>`;
  }
  const operation = openapi.paths[path]?.[method];
  if (first !== "paths" || operation?.operationId === undefined) return html`<a href="http.html">${document}</a> <code>${steps.join(" / ")}</code>`;
  return html`<a href="http.html#${operationAt(path, method, operation.tags)}">${document}</a> <code>${[`${method.toUpperCase()} ${path}`, ...rest].join(", ")}</code>`;
}
