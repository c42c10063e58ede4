/** An endpoint did not tell which models it has. */
export class Unlisted extends Error {
  override readonly name = "Unlisted";
  /** @param answered false where nobody answered at all, as when the endpoint is not up yet. */
  constructor(
    message: string,
    readonly answered: boolean,
  ) {
    super(message);
  }
}

/** How long an endpoint may take to list its models. */
const LIST_WITHIN_MS = 10_000;

/**
 * Id of the first model that `GET {baseUrl}/models` lists. Throws `Unlisted`.
 * @param baseUrl with its version and without a slash at the end.
 */
export async function firstModelOf(baseUrl: string, apiKey: string | undefined): Promise<string> {
  const url = `${baseUrl}/models`;
  const answer = await fetch(url, { headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }, signal: AbortSignal.timeout(LIST_WITHIN_MS) }).catch((error: unknown) => {
    throw new Unlisted(`The model at ${baseUrl} cannot be reached (${reasonOf(error)})`, false);
  });
  if (!answer.ok) throw new Unlisted(`${url} answers ${answer.status}`, true);
  const listed: unknown = await answer.json().catch(() => undefined);
  const data: unknown = typeof listed === "object" && listed !== null && "data" in listed ? listed.data : undefined;
  const ids = Array.isArray(data) ? data.flatMap((one: { id?: unknown } | null) => (typeof one?.id === "string" ? [one.id] : [])) : [];
  const [first] = ids;
  if (first === undefined) throw new Unlisted(`${url} lists no model`, true);
  return first;
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : message;
}
