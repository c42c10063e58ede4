import { html, joined, prose, type Html } from "./html.js";
import type { Page } from "./page.js";
import { schemaView, type Schema, type Schemas } from "./schema-view.js";

interface Ref {
  readonly $ref: string;
}

interface Message {
  readonly name: string;
  readonly summary: string;
  readonly payload: Ref;
  readonly examples: readonly { readonly payload: unknown }[];
}

interface Operation {
  readonly action: "receive" | "send";
  readonly title: string;
  readonly summary: string;
  readonly description?: string;
  readonly messages: readonly Ref[];
  readonly reply?: { readonly messages: readonly Ref[] };
}

/** What the page reads of an AsyncAPI document. */
export interface AsyncApi {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: Readonly<Record<string, { readonly host: string; readonly protocol: string; readonly description: string }>>;
  readonly channels: Readonly<Record<string, { readonly address: string; readonly title: string; readonly description: string; readonly parameters: Readonly<Record<string, { readonly description: string }>> }>>;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly components: { readonly messages: Readonly<Record<string, Message>>; readonly schemas: Schemas; readonly securitySchemes: Readonly<Record<string, { readonly description: string }>> };
}

/** The event reference: every operation, and every frame with its members and examples, drawn from the document. */
export function eventsPage(document: AsyncApi): Page {
  const { info, channels, operations, components, servers } = document;
  const frames = Object.values(components.messages);
  const fromClient = new Set(Object.values(operations).filter(({ action }) => action === "receive").flatMap(({ messages }) => messages.map(nameIn)));
  return {
    path: "events.html",
    title: info.title,
    description: "The WebSocket of an agent: every operation and every frame, with its members and examples.",
    finds: frames.map(({ name, summary, payload }) => ({ at: `frame-${name}`, title: `${name} frame`, text: `${summary} ${Object.keys(schemaOf(payload, components.schemas).properties ?? {}).join(" ")}`, kind: "event" })),
    body: html`<h1>${info.title}</h1>
<p class="note">Version ${info.version}, drawn from <a href="asyncapi.json">asyncapi.json</a>.</p>
${paragraphs(info.description)}
<h2 id="where">Where</h2>
${Object.values(channels).map((channel) => html`<p><code>${Object.values(servers)[0]?.protocol ?? "ws"}://${Object.values(servers)[0]?.host ?? ""}${channel.address}</code></p>
${paragraphs(channel.description)}
<ul>${Object.entries(channel.parameters).map(([name, { description }]) => html`<li><code>${name}</code>: ${prose(description)}</li>`)}${Object.values(components.securitySchemes).map(({ description }) => html`<li>${prose(description)}</li>`)}</ul>`)}
<h2 id="operations">Operations</h2>
${Object.values(operations).map((operation) => operationView(operation))}
<h2 id="frames">Frames</h2>
<ul class="index">${frames.map(({ name }) => html`<li>${link(name)}</li>`)}</ul>
${frames.map((frame) => frameView(frame, fromClient.has(frame.name), components.schemas))}`,
  };
}

function operationView({ action, title, summary, description, messages, reply }: Operation): Html {
  return html`<section class="operation"><h3>${title} <small>${action === "receive" ? "client to server" : "server to client"}</small></h3>
<p>${prose(summary)}</p>
${description === undefined ? undefined : paragraphs(description)}
<dl><div><dt>frame</dt><dd>${joined(messages.map((one) => link(nameIn(one))), ", ")}</dd></div>${reply === undefined ? undefined : html`<div><dt>answered by</dt><dd>${joined(reply.messages.map((one) => link(nameIn(one))), ", ")}</dd></div>`}</dl>
</section>
`;
}

function frameView({ name, summary, payload, examples }: Message, fromClient: boolean, schemas: Schemas): Html {
  return html`<section class="frame" aria-labelledby="frame-${name}"><h3 id="frame-${name}"><a href="#frame-${name}">${name}</a> <small>${fromClient ? "client to server" : "server to client"}</small></h3>
<p>${prose(summary)}</p>
${schemaView(schemaOf(payload, schemas), schemas)}
${examples.map(({ payload: example }) => html`<pre><code>${JSON.stringify(example, null, 2)}</code></pre>`)}
</section>
`;
}

function schemaOf({ $ref }: Ref, schemas: Schemas): Schema {
  return schemas[$ref.split("/").at(-1)!] ?? {};
}

function nameIn({ $ref }: Ref): string {
  return $ref.split("/").at(-1)!;
}

function link(name: string): Html {
  return html`<a href="#frame-${name}"><code>${name}</code></a>`;
}

function paragraphs(text: string): Html {
  return html`${text.trim().split(/\n{2,}/).map((part) => html`<p>${prose(part)}</p>
`)}`;
}
