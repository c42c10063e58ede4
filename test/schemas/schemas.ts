import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { validateXML } from "xmllint-wasm";

const at = (...path: string[]): string => readFileSync(join(import.meta.dirname, ...path), "utf8");

/** What the published schema of SARIF 2.1.0 has to say; empty when nothing. */
export function sarifProblems(text: string): readonly string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const check = ajv.compile(JSON.parse(at("sarif-2.1.0.json")) as object);
  return check(JSON.parse(text)) ? [] : (check.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ""}`);
}

/** What the published schema of HAR 1.2 has to say; empty when nothing. */
export function harProblems(text: string): readonly string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addMetaSchema(JSON.parse(readFileSync(new URL(import.meta.resolve("ajv/dist/refs/json-schema-draft-06.json")), "utf8")) as object);
  for (const name of readdirSync(join(import.meta.dirname, "har-1.2"))) ajv.addSchema(JSON.parse(at("har-1.2", name)) as object);
  const check = ajv.getSchema("har.json#")!;
  return check(JSON.parse(text)) ? [] : (check.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ""}`);
}

/** What the common XSD of JUnit has to say; empty when nothing. */
export async function junitProblems(text: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: "report.xml", contents: text }], schema: [{ fileName: "junit-10.xsd", contents: at("junit-10.xsd") }] });
  return errors.map(({ message }) => message);
}
