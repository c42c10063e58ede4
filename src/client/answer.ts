import type { AnswerBody, OperationId, StatusOf } from "../../generated/operations.js";
import { valueOfJson, type Headers } from "../log/index.js";
import { badUtf8In, decodeAsIs } from "./bad-utf8.js";

/** One whole HTTP answer, as received. */
export interface RawAnswer {
  /** Exchange id in the log (`r…`). */
  readonly id: string;
  /** Place in the log of the request and of the answer. */
  readonly requestSeq: number;
  readonly seq: number;
  readonly status: number;
  /** Lower-case names; values of a repeated header joined by `, `. */
  readonly headers: Headers;
  /** Names and values in turn, as received. */
  readonly rawHeaders: readonly string[];
  readonly contentType: string | undefined;
  /** Without its content coding. */
  readonly bodyBytes: Buffer;
  /** The bytes as UTF-8, a byte order mark kept, bad sequences as U+FFFD. */
  readonly bodyText: string;
  /** How many byte sequences of the body are no UTF-8. */
  readonly badUtf8: number;
  /** The body as JSON whatever its content type says; undefined when it is none. */
  readonly json: unknown;
  /** When the last byte came, in milliseconds of the log. */
  readonly atMs: number;
  /** From the request to the last byte. */
  readonly tookMs: number;
}

/** The answer to a documented operation. */
export interface Answer<Op extends OperationId = OperationId> extends RawAnswer {
  /** Looks at the status alone and narrows `json` to what the contract says of it; whether it keeps to that is a judge's question. */
  is<S extends StatusOf<Op>>(status: S): this is Answered<Op, S>;
}

export type Answered<Op extends OperationId, S extends StatusOf<Op>> = Answer<Op> & { readonly status: S; readonly json: AnswerBody<Op, S> };

export function answerOf<Op extends OperationId>(parts: Omit<RawAnswer, "contentType" | "bodyText" | "badUtf8" | "json">): Answer<Op> {
  const bodyText = decodeAsIs(parts.bodyBytes);
  const answer: Answer<Op> = {
    ...parts,
    contentType: parts.headers["content-type"],
    bodyText,
    badUtf8: badUtf8In(parts.bodyBytes),
    json: jsonOf(bodyText),
    is<S extends StatusOf<Op>>(status: S): this is Answered<Op, S> {
      return parts.status === status;
    },
  };
  return answer;
}

/** The value of a JSON text, undefined when it is none. */
export function jsonOf(text: string): unknown {
  return valueOfJson(text);
}
