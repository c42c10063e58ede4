import { connect } from "../client/index.js";
import type { Server } from "../client/index.js";
import { createServer } from "../server/index.js";
import type { Limits, ReferenceServer } from "../server/index.js";
import { startModel } from "./start-model.js";
import type { StartedModel } from "./start-model.js";

export interface StartReferenceOptions {
  /** Key that every door but health asks for; absent: none. */
  readonly apiKey?: string;
  /** 0 or absent picks a free one. */
  readonly port?: number;
  /** Bounds of the server besides its usual ones. */
  readonly limits?: Partial<Limits>;
}

/** The reference server with the scripted model behind it. */
export interface StartedReference extends Omit<StartedModel, "url"> {
  /** `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Base URL of the model behind it. */
  readonly modelUrl: string;
  /** A client of this server, with its key; what it sends and hears stands in `log`, too. */
  readonly client: Server;
  readonly server: ReferenceServer;
}

/** Starts both at 127.0.0.1. Rejects with the system's error where the port cannot be had. */
export async function startReference(options: StartReferenceOptions = {}): Promise<StartedReference> {
  const { apiKey, port = 0, limits } = options;
  const behind = await startModel();
  const server = createServer({ model: behind.model, ...(apiKey === undefined ? {} : { apiKey }), ...(limits === undefined ? {} : { limits }) });
  const { url } = await server.listen(port).catch(async (error: unknown) => {
    await behind.close();
    throw error;
  });
  const client = connect({ baseUrl: url, log: behind.log, ...(apiKey === undefined ? {} : { apiKey }) });
  let closed: Promise<void> | undefined;
  // The server first: it ends the turns that are held, so that nothing waits for the model any more.
  const closeAll = async (): Promise<void> => {
    await server.close();
    await client.close();
    await behind.close();
  };
  const close = (): Promise<void> => (closed ??= closeAll());
  return { ...behind, url, modelUrl: behind.url, client, server, close, [Symbol.asyncDispose]: close };
}
