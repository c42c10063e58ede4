import { html, joined, prose, type Html } from "./html.js";
import type { Page } from "./page.js";
import { resolved, schemaView, type Schema, type Schemas } from "./schema-view.js";

interface Content {
  readonly schema: Schema;
  readonly example?: unknown;
  /** Schema of the data of each event, by the name of the event. */
  readonly "x-sessionproof-events"?: Readonly<Record<string, string>>;
}

type Contents = Readonly<Record<string, Content>>;

interface Response {
  readonly $ref?: string;
  readonly description: string;
  readonly content?: Contents;
}

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description: string;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly description: string; readonly content: Contents };
  readonly responses: Readonly<Record<string, Response>>;
}

/** What the page reads of an OpenAPI document. */
export interface WholeOpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>> & { readonly parameters?: readonly Parameter[] }>>;
  readonly components: { readonly schemas: Schemas; readonly responses: Readonly<Record<string, Response>>; readonly parameters: Readonly<Record<string, Parameter>> };
}

const METHODS = ["get", "post", "put", "delete"];

/** The HTTP reference without a script: for readers whom Scalar's page does not serve, with what it leaves out, the schema of each event. */
export function plainHttpPage({ info, paths, components }: WholeOpenApi): Page {
  const operations = Object.entries(paths).flatMap(([path, item]) => METHODS.flatMap((method) => (item[method] === undefined ? [] : [{ path, method, operation: item[method], shared: item.parameters ?? [] }])));
  return {
    path: "http/plain.html",
    title: `${info.title}, plainly`,
    description: "Every operation over HTTP and server-sent events on one plain page.",
    finds: [],
    body: html`<h1>${info.title}</h1>
<p class="note">Version ${info.version}, drawn from <a href="../openapi.json">openapi.json</a> without a script. <a href="../http.html">The same with examples to try</a>.</p>
${info.description.trim().split(/\n{2,}/).map((part) => html`<p>${prose(part)}</p>`)}
<ul class="index">${operations.map(({ operation }) => html`<li><a href="#${operation.operationId}">${operation.operationId}</a></li>`)}</ul>
${operations.map(({ path, method, operation, shared }) => operationView(`${method.toUpperCase()} ${path}`, operation, [...shared, ...(operation.parameters ?? [])], components))}`,
  };
}

function operationView(line: string, { operationId, summary, description, requestBody, responses }: Operation, parameters: readonly Parameter[], components: WholeOpenApi["components"]): Html {
  return html`<section class="operation" aria-labelledby="${operationId}"><h2 id="${operationId}">${summary}</h2>
<p><code>${line}</code> <small class="dim">${operationId}</small></p>
${description === undefined ? undefined : html`<p>${prose(description)}</p>`}
${parameters.length === 0 ? undefined : html`<ul>${parameters.map((one) => parameterView(behind(one, components.parameters)))}</ul>`}
${requestBody === undefined ? undefined : html`<h3>Body</h3><p>${prose(requestBody.description)}</p>${contentsView(requestBody.content, components.schemas)}`}
<h3>Answers</h3>
${Object.entries(responses).map(([status, given]) => {
  const { description: what, content } = behind(given, components.responses);
  // Every refusal has the same body, which the text above names.
  return html`<p><b>${status}</b> ${prose(what)}</p>${/^2/.test(status) && content !== undefined ? contentsView(content, components.schemas) : undefined}`;
})}
</section>
`;
}

function parameterView({ name, in: place, required, description }: Parameter): Html {
  return html`<li><code>${name}</code> <small class="dim">${place}${required ? "" : ", optional"}</small> ${prose(description)}</li>`;
}

function contentsView(contents: Contents, schemas: Schemas): Html {
  return html`${Object.entries(contents).map(([type, content]) => {
    const events = content["x-sessionproof-events"];
    const view = events === undefined ? schemaView(content.schema, schemas) : eventsView(events, schemas);
    return html`<p class="note"><code>${type}</code></p>${view}${content.example === undefined ? undefined : html`<pre><code>${JSON.stringify(content.example, null, 2)}</code></pre>`}`;
  })}`;
}

function eventsView(events: Readonly<Record<string, string>>, schemas: Schemas): Html {
  return joined(Object.entries(events).map(([event, name]) => html`<p><code>event: ${event}</code> ${prose(resolved({ $ref: name }, schemas).description ?? "")}</p>${schemaView({ $ref: name }, schemas)}`), "\n");
}

function behind<Kind extends { readonly $ref?: string }>(given: Kind, named: Readonly<Record<string, Kind>>): Kind {
  return given.$ref === undefined ? given : named[given.$ref.split("/").at(-1)!]!;
}
