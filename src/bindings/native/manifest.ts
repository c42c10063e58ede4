/** The manifest spawned unless a profile gives one: the smallest that a server of the proposal's kind accepts, with one harmless tool. */
export function manifestFor(name: string, template: string = DEFAULT): string {
  return template.replaceAll("{{name}}", name);
}

const DEFAULT = `name = "{{name}}"
module = "builtin:chat"
generate_identity_files = false

[model]
provider = "default"
model = "default"
system_prompt = "You are a test agent."

[capabilities]
tools = ["file_list"]
`;
