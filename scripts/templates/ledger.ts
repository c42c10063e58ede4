/** One behaviour the contract asks for, as the ledger has it. */
export interface LedgerRow {
  /** `area.subject.fact`. */
  readonly id: RequirementId;
  /** First part of the id. */
  readonly area: string;
  readonly level: "MUST" | "SHOULD" | "MAY";
  /** One sentence with one keyword, the level. */
  readonly text: string;
  /** Where in the documents: `openapi.yaml#/…` or `asyncapi.yaml#/…`. */
  readonly at: string;
  readonly source: LedgerSource;
  /** Version of the contract that first had it. */
  readonly since: string;
  /** How it is proved: by cases of its own, or by a judge that reads every log. */
  readonly proof?: "case" | "always";
  /** Why it cannot be seen from outside. */
  readonly untestable?: string;
  /** What must hold before this can be judged. */
  readonly relies: readonly RequirementId[];
  /** True when it is about this API's own shape, and says nothing about other shapes behind a binding. */
  readonly native: boolean;
}

export interface LedgerSource {
  /** A promise of spec/promises.md: `P5`. */
  readonly proposal?: string;
  /** URL of the bug that taught it. */
  readonly bug?: string;
  /** URL of a standard's section. */
  readonly rfc?: string;
  /** Why this project asks for it. */
  readonly ours?: string;
}

const byId: ReadonlyMap<string, LedgerRow> = new Map(ledger.map((row) => [row.id, row]));

/** Version of the contract: that of the ledger's newest rows. */
export const CONTRACT: string = ledger.map((row) => row.since).sort((a, b) => b.localeCompare(a, "en", { numeric: true }))[0]!;

/** The row of a requirement. */
export function requirement(id: RequirementId): LedgerRow {
  const row = byId.get(id);
  if (!row) throw new Error(`there is no requirement ${id}`);
  return row;
}

/** True when a text is the id of a requirement. */
export function isRequirementId(text: string): text is RequirementId {
  return byId.has(text);
}
