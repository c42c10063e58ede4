import { conformanceCase, type Agent, type ConformanceCase, type Expect, type Need, type Session, type Stage, type Turn } from "../../../src/runner/index.js";
import { given, givenInTime, isRefused, provable } from "../given.js";

/** More ended turns than a server would keep places for in vain. */
const MANY_TURNS = 12;

interface Ending {
  readonly situation: string;
  readonly title: string;
  readonly needs: readonly Need[];
  readonly brokenBy: readonly string[];
  readonly end: (stage: Stage, agent: Agent, session: Session) => Promise<unknown>;
}

/** The model is asked about the turn: it was not turned away. */
async function hasAPlace(expect: Expect, turn: Turn): Promise<void> {
  const isAsked = await Promise.race([turn.gate.reached(), turn.end().then(() => false)]);
  const last = turn.heard.findLast(({ kind }) => kind !== "ended");
  expect.that(isAsked, {
    expected: "a turn that the model is asked about",
    received: last === undefined ? "nothing in time" : `${last.native} ${last.text ?? ""}`.trim(),
    because: "the turns before it are over",
    at: last?.at ?? 0,
    turns: [turn],
    ...(last === undefined ? { deadline: true as const } : {}),
  });
}

const endings: readonly Ending[] = [
  {
    situation: "failed",
    title: "after many turns that failed there is room for the next",
    needs: ["doors.http"],
    brokenBy: ["failed-turns-keep-their-places"],
    end: (_stage, _agent, session) => session.say("this will not work", { script: { fail: { status: 400 } } }),
  },
  {
    situation: "stopped",
    title: "after many turns that were stopped there is room for the next",
    needs: ["doors.http", "stop", "stop.one-session"],
    brokenBy: ["stopped-turns-keep-their-places"],
    async end({ expect }, agent, session) {
      const turn = await session.begin("take your time", { hold: true });
      await hasAPlace(expect, turn);
      await agent.stop(session);
      givenInTime((await turn.end()) !== undefined, "the end of a stopped turn", turn.lastAt);
    },
  },
  {
    situation: "deleted",
    title: "after many turns that ended with their sessions there is room for the next",
    needs: ["doors.sse", "sessions.delete"],
    brokenBy: ["deleted-turns-keep-their-places"],
    async end({ expect }, _agent, session) {
      const turn = await session.begin("take your time", { door: "sse", hold: true });
      await hasAPlace(expect, turn);
      await session.delete();
      turn.gate.release();
      await turn.end();
    },
  },
  {
    situation: "without-their-clients",
    title: "after many turns whose clients left there is room for the next",
    needs: ["doors.sse"],
    brokenBy: ["turns-without-a-client-keep-their-places"],
    async end({ expect, model }, _agent, session) {
      const turn = await session.begin("take your time", { door: "sse", hold: true });
      await hasAPlace(expect, turn);
      turn.leave();
      // A read gives the server every chance to notice that the client is gone.
      await session.findHistory();
      turn.gate.release();
      await model.settled(turn);
    },
  },
];

export const endedTurns: readonly ConformanceCase[] = endings.map(({ end, needs, ...rest }) =>
  conformanceCase({
    ...rest,
    proves: "limits.ended-turns.give-back-their-place",
    needs: [...needs, "scripted-model"],
    async run(stage) {
      const agent = await stage.agent();
      for (let n = 0; n < MANY_TURNS; n++) await end(stage, agent, await agent.newSession());
      await stage.expect.completed(await (await agent.newSession()).attempt("is there room for one more"));
    },
  }),
);

/** More closed sockets than a server keeps places for, as far as is known. */
const MANY_SOCKETS = 24;
const MOST_SOCKETS = 64;

export const closedSockets: readonly ConformanceCase[] = [
  { situation: "closed", title: "after many sockets that were closed there is room for the next", needs: ["doors.ws"] as const, drop: false, brokenBy: ["a-socket-is-counted-for-good"] },
  { situation: "broken-off", title: "after many sockets that broke off there is room for the next", needs: ["doors.ws", "native"] as const, drop: true, brokenBy: ["a-socket-is-counted-for-good", "sockets-that-broke-off-keep-their-places"] },
].map(({ drop, ...rest }) =>
  conformanceCase({
    ...rest,
    proves: "limits.closed-sockets.give-back-their-place",
    async run({ agent, expect, limits }) {
      const someone = await agent();
      const many = Math.max(MANY_SOCKETS, Math.min(MOST_SOCKETS, (limits.socketsPerAddress ?? 0) + 2));
      for (let n = 1; n <= many; n++) {
        const opened = someone.socket();
        expect.that(!(await isRefused(opened)), { expected: "a socket", received: "a refusal", because: `all of the ${n - 1} sockets before it are gone`, at: 0 });
        const socket = await opened;
        if (drop) socket.native.drop();
        await socket.close();
      }
    },
  }),
);

/** More messages than a session lets wait, as far as is known. */
const CROWD = 90;

export const aBusySession = conformanceCase({
  proves: "limits.busy-session.leaves-others-their-share",
  situation: "behind-a-long-queue",
  title: "a session that will take no more leaves another the room to speak",
  needs: ["doors.http", "doors.sse", "doors.ws", "scripted-model"],
  brokenBy: ["a-full-session-fills-its-agent", "a-full-session-shuts-its-agents-streams"],
  async run({ agent, expect, limits }) {
    provable((limits.messagesPerMinutePerSocket ?? Infinity) > CROWD, "the profile declares a limit of messages on a socket that stands before that of a session", 0);
    provable((limits.requestsPerMinute ?? Infinity) > 10 * CROWD, "the profile declares a limit of requests that a crowd of messages would use up for the whole run", 0);
    const someone = await agent();
    const [busy, other] = [await someone.newSession(), await someone.newSession()];
    const socket = await someone.socket();
    for (let n = 0; n < CROWD; n++) await busy.begin("one of many", { door: socket, hold: true });
    // Behind the fence each of them waits or was refused.
    given(await socket.fence(), "a socket that answers behind a crowd of messages", 0);
    for (const door of ["http", "sse"] as const) await expect.completed(await other.attempt("may I", { door }));
  },
});
