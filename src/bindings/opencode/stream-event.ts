/** One event of a directory. */
export interface StreamEvent {
  /** `message.part.delta`. */
  readonly type: string;
  readonly properties: unknown;
  /** The whole event as text, for the words in it. */
  readonly text: string;
  readonly raw: string;
  /** Log `seq`. */
  readonly at: number;
}
