import { createServer as listen, type AddressInfo } from "node:net";
import { faults } from "../../conformance/index.js";
import { OpenAiModel, ScriptedModel } from "../../src/model/index.js";
import { createServer } from "../../src/server/index.js";

export interface Theirs {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * A server of somebody's, as it stands in their pipeline: the reference one.
 * @param modelPort where it asks its model; absent: it has a scripted one of its own.
 * @param fault makes it wrong.
 */
export async function startTheirs({ modelPort, apiKey, fault }: { readonly modelPort?: number; readonly apiKey?: string; readonly fault?: string } = {}): Promise<Theirs> {
  const model = modelPort === undefined ? new ScriptedModel() : new OpenAiModel({ baseUrl: `http://127.0.0.1:${modelPort}/v1`, modelName: "scripted" });
  const wrong = faults.find(({ name }) => name === fault);
  if (fault !== undefined && wrong === undefined) throw new Error(`there is no fault called ${fault}`);
  const server = createServer({ model, ...(apiKey === undefined ? {} : { apiKey }), ...(wrong === undefined ? {} : { wrap: wrong.wrap }) });
  const { url } = await server.listen(0);
  return { url, close: () => server.close() };
}

/** A port that was free a moment ago: a server and the model behind it have to agree on one beforehand. */
export async function freePort(): Promise<number> {
  const holder = listen();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  const { port } = holder.address() as AddressInfo;
  await new Promise((resolve) => holder.close(resolve));
  return port;
}
