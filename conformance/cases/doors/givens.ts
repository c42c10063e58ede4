import { conformanceCase } from "../../../src/runner/index.js";

export const anAgentCanBeHad = conformanceCase({
  proves: "doors.agent.can-be-had",
  situation: "at-all",
  title: "an agent can be had",
  smoke: true,
  brokenBy: ["spawning-crashes-for-every-second-agent"],
  async run({ agent }) {
    await agent();
    await agent();
  },
});

export const theActiveSessionCanBeRead = conformanceCase({
  proves: "doors.active-session.can-be-read",
  situation: "of-a-new-agent",
  title: "the active session of an agent can be read",
  smoke: true,
  needs: ["sessions.active"],
  brokenBy: ["active-session-is-not-told"],
  async run({ agent }) {
    await (await agent()).active();
  },
});

export const aHistoryIsReadable = conformanceCase({
  proves: "doors.history.is-readable",
  situation: "after-one-turn",
  title: "the history of a session that took a turn is readable by its id",
  smoke: true,
  brokenBy: ["history-by-id-knows-no-session"],
  async run({ agent, expect }) {
    const session = await (await agent()).newSession();
    await session.say("remember this");
    await expect.readable(session);
  },
});

export const aSocketOpens = conformanceCase({
  proves: "doors.ws.opens",
  situation: "at-all",
  title: "a socket of an agent opens",
  smoke: true,
  needs: ["doors.ws"],
  brokenBy: ["upgrades-are-refused"],
  async run({ agent }) {
    await (await agent()).socket();
  },
});

export const aSessionCanBeCreated = conformanceCase({
  proves: "doors.session.can-be-created",
  situation: "without-a-label",
  title: "the server makes a session when asked",
  smoke: true,
  needs: ["sessions.create"],
  brokenBy: ["creating-a-session-crashes"],
  async run({ agent }) {
    await (await agent()).createSession();
  },
});
