import type { HttpAnswer } from "./answer-reader.js";
import { isHead, type Client } from "./connection.js";
import type { SocketScript } from "./frames.js";
import type { KnownIds } from "./ids.js";
import type { Request, Sent } from "./requests.js";
import { playSocket } from "./socket.js";
import type { Tally } from "./tally.js";
import { frameProblem, problemOf } from "./verdict.js";

/** What is done to the server at once. */
export type Step =
  /** Valid HTTP; several are sent in one go. */
  | { readonly kind: "ask"; readonly requests: readonly Request[] }
  | { readonly kind: "leave"; readonly request: Request }
  | { readonly kind: "garble"; readonly bytes: (known: KnownIds) => Buffer }
  | { readonly kind: "socket"; readonly script: (known: KnownIds) => SocketScript };

/** Does it, judges what comes back and counts it. */
export async function play(step: Step, client: Client, known: KnownIds, tally: Tally): Promise<void> {
  switch (step.kind) {
    case "ask":
      return ask(step.requests.map((one) => one(known)), client, known, tally);
    case "leave":
      tally.requests += 1;
      return client.abandon(step.request(known).bytes);
    case "garble":
      return garble(step.bytes(known), client, tally);
    case "socket":
      return onSocket(step.script(known), client, tally);
  }
}

async function ask(sent: readonly Sent[], client: Client, known: KnownIds, tally: Tally): Promise<void> {
  tally.requests += sent.length;
  const all = Buffer.concat(sent.map(({ bytes }) => bytes));
  const { answers, problem } = await client.ask(sent);
  if (problem !== undefined) tally.wrong(problem, all);
  else if (answers.length < sent.length && !closes(answers.at(-1))) unanswered(sent, answers, all, tally);
  for (const [i, answer] of answers.entries()) {
    const { operation, method, bytes } = sent[i]!;
    tally.answered(answer.status, answer.body);
    known.learn(answer.body.toString("latin1", 0, 4_000));
    const wrong = problemOf(answer, operation, method);
    if (wrong !== undefined) tally.wrong(wrong, bytes);
  }
}

/** A stream that waits behind another answer of its connection is read by nobody so long: beyond the bound of a slow reader the connection is closed, as the contract says. */
function unanswered(sent: readonly Sent[], answers: readonly HttpAnswer[], all: Buffer, tally: Tally): void {
  const { operation, bytes } = sent[answers.length]!;
  if (operation === "streamMessage" || operation === "streamMessageToSession") return tally.cut();
  tally.wrong(`${answers.length} answers to ${sent.length} requests, and no word that the connection closes; the first without an answer is ${JSON.stringify(bytes.toString("latin1", 0, 120))}`, all);
}

async function garble(bytes: Buffer, client: Client, tally: Tally): Promise<void> {
  tally.requests += 1;
  const { answers, problem } = await client.garble(bytes);
  if (problem !== undefined) tally.wrong(problem, bytes);
  for (const answer of answers) {
    tally.answered(answer.status, answer.body);
    // Which operation it was, if any, is not known; a refusal has its form all the same.
    const wrong = answer.status >= 400 ? problemOf(answer, undefined, isHead(bytes) ? "HEAD" : "GET") : undefined;
    if (wrong !== undefined) tally.wrong(wrong, bytes);
  }
}

async function onSocket(script: SocketScript, client: Client, tally: Tally): Promise<void> {
  tally.requests += 1;
  tally.frames += script.pieces.length;
  const { answer, texts, problem } = await playSocket(client.url, script);
  const sent = Buffer.concat([script.upgrade, ...script.pieces]);
  if (problem !== undefined) tally.wrong(problem, sent);
  if (answer) tally.answered(answer.status, answer.body);
  // An upgrade that asks for none is a plain request, which may well be answered.
  const refusal = answer !== undefined && answer.status >= 400 ? problemOf(answer, undefined, "GET") : undefined;
  if (refusal !== undefined) tally.wrong(refusal, sent);
  tally.framesHeard += texts.length;
  for (const text of texts) {
    const wrong = frameProblem(text);
    if (wrong !== undefined) tally.wrong(wrong, sent);
  }
}

function closes(answer: HttpAnswer | undefined): boolean {
  return answer?.headers["connection"]?.includes("close") ?? false;
}
