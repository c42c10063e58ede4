import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { NoAnswer, UnexpectedAnswer } from "../../src/client/index.js";
import { Client } from "./connection.js";
import { socketScript } from "./frames.js";
import { KnownIds } from "./ids.js";
import { Keeper } from "./keeper.js";
import { startReference, type ReferenceProcess } from "./reference-process.js";
import { MOST_HEAP_GROWTH_BYTES } from "./limits.js";
import { heapGrowthBytes } from "./outcome.js";
import { garbage, request } from "./requests.js";
import { play, type Step } from "./steps.js";
import { MOST_PROBLEMS, Tally, type Figures } from "./tally.js";

export interface FuzzOptions {
  /** Requests and frames together, at least. */
  readonly count: number;
  readonly seed: number;
  /** After each round. */
  readonly onRound?: (soFar: Fuzzed) => void;
}

export interface Fuzzed extends Figures {
  readonly seed: number;
  readonly rounds: number;
  /** Valid turns in between. */
  readonly turns: { readonly answered: number; readonly refused: number };
  /** Resident at most, at any sample. */
  readonly peakRssBytes: number;
  /** After each round, everything deleted and collected; the last once connections had time to go. */
  readonly heapBytes: readonly number[];
  readonly durationMs: number;
}

const STEPS_A_ROUND = 3_000;
const WORKERS = 24;
const TALK_EVERY = 40;
const SAMPLE_EVERY_MS = 250;
const REST_WITHIN_MS = 10_000;

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: request.map((one): Step => ({ kind: "ask", requests: [one] })), weight: 60 },
  { arbitrary: fc.array(request, { minLength: 2, maxLength: 8 }).map((requests): Step => ({ kind: "ask", requests })), weight: 6 },
  { arbitrary: request.map((one): Step => ({ kind: "leave", request: one })), weight: 2 },
  { arbitrary: garbage.map((bytes): Step => ({ kind: "garble", bytes })), weight: 6 },
  { arbitrary: socketScript.map((script): Step => ({ kind: "socket", script })), weight: 8 },
);

/** Fuzzes the reference server, in a process of its own, round by round; the same seed makes the same steps, whose order in time is the machine's. */
export async function fuzz({ count, seed, onRound }: FuzzOptions): Promise<Fuzzed> {
  const began = performance.now();
  const server = await startReference();
  const tally = new Tally();
  const keeper = new Keeper(server.url);
  const clients = Array.from({ length: WORKERS }, () => new Client(server.url));
  let peakRssBytes = 0;
  let rounds = 0;
  const heapBytes: number[] = [];
  const soFar = (): Fuzzed => ({ ...tally, seed, rounds, turns: keeper.turns, peakRssBytes, heapBytes: [...heapBytes], durationMs: Math.round(performance.now() - began) });
  const sampling = setInterval(() => void server.memory(false).then(({ rssBytes }) => (peakRssBytes = Math.max(peakRssBytes, rssBytes)), () => undefined), SAMPLE_EVERY_MS);
  try {
    await keeper.spawn();
    const known = new KnownIds(keeper.owns);
    while (tally.requests + tally.frames < count && tally.problems.length < MOST_PROBLEMS && server.ended() === undefined) {
      const steps = fc.sample(step, { numRuns: STEPS_A_ROUND, seed: seed + rounds });
      rounds += 1;
      await round({ steps, clients, known, tally, keeper });
      known.forget();
      heapBytes.push(await settle(server, keeper, tally));
      onRound?.(soFar());
    }
    if (heapBytes.length > 0 && server.ended() === undefined) heapBytes.push(await rested(server, heapBytes));
  } catch (error) {
    if (!(error instanceof NoAnswer || error instanceof UnexpectedAnswer)) throw error;
    tally.wrong(`the server could not be spoken to any more: ${error.message}`);
  } finally {
    clearInterval(sampling);
    for (const client of clients) client.close();
    await keeper.close();
    if (server.ended() !== undefined) tally.wrong(`the server ended: ${server.ended()} ${server.complaints()}`);
    await server.stop();
  }
  if (server.complaints() !== "") tally.wrong(`the server wrote to standard error: ${server.complaints()}`);
  return soFar();
}

interface Round {
  readonly steps: readonly Step[];
  readonly clients: readonly Client[];
  readonly known: KnownIds;
  readonly tally: Tally;
  readonly keeper: Keeper;
}

async function round({ steps, clients, known, tally, keeper }: Round): Promise<void> {
  const left = steps.entries();
  let talking = Promise.resolve();
  await Promise.all(
    clients.map(async (client) => {
      for (const [at, one] of left) {
        await play(one, client, known, tally);
        if (at % TALK_EVERY !== 0) continue;
        // One after the other: more than a few at once is a bound of its session.
        talking = talking.then(() => keeper.talk()).then((wrong) => wrong === undefined ? undefined : tally.wrong(wrong));
        await talking;
      }
    }),
  );
}

/** Looks again and again, for a connection on its way out holds what it had to send for some seconds; what leaks does not go. @returns the heap at the last look. */
async function rested(server: ReferenceProcess, heapBytes: readonly number[]): Promise<number> {
  for (const until = performance.now() + REST_WITHIN_MS; ; ) {
    const { heapBytes: now } = await server.memory(true);
    if (performance.now() > until || heapGrowthBytes([...heapBytes, now]) <= MOST_HEAP_GROWTH_BYTES / 2) return now;
    await pause(250);
  }
}

/** Tidies up. @returns the heap that is left. */
async function settle(server: ReferenceProcess, keeper: Keeper, tally: Tally): Promise<number> {
  for (const wrong of await keeper.tidy()) tally.wrong(wrong);
  return (await server.memory(true)).heapBytes;
}
