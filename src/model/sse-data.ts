/**
 * The `data` of each event of a stream, decoded from UTF-8 however the bytes were cut. Lines end in LF, CR LF or CR; other
 * fields and comments are left out; an event without its blank line at the end counts, as models forget it.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export async function* sseData(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  let data: string[] = [];
  for await (const line of linesOf(bytes)) {
    if (line === "" && data.length > 0) {
      yield data.join("\n");
      data = [];
    } else if (line.startsWith("data:")) data.push(line.slice(line[5] === " " ? 6 : 5));
  }
  if (data.length > 0) yield data.join("\n");
}

/** Far more than one piece of an answer; a stream without line ends must not fill the memory. */
const MAX_LINE_CHARS = 16 * 1024 * 1024;

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let pending = "";
  for await (const chunk of bytes) {
    pending += decoder.decode(chunk, { stream: true });
    // A CR at the very end may be half of a CR LF: it stays until more comes.
    const lines = pending.split(/\r\n|\n|\r(?!$)/);
    pending = lines.pop() ?? "";
    if (pending.length > MAX_LINE_CHARS) throw new RangeError(`a line of the stream is longer than ${MAX_LINE_CHARS} characters`);
    yield* lines;
  }
  yield* (pending + decoder.decode()).split(/\r\n|\n|\r/);
}
