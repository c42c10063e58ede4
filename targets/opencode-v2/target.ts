import { setTimeout as delay } from "node:timers/promises";
import type { Target } from "../../src/targets/target.js";
import { opencodeServer, post } from "../opencode/target.js";

/** How often it is looked whether the first turn is over, and how often at most. */
const LOOK_EVERY_MS = 200;
const LOOKS = 300;

export const opencodeV2: Target = {
  ...opencodeServer,
  name: "opencode-v2",
  title: `opencode ${opencodeServer.version}, its second surface (/api/session)`,
  binding: "opencode-v2",
  async start(place) {
    const command = await opencodeServer.start(place);
    return {
      ...command,
      prepare: async (baseUrl) => {
        await command.prepare?.(baseUrl);
        await takeTheFirst(baseUrl);
      },
    };
  },
};

/** The first turn of this surface takes seconds as well. */
async function takeTheFirst(baseUrl: string): Promise<void> {
  const { data } = (await (await post(`${baseUrl}/api/session`, { model: { providerID: "suite", id: "scripted" } })).json()) as { readonly data: { readonly id: string } };
  await post(`${baseUrl}/api/session/${data.id}/prompt`, { prompt: { text: "Hello." }, delivery: "queue" });
  for (let look = 0; look < LOOKS; look += 1) {
    const messages = await (await fetch(`${baseUrl}/api/session/${data.id}/message`)).text();
    if (messages.includes('"finish":')) break;
    await delay(LOOK_EVERY_MS);
  }
  await fetch(`${baseUrl}/session/${data.id}`, { method: "DELETE" });
}
