/** The Mastra agent that is spoken to: there is one for all resources. */
export const AGENT = "assistant";

/** Path and query of the memory of a resource: its threads, or one of them. */
export function inMemory(resource: string, thread?: string, more: Readonly<Record<string, number>> = {}, below = ""): { readonly path: string; readonly query: Readonly<Record<string, string | number>> } {
  return { path: `/api/memory/threads${thread === undefined ? "" : `/${encodeURIComponent(thread)}`}${below}`, query: { agentId: AGENT, resourceId: resource, ...more } };
}
