import { parse } from "smol-toml";
import { Refusal } from "../refusal.js";

const MAX_MANIFEST_BYTES = 1024 * 1024;

/** What a manifest says of an agent; everything but the name has a default. */
export interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly provider: string;
  readonly model: string;
  readonly systemPrompt: string;
  readonly tools: readonly string[];
}

/** Reads a manifest in TOML. Throws 400 for what is no manifest, 413 beyond 1 MiB. Unknown keys are ignored. */
export function readManifest(toml: string): Manifest {
  if (Buffer.byteLength(toml) > MAX_MANIFEST_BYTES) throw new Refusal(413, "Manifest too large (max 1MB)");
  let root: Record<string, unknown>;
  try {
    root = parse(toml);
  } catch {
    throw new Refusal(400, "Invalid manifest format");
  }
  const name = root["name"];
  if (typeof name !== "string" || name.trim() === "") throw new Refusal(400, "Invalid manifest format: it needs a name");
  const model = tableOf(root["model"]);
  return {
    name,
    description: textOf(root["description"], ""),
    tags: textsOf(root["tags"]),
    provider: textOf(model["provider"], "default"),
    model: textOf(model["model"], "default"),
    systemPrompt: textOf(model["system_prompt"], "You are a helpful agent."),
    tools: textsOf(tableOf(root["capabilities"])["tools"]),
  };
}

/** The one template: what every SDK example spawns. `assistant` is the name unless it is taken. */
export function templateManifest(template: string, isTaken: (name: string) => boolean): Manifest {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(template)) throw new Refusal(400, "Invalid template name");
  if (template !== "assistant") throw new Refusal(404, `Template '${template}' not found`);
  let name = template;
  for (let n = 2; isTaken(name); n += 1) name = `${template}-${n}`;
  return { name, description: "A general assistant.", tags: [], provider: "default", model: "default", systemPrompt: "You are a helpful assistant.", tools: [] };
}

function tableOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
