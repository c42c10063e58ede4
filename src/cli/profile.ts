import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import type { Profile } from "../../generated/profile.js";
import { validate } from "../../generated/validators.js";
import { ToolError } from "../runner/trouble.js";

/** Reads a profile (YAML). Throws `ToolError` that says what is wrong with it, and where. */
export function readProfile(file: string): Profile {
  const document = parseDocument(textOf(file), { prettyErrors: true });
  const [broken] = document.errors;
  if (broken !== undefined) throw new ToolError("bad-profile", `The profile ${file} is no YAML: ${broken.message.trim()}`, SEE_SCHEMA);
  const content: unknown = document.toJS() ?? {};
  const problems = validate("Profile", content);
  if (problems.length === 0) return content as Profile;
  const told = problems.slice(0, 3).map(({ path, message }) => `${path === "" ? "it" : path.slice(1).replaceAll("/", ".")} ${message}`);
  throw new ToolError("bad-profile", `The profile ${file} is not as it should be: ${told.join("; ")}${problems.length > told.length ? `; and ${problems.length - told.length} more` : ""}.`, SEE_SCHEMA);
}

const SEE_SCHEMA = "spec/profile.schema.json says what a profile may hold.";

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ToolError("no-profile", `The profile ${file} cannot be read: ${(error as Error).message}`, "--profile takes the path of a YAML file.");
  }
}
