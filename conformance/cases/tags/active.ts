import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { given } from "../given.js";

/** Frames about no session, on a socket that is opened after the active session has moved. */
export const ofTheActiveSession: readonly ConformanceCase[] = (["connected", "agents-updated", "pong"] as const).map((name) =>
  conformanceCase({
    proves: `tags.${name}.names-the-active-session`,
    situation: "after-it-moved",
    title: `a \`${name.replace("-", "_")}\` frame names the session that is active now`,
    needs: ["doors.ws", "sessions.active", "sessions.create", "native"],
    brokenBy: [`${name}-frames-name-the-first-session`, `${name}-frames-name-the-newest-session`],
    async run({ agent, expect }) {
      const someone = await agent();
      await someone.createSession();
      await (await someone.newSession()).say("so that the newest is another one again");
      const { id } = await someone.active();
      const socket = await someone.socket();
      given(await socket.fence(), "a socket that answers", 0);
      const frame = socket.native.frames.find(({ type }) => type === name.replace("-", "_"));
      const told = frame?.json?.session_id;
      expect.that(typeof told !== "string" || told.toLowerCase() === id, { expected: `session_id ${id}`, received: frame?.text ?? "", because: "this session is active", at: frame?.at ?? 0 });
    },
  }),
);
