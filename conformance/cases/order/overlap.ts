import { conformanceCase, type ConformanceCase, type Need } from "../../../src/runner/index.js";
import type { RequirementId } from "../../../generated/requirements.js";
import { givenHeld } from "../given.js";
import { http, sse, ws, type Way } from "../ways.js";

interface Pair {
  readonly proves: RequirementId;
  readonly situation: string;
  readonly first: Way;
  readonly second: Way;
  /** Both on one socket. */
  readonly shared?: true;
  /** Pieces of the first answer that are out when the second message comes. */
  readonly pieces?: number;
  readonly brokenBy: readonly string[];
}

const pairs: readonly Pair[] = [
  { proves: "order.http-turns.do-not-overlap", situation: "second-while-first-is-held", first: http, second: http, brokenBy: ["plain-turns-of-a-session-overlap"] },
  { proves: "order.sse-turns.do-not-overlap", situation: "second-while-first-is-held", first: sse, second: sse, brokenBy: ["streams-of-a-session-overlap"] },
  {
    proves: "order.sse-turns.do-not-overlap",
    situation: "second-in-mid-answer",
    first: sse,
    second: sse,
    pieces: 1,
    brokenBy: ["streams-of-a-session-overlap", "a-stream-overlaps-an-answer-that-has-begun"],
  },
  { proves: "order.ws-turns.do-not-overlap", situation: "second-while-first-is-held", first: ws, second: ws, shared: true, brokenBy: ["turns-of-a-session-overlap-on-a-socket"] },
  {
    proves: "order.ws-turns.do-not-overlap",
    situation: "second-in-mid-answer",
    first: ws,
    second: ws,
    shared: true,
    pieces: 1,
    brokenBy: ["turns-of-a-session-overlap-on-a-socket", "a-message-overlaps-an-answer-that-has-begun-on-its-socket"],
  },
  { proves: "order.two-sockets.do-not-overlap", situation: "second-while-first-is-held", first: ws, second: ws, brokenBy: ["each-socket-has-its-own-queue"] },
  { proves: "order.http-and-sse.do-not-overlap", situation: "stream-while-plain-is-held", first: http, second: sse, brokenBy: ["streams-pass-by-the-queue-of-plain-turns"] },
  {
    proves: "order.http-and-sse.do-not-overlap",
    situation: "plain-while-stream-is-held",
    first: sse,
    second: http,
    brokenBy: ["streams-pass-by-the-queue-of-plain-turns", "a-plain-turn-passes-by-a-running-stream"],
  },
  { proves: "order.http-and-ws.do-not-overlap", situation: "socket-while-plain-is-held", first: http, second: ws, brokenBy: ["sockets-pass-by-the-queue-of-plain-turns"] },
  { proves: "order.http-and-ws.do-not-overlap", situation: "plain-while-socket-is-held", first: ws, second: http, brokenBy: ["sockets-pass-by-the-queue-of-plain-turns"] },
  { proves: "order.sse-and-ws.do-not-overlap", situation: "socket-while-stream-is-held", first: sse, second: ws, brokenBy: ["sockets-pass-by-the-queue-of-streams"] },
  { proves: "order.sse-and-ws.do-not-overlap", situation: "stream-while-socket-is-held", first: ws, second: sse, brokenBy: ["sockets-pass-by-the-queue-of-streams"] },
];

/**
 * The second turn must not be at the model while the first is held. No path gives an order between two requests, so a turn of another
 * session, sent after the second by the same door and answered, stands for "it would have come by now". Nor may the second break off the first.
 */
export const overlaps: readonly ConformanceCase[] = pairs.map(({ proves, situation, first, second, shared, pieces = 0, brokenBy }) =>
  conformanceCase({
    proves,
    situation,
    title: `a turn ${second.over} waits for the one of its session that is held ${shared ? "on the same socket" : first.over}${pieces > 0 ? ", also in mid-answer" : ""}`,
    needs: needsOf(first, second),
    brokenBy,
    async run({ agent, expect, model }) {
      const someone = await agent();
      const [session, other] = [await someone.newSession(), await someone.newSession()];
      const toFirst = await first.open(someone);
      const toSecond = shared ? toFirst : await second.open(someone);
      const one = await session.begin("take your time", { door: toFirst, hold: true });
      one.gate.release(pieces);
      await givenHeld(one, pieces);
      const two = await session.begin("and then", { door: toSecond });
      await other.attempt("while it waits", { door: toSecond });
      const early = model.shownFor(two);
      one.gate.release();
      await two.end();
      const isGivenUp = await one.gate.abandoned(0);
      expect.that(early === undefined && !isGivenUp, {
        expected: `no model call for ${two.canary} before the end of ${one.canary}`,
        received: isGivenUp ? `the model call for ${one.canary} was given up when ${two.canary} came` : "a model call while the other was held",
        because: isGivenUp ? "the next message to a session breaks off the turn before it" : "two turns of one session run at the same time",
        at: early?.at ?? one.lastAt,
        turns: [one, two],
      });
    },
  }),
);

/** One turn names the active session, the other none. */
export const defaultAndExplicit: readonly ConformanceCase[] = (["named", "unnamed"] as const).map((held) =>
  conformanceCase({
    proves: "order.default-and-explicit.do-not-overlap",
    situation: `${held}-is-held`,
    title: `a turn to the active session waits for the ${held} one there that is held`,
    needs: ["doors.http", "sessions.active", "scripted-model"],
    brokenBy: ["named-and-unnamed-turns-have-queues-of-their-own", ...(held === "named" ? ["an-unnamed-turn-does-not-wait-for-a-named-one"] : [])],
    async run({ agent, expect, model }) {
      const someone = await agent();
      const [active, other] = [await someone.active(), await someone.newSession()];
      const [toFirst, toSecond] = held === "named" ? [active, someone.unaddressed] : [someone.unaddressed, active];
      const one = await givenHeld(await toFirst.begin("take your time", { hold: true }));
      const two = await toSecond.begin("and then");
      await other.attempt("while it waits");
      const early = model.shownFor(two);
      expect.that(early === undefined, {
        expected: `no model call for ${two.canary} before the end of ${one.canary}`,
        received: "a model call while the other was held",
        because: "both turns are of the active session; one names it and one does not",
        at: early?.at ?? 0,
        turns: [one, two],
      });
      one.gate.release();
      await two.end();
    },
  }),
);

function needsOf(...pair: readonly Way[]): readonly Need[] {
  return [...new Set([...pair.flatMap(({ needs }) => needs), "scripted-model" as const])];
}
