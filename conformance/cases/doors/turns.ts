import { conformanceCase, type ConformanceCase, type Need, type Stage } from "../../../src/runner/index.js";
import type { RequirementId } from "../../../generated/requirements.js";

/** One plain turn at each door: when a door is dead, what stands on it is blocked by this and not red itself. */
const doors: readonly { readonly proves: RequirementId; readonly title: string; readonly needs: readonly Need[]; readonly speak: (stage: Stage) => Promise<void>; readonly brokenBy: readonly string[] }[] = [
  {
    proves: "doors.http-explicit.carries-a-turn",
    title: "a message to a named session is answered over HTTP",
    needs: ["doors.http"],
    brokenBy: ["http-turns-of-named-sessions-crash"],
    async speak({ agent, expect }) {
      const session = await (await agent()).newSession();
      await expect.completed(await session.attempt("hello"));
    },
  },
  {
    proves: "doors.http-default.carries-a-turn",
    title: "a message that names no session is answered over HTTP",
    needs: ["doors.http", "sessions.active"],
    brokenBy: ["unaddressed-http-turns-crash"],
    async speak({ agent, expect }) {
      await expect.completed(await (await agent()).unaddressed.attempt("hello"));
    },
  },
  {
    proves: "doors.sse-explicit.carries-a-turn",
    title: "a message to a named session is answered over SSE",
    needs: ["doors.sse"],
    brokenBy: ["streams-of-named-sessions-crash"],
    async speak({ agent, expect }) {
      const session = await (await agent()).newSession();
      await expect.completed(await session.attempt("hello", { door: "sse" }));
    },
  },
  {
    proves: "doors.sse-default.carries-a-turn",
    title: "a message that names no session is answered over SSE",
    needs: ["doors.sse", "sessions.active"],
    brokenBy: ["unaddressed-streams-crash"],
    async speak({ agent, expect }) {
      await expect.completed(await (await agent()).unaddressed.attempt("hello", { door: "sse" }));
    },
  },
  {
    proves: "doors.ws-explicit.carries-a-turn",
    title: "a message that names a session is answered on the socket",
    needs: ["doors.ws"],
    brokenBy: ["socket-messages-to-named-sessions-are-ignored"],
    async speak({ agent, expect }) {
      const someone = await agent();
      const session = await someone.newSession();
      await expect.completed(await session.attempt("hello", { door: await someone.socket() }));
    },
  },
  {
    proves: "doors.ws-default.carries-a-turn",
    title: "a message that names no session is answered on the socket",
    needs: ["doors.ws", "sessions.active"],
    brokenBy: ["unaddressed-socket-messages-are-ignored"],
    async speak({ agent, expect }) {
      const someone = await agent();
      await expect.completed(await someone.unaddressed.attempt("hello", { door: await someone.socket() }));
    },
  },
];

export const doorTurns: readonly ConformanceCase[] = doors.map(({ speak, ...rest }) =>
  conformanceCase({ ...rest, situation: "one-plain-turn", smoke: true, run: speak }),
);
