/** What the tests use of scripts/, which is plain JavaScript so that it runs before anything is built. */
declare module "*/scripts/lib/read.mjs" {
  export interface Spec {
    readonly openapi: Record<string, unknown>;
    readonly asyncapi: Record<string, unknown>;
    readonly schemaFiles: ReadonlyMap<string, Record<string, unknown>>;
    readonly rows: readonly { readonly file: string; readonly row: Record<string, unknown> }[];
  }
  export function readSpec(root: string): Spec;
}

declare module "*/scripts/lib/schemas.mjs" {
  export type Schemas = ReadonlyMap<string, { readonly file: string; readonly schema: Record<string, unknown> }>;
  export function collectSchemas(files: ReadonlyMap<string, unknown>): Schemas;
}

declare module "*/scripts/lib/checks/schemas.mjs" {
  export function compileProblems(schemas: unknown): readonly string[];
  export function schemaExampleProblems(schemas: unknown): readonly string[];
  export function wordingProblems(schemas: unknown): readonly string[];
}

declare module "*/scripts/lib/checks/examples.mjs" {
  export function documentExampleProblems(spec: unknown, schemas: unknown): readonly string[];
}

declare module "*/scripts/lib/checks/documents.mjs" {
  export function openapiProblems(root: string): Promise<readonly string[]>;
  export function asyncapiProblems(root: string): Promise<readonly string[]>;
  export function redoclyProblems(root: string): Promise<readonly string[]>;
}

declare module "*/scripts/lib/checks/ledger.mjs" {
  export function ledgerProblems(ledger: unknown, schemas: unknown): readonly string[];
  export function promisesIn(markdown: string): readonly string[];
  export function caseProblems(rows: unknown, proved: ReadonlySet<string>): readonly string[];
  export function resolves(document: unknown, pointer: string): boolean;
}

declare module "*/scripts/lib/checks/bindings.mjs" {
  export interface Asked {
    readonly operations: readonly { readonly name: string; readonly isOptional: boolean }[];
    readonly capabilities: readonly string[];
  }
  export interface Folder {
    readonly name: string;
    readonly exports: object;
    readonly readme: string | undefined;
    readonly lines: number;
  }
  export function interfaceIn(text: string): Asked;
  export function bindingProblems(asked: Asked, folders: readonly Folder[], registered: ReadonlyMap<string, unknown>, requirements: ReadonlySet<string>): readonly string[];
}

declare module "*/scripts/lib/rooms.mjs" {
  export interface Room {
    readonly path: string;
    readonly may: readonly string[] | null;
  }
  export function roomsIn(markdown: string): readonly Room[];
  export function importsOf(source: string): readonly string[];
  export function roomProblems(rooms: readonly Room[], files: ReadonlyMap<string, string>): readonly string[];
}

declare module "*/scripts/lib/outputs.mjs" {
  export function outputsOf(spec: unknown): Promise<Readonly<Record<string, string>>>;
}

declare module "*/scripts/lib/disk.mjs" {
  export function differences(root: string, outputs: Readonly<Record<string, string>>): readonly string[];
  export function writeOutputs(root: string, outputs: Readonly<Record<string, string>>): readonly string[];
}

declare module "*/scripts/lib/steps.mjs" {
  export interface Step {
    readonly name: string;
    readonly group: string;
    readonly good: string;
    run(): readonly string[] | Promise<readonly string[]>;
  }
  export function stepsFor(root: string): readonly Step[];
  export function chosenSteps(steps: readonly Step[], names: readonly string[]): readonly Step[];
}
