import { conformanceCase, type Agent, type ConformanceCase, type End, type Session, type Turn } from "../../../src/runner/index.js";
import type { RequirementId } from "../../../generated/requirements.js";
import { given, givenInTime } from "../given.js";
import { http, sse, ways, ws, type Way } from "../ways.js";

/** A turn of the session that has reached its model and is held there. */
export async function running(session: Session, way: Way, agent: Agent): Promise<Turn> {
  const turn = await session.begin("a long story", { door: await way.open(agent), hold: true });
  givenInTime(await turn.gate.reached(), "a turn that reaches its model", turn.lastAt);
  return turn;
}

/** Waits for the end of a turn that was stopped; a given where another fact stands on it. */
export async function stopped(turn: Turn): Promise<End> {
  const end = await turn.end();
  givenInTime(end !== undefined, "the end of a stopped turn", turn.lastAt);
  given(end.kind === "failed" || end.kind === "refused", "a stop that ends the turn as a failed one", end.at);
  return end;
}

const doors: readonly { readonly proves: RequirementId; readonly way: Way; readonly brokenBy: readonly string[] }[] = [
  { proves: "cancel.http-turn.is-stopped", way: http, brokenBy: ["stops-do-not-reach-http-turns"] },
  { proves: "cancel.sse-turn.is-stopped", way: sse, brokenBy: ["stops-do-not-reach-streams"] },
  { proves: "cancel.ws-turn.is-stopped", way: ws, brokenBy: ["stops-do-not-reach-socket-turns"] },
];

export const stoppedAtEachDoor: readonly ConformanceCase[] = doors.map(({ proves, way, brokenBy }) =>
  conformanceCase({
    proves,
    situation: "while-the-model-thinks",
    title: `a turn ${way.over} ends as a failed one when its session is stopped`,
    needs: ["scripted-model", "stop.one-session", ...way.needs],
    brokenBy,
    async run({ agent, expect }) {
      const someone = await agent();
      const session = await someone.newSession();
      const turn = await running(session, way, someone);
      await someone.stop(session);
      await expect.failed(turn);
    },
  }),
);

export const saysRunCancelled: readonly ConformanceCase[] = ways.map((way) =>
  conformanceCase({
    proves: "cancel.terminal.says-run-cancelled",
    situation: way.door,
    title: `a stopped turn ${way.over} says that its run was cancelled`,
    needs: ["native", "scripted-model", "stop.one-session", ...way.needs],
    brokenBy: [way.door === "http" ? "stopped-http-turns-are-internal-errors" : "stopped-turns-blame-the-model"],
    async run({ agent, expect }) {
      const someone = await agent();
      const session = await someone.newSession();
      const turn = await running(session, way, someone);
      await someone.stop(session);
      const end = await stopped(turn);
      const said = `${end.status === undefined ? "" : `${end.status} `}${end.text ?? ""}`;
      expect.that((end.text ?? "").includes("Run cancelled") && (way.door !== "http" || end.status === 409), {
        expected: way.door === "http" ? "409 Run cancelled" : "Run cancelled",
        received: said,
        because: "the turn was stopped",
        at: end.at,
        turns: [turn],
      });
    },
  }),
);

export const stoppedByCommand = conformanceCase({
  proves: "cancel.command.stops-its-session",
  situation: "on-the-same-socket",
  title: "a stop command ends the turn that runs on its own WebSocket in the session it names",
  needs: ["native", "scripted-model", "doors.ws", "socket.commands"],
  brokenBy: ["stop-commands-act-on-the-active-session", "stop-commands-wait-for-the-turns-of-their-socket"],
  async run({ agent, expect }) {
    const someone = await agent();
    const [socket, session] = [await someone.socket(), await someone.newSession()];
    const turn = await session.begin("a long story", { door: socket, hold: true });
    await turn.gate.reached();
    socket.native.send({ type: "command", command: "stop", session_id: session.id });
    const end = await turn.end();
    if (!end) {
      // Only where the other way of stopping works is the command to blame.
      await someone.stop(session);
      await stopped(turn);
    }
    expect.that(end?.kind === "failed", {
      expected: "the end of a failed turn",
      received: end?.kind ?? "no end before it was stopped another way",
      because: "a stop command had named its session",
      at: end?.at ?? turn.heard.at(-1)!.at,
      turns: [turn],
      ...(end ? {} : { deadline: true as const }),
    });
  },
});

export const theModelCallEnds = conformanceCase({
  proves: "cancel.model-call.is-ended",
  situation: "while-the-model-thinks",
  title: "the model call of a stopped turn is given up",
  needs: ["scripted-model", "doors.sse", "stop.one-session"],
  brokenBy: ["model-calls-outlive-their-turns"],
  async run({ agent, expect }) {
    const someone = await agent();
    const session = await someone.newSession();
    const turn = await running(session, sse, someone);
    await someone.stop(session);
    const end = await stopped(turn);
    expect.that(await turn.gate.abandoned(), { expected: "the model call given up", received: "the call still open", because: "its turn had been stopped and told so", at: end.at, turns: [turn], deadline: true });
  },
});
