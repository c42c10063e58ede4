// The table of operations, read from the bundled OpenAPI document.

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"];

/** `{ operationId: { method, path, pathParams, query, … } }`, sorted by id. */
export function operationsOf(document) {
  const found = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) found.push([operation.operationId, row(document, path, method, item, operation)]);
    }
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function row(document, path, method, item, operation) {
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((p) => resolve(document, p));
  const body = operation.requestBody && resolve(document, operation.requestBody);
  const answers = Object.fromEntries(
    Object.entries(operation.responses).map(([status, response]) => [status, answer(resolve(document, response))]),
  );
  return {
    method: method.toUpperCase(),
    path,
    pathParams: parameters.filter((p) => p.in === "path").map((p) => p.name),
    query: parameters.filter((p) => p.in === "query").map((p) => p.name),
    requestSchema: body ? schemaName(body.content["application/json"].schema) : null,
    requestRequired: body?.required === true,
    authenticated: (operation.security ?? document.security ?? []).length > 0,
    streams: Object.values(answers).some((a) => a.contentType === "text/event-stream"),
    answers,
  };
}

function answer(response) {
  const [contentType, media] = Object.entries(response.content ?? {})[0] ?? [null];
  return { contentType, schema: media ? schemaName(media.schema) : null };
}

function schemaName(schema) {
  const name = /^#\/components\/schemas\/(\w+)$/.exec(schema?.$ref ?? "")?.[1];
  if (!name) throw new Error("a body needs a schema with a name of its own in spec/schemas/");
  return name;
}

function resolve(document, node) {
  if (!node.$ref) return node;
  return node.$ref.slice(2).split("/").reduce((at, key) => at[key], document);
}
