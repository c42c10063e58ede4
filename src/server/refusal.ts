/** A request that is not carried out: an HTTP status and a sentence for people. A socket says the sentence alone. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    /** 4xx or 5xx. */
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** Why a turn's signal was aborted; the turn ends with this as its terminal. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
  constructor(
    /** Status over plain HTTP: 409 cancelled, 503 shutting down. */
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
