/** The manifest spawned unless a profile gives one: no skill, no server of tools, no review of its own work, one harmless tool. */
export function manifestFor(name: string, template: string = DEFAULT): string {
  return template.replaceAll("{{name}}", name);
}

const DEFAULT = `name = "{{name}}"
version = "0.1.0"
description = "Test agent"
author = "sessionproof"
module = "builtin:chat"
auto_evolve = false
skills_disabled = true
mcp_disabled = true
generate_identity_files = false

[model]
provider = "default"
model = "default"
system_prompt = "You are a test agent."

[capabilities]
tools = ["file_list"]
`;
