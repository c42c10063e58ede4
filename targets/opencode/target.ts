import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderIn } from "../../src/targets/folders.js";
import type { Target } from "../../src/targets/target.js";

const VERSION = "1.18.33";

/** The harmless tool that cases call, as a tool of the user's own. */
const FILE_LIST = `export default { description: "Lists the files of a folder.", args: {}, execute: async () => "notes.txt" };\n`;

/** What both surfaces of opencode are started with. */
export const opencodeServer: Pick<Target, "version" | "fits" | "packages" | "start"> = {
  version: VERSION,
  fits: { platform: "linux", arch: "x64" },
  packages: { "opencode-linux-x64": VERSION },
  async start({ home, installed, port, modelUrl }) {
    const provider = {
      npm: "@ai-sdk/openai-compatible",
      name: "Scripted",
      options: { baseURL: modelUrl, apiKey: "none" },
      models: { scripted: { name: "Scripted", limit: { context: 1_000_000, output: 100_000 } } },
    };
    // A file: the second surface does not look at the variables that hold a configuration.
    const config = { model: "suite/scripted", small_model: "suite/scripted", share: "disabled", autoupdate: false, provider: { suite: provider } };
    writeFileSync(join(folderIn(home, "config", "opencode"), "opencode.json"), JSON.stringify(config));
    writeFileSync(join(folderIn(home, "config", "opencode", "tool"), "file_list.js"), FILE_LIST);
    return {
      file: join(installed, "node_modules/opencode-linux-x64/bin/opencode"),
      args: ["serve", "--port", String(port), "--hostname", "127.0.0.1"],
      cwd: folderIn(home, "work"),
      // No list of models is fetched, and no package is installed into the configuration's folder.
      env: { OPENCODE_DISABLE_MODELS_FETCH: "1", npm_config_offline: "true" },
      readyPath: "/global/health",
      readyMs: 60_000,
      prepare: loadTheFirst,
    };
  },
};

/** The first directory takes seconds to load, and its shell is what agents are made with: this is waited for before anything has a deadline. */
async function loadTheFirst(baseUrl: string): Promise<void> {
  const { id } = (await (await post(`${baseUrl}/session`, { title: "loads" })).json()) as { readonly id: string };
  await (await post(`${baseUrl}/session/${id}/shell`, { agent: "build", command: "true" })).text();
  await fetch(`${baseUrl}/session/${id}`, { method: "DELETE" });
}

/** A request with a JSON body. */
export function post(url: string, body: object): Promise<Response> {
  return fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

export const opencode: Target = {
  ...opencodeServer,
  name: "opencode",
  title: `opencode ${VERSION}, its first surface (/session)`,
  binding: "opencode",
};
