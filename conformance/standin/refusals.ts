import { Refusal, type Answer, type RawBody } from "../../src/server/index.js";
import { change } from "../faults/change.js";
import { part } from "./part.js";

/** Operations whose handlers read no body at all. */
const BODILESS = /^(stopAgent|resetSession|compactSession|switchSession|clearHistory)$/;
const TEXT = { "content-type": "text/plain; charset=utf-8" };

/** The web framework speaks before the handlers do: sentences in plain text, and nothing at all where it knows no route. */
export const frameworkErrors = part(
  {
    "refused bodies are told in plain text, refused upgrades, unknown paths and methods not at all": "errors.body.is-as-documented",
    "a session is made only where there is a body": "http.body-less-posts.are-equal",
    "a socket too many is refused without saying when to try again": "limits.too-many.says-when-to-try-again",
    "another WebSocket version is refused without the one that is known": "socket.upgrade.needs-version-13",
  },
  (seams) =>
    change(seams, "wire", {
      body(raw, about) {
        if (BODILESS.test(about.operation)) return undefined;
        const body = read(raw, (given) => seams.wire.body(given, about));
        if (body === undefined) throw raw.contentType === undefined ? NO_TYPE : new Refusal(400, `${UNPARSED}EOF while parsing a value at line 1 column 0`);
        return body;
      },
      answer(answer, about, next) {
        const said: Answer = answer.status >= 400 ? spoken(answer, about.door === "ws" || about.operation === "unknown") : answer;
        seams.wire.answer(said, about, next);
      },
    }),
);

const UNPARSED = "Failed to parse the request body as JSON: ";
const NO_TYPE = new Refusal(415, "Expected request with `Content-Type: application/json`");

function read(raw: RawBody, parse: (raw: RawBody) => unknown): unknown {
  try {
    return parse(raw);
  } catch (error) {
    if (error instanceof Refusal && error.status === 415) throw NO_TYPE;
    throw error instanceof Refusal && error.status === 400 ? new Refusal(400, `${UNPARSED}expected value at line 1 column 1`) : error;
  }
}

function spoken(answer: Answer, isUnrouted: boolean): Answer {
  const { allow } = answer.headers;
  if (isUnrouted) return { status: answer.status === 426 ? 400 : answer.status, headers: allow === undefined ? {} : { allow } };
  const sentence = (answer.body as { readonly error?: string } | undefined)?.error ?? "";
  if (answer.status === 422) return { ...answer, headers: TEXT, body: undefined, raw: `Failed to deserialize the JSON body into the target type: ${sentence}` };
  if (answer.status === 415 || sentence.startsWith(UNPARSED)) return { ...answer, headers: TEXT, body: undefined, raw: sentence };
  return answer;
}

/** Frames: what breaks off is a message, what is binary is nothing, a Close is not answered. */
export const frames = part(
  {
    "a frame that begins like JSON and is none is a message": "socket.broken-json.is-told-and-the-socket-stays-open",
    "a Close frame is not answered": "socket.close.is-answered",
    "white space around a message and control characters in it are taken away on sockets": "text.message.reaches-the-model-unchanged",
  },
  (seams) =>
    change(seams, "wire", {
      received: (text, about, next) => seams.wire.received(understood(text), about, next),
      frame(frame, about, next) {
        if (frame.type === "error" && frame.content.startsWith("Binary")) return;
        seams.wire.frame(frame, about, next);
      },
      closing: (close, about, next) => seams.wire.closing({ ...close, code: 1006 }, about, next),
    }),
);

function understood(text: string): string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return JSON.stringify({ type: "message", content: tidy(text) });
  }
  if (typeof json !== "object" || json === null || typeof (json as { content?: unknown }).content !== "string") return text;
  return JSON.stringify({ ...json, content: tidy((json as { readonly content: string }).content) });
}

function tidy(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "").trim();
}

/** A frame that is too large does not count against the minute; one beyond the minute is told in the server's own words. */
export const frameLimits = part({}, (seams) =>
  change(seams, "gate", {
    frame(bytes, about) {
      if (bytes > 65_536) throw new Refusal(413, "Message too large (max 64KB)");
      try {
        seams.gate.frame(bytes, about);
      } catch (error) {
        throw error instanceof Refusal && error.status === 429 ? new Refusal(429, "Rate limit exceeded. Max 10 messages per minute.") : error;
      }
    },
  }),
);
