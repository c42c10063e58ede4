/* The reference server that is fuzzed, in a process of its own: started by reference-process.ts, which it tells where it listens and, when asked, how much memory it holds. */
import { ScriptedModel } from "../../src/model/index.js";
import { createServer } from "../../src/server/index.js";
import { FUZZ_KEY, FUZZ_LIMITS } from "./limits.js";

export interface Told {
  readonly url?: string;
  readonly memory?: { readonly rssBytes: number; readonly heapBytes: number };
}

// Who asked may be gone by now; that is no trouble of ours.
const tell = (told: Told): void => void process.send?.(told, undefined, undefined, () => undefined);

const server = createServer({ model: new ScriptedModel({ keepCalls: 0 }), apiKey: FUZZ_KEY, limits: FUZZ_LIMITS, agentsUpdatedEveryMs: 200 });
const { url } = await server.listen(0);
process.on("message", async (asked) => {
  // Garbage is no growth: what is still held after a collection is, and after a second, which takes what the first only let go.
  for (let times = 0; asked === "settled memory" && times < 2; times += 1) {
    globalThis.gc?.();
    await new Promise(setImmediate);
  }
  tell({ memory: { rssBytes: process.memoryUsage.rss(), heapBytes: process.memoryUsage().heapUsed } });
});
process.on("disconnect", () => void server.close());
tell({ url });
