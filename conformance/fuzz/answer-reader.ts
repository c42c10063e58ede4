/** One whole answer. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case; of a name that stands twice, the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Thrown for bytes that are no HTTP answer. */
export class NotHttp extends Error {
  override readonly name = "NotHttp";
}

const EMPTY = Buffer.alloc(0);

/**
 * Reads answers off one connection, in order. Its own small reading of RFC 9112, and a strict one: what it does not understand is a defect of the
 * server, not a matter of taste.
 */
export class AnswerReader {
  #rest: Buffer = EMPTY;
  readonly #methods: string[] = [];
  #upgraded = false;

  /** Says that a request is sent; its method decides whether its answer has a body. */
  expect(method: string): void {
    this.#methods.push(method);
  }

  /** The answers that are whole now; 1xx are left out. Throws `NotHttp`. */
  read(bytes: Buffer): HttpAnswer[] {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const answers: HttpAnswer[] = [];
    for (let answer = this.#next(); answer; answer = this.#next()) if (answer.status >= 200 || answer.status === 101) answers.push(answer);
    return answers;
  }

  /** Bytes behind a 101, which are of another protocol. */
  get rest(): Buffer {
    return this.#rest;
  }

  #next(): HttpAnswer | undefined {
    const end = this.#upgraded ? -1 : this.#rest.indexOf("\r\n\r\n");
    if (end < 0) return undefined;
    const [first = "", ...lines] = this.#rest.toString("latin1", 0, end).split("\r\n");
    const [, digits] = /^HTTP\/1\.1 ([1-5]\d\d)(?: |$)/.exec(first) ?? [];
    if (digits === undefined) throw new NotHttp(`no status line: ${JSON.stringify(first.slice(0, 200))}`);
    const headers: Record<string, string> = {};
    for (const line of lines) {
      const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\0\r\n]*?)[ \t]*$/.exec(line) ?? [];
      if (name === undefined || value === undefined) throw new NotHttp(`no header: ${JSON.stringify(line.slice(0, 200))}`);
      headers[name.toLowerCase()] = value;
    }
    const status = Number(digits);
    const body = this.#body(end + 4, status, headers);
    if (!body) return undefined;
    this.#rest = this.#rest.subarray(body.end);
    if (status >= 200) this.#methods.shift();
    if (status === 101) this.#upgraded = true;
    return { status, headers, body: body.bytes };
  }

  #body(from: number, status: number, headers: Readonly<Record<string, string>>): { readonly bytes: Buffer; readonly end: number } | undefined {
    if (status < 200 || status === 204 || status === 304 || this.#methods[0] === "HEAD") return { bytes: EMPTY, end: from };
    if (headers["transfer-encoding"] === "chunked") return this.#chunks(from);
    const length = Number(headers["content-length"] ?? Number.NaN);
    if (!Number.isSafeInteger(length)) throw new NotHttp(`an answer of ${status} without a length`);
    return this.#rest.length < from + length ? undefined : { bytes: this.#rest.subarray(from, from + length), end: from + length };
  }

  #chunks(from: number): { readonly bytes: Buffer; readonly end: number } | undefined {
    const pieces: Buffer[] = [];
    for (let at = from; ; ) {
      const line = this.#rest.indexOf("\r\n", at);
      if (line < 0) return undefined;
      const size = Number.parseInt(this.#rest.toString("latin1", at, line), 16);
      if (Number.isNaN(size)) throw new NotHttp(`a chunk without a size: ${JSON.stringify(this.#rest.toString("latin1", at, at + 100))}, behind ${JSON.stringify(this.#rest.toString("latin1", at - 100, at))}`);
      if (this.#rest.length < line + 4 + size) return undefined;
      if (size === 0) return { bytes: Buffer.concat(pieces), end: line + 4 };
      pieces.push(this.#rest.subarray(line + 2, line + 2 + size));
      at = line + 4 + size;
    }
  }
}
