import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderIn, type Target } from "../../src/targets/index.js";

/** Everything that is not written here is the server's default. Its own bounds of messages and sockets are lifted: README.md. */
const configOf = (modelUrl: string): string => `dashboard_user = ""
dashboard_pass = ""
dashboard_pass_hash = ""
api_key = ""

[default_model]
provider = "scripted"
model = "scripted"
api_key_env = "SCRIPTED_API_KEY"
base_url = "${modelUrl}"

[rate_limit]
api_requests_per_minute = 1000000
ws_messages_per_minute = 1000000
max_ws_per_ip = 1000

[registry]
auto_sync = false

[telemetry]
enabled = false
`;

export const librefang: Target = {
  name: "librefang",
  title: "LibreFang 2026.9.14, many sessions an agent over HTTP, SSE and WebSocket",
  version: "2026.9.14",
  binding: "librefang",
  fits: { platform: "linux", arch: "x64" },
  packages: { "@librefang/cli-linux-x64": "2026.9.14" },
  async start({ home, installed, port, modelUrl }) {
    const cwd = folderIn(home, "work");
    writeFileSync(join(cwd, "config.toml"), configOf(modelUrl));
    const env = {
      LIBREFANG_HOME: cwd,
      LIBREFANG_LISTEN: `127.0.0.1:${port}`,
      // 32 bytes that guard nothing: the vault of a home that is thrown away.
      LIBREFANG_VAULT_KEY: Buffer.alloc(32).toString("base64"),
      LIBREFANG_VAULT_NO_KEYRING: "1",
      LIBREFANG_REGISTRY_OFFLINE: "1",
      LIBREFANG_DASHBOARD_EMBEDDED_ONLY: "1",
      SCRIPTED_API_KEY: "any",
      NO_COLOR: "1",
    };
    const file = join(installed, "node_modules", "@librefang", "cli-linux-x64", "bin", "librefang");
    return { file, args: ["start", "--foreground"], cwd, env, readyPath: "/api/health", readyMs: 90_000 };
  },
};
