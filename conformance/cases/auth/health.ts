import { always, conformanceCase } from "../../../src/runner/index.js";
import { isAnsweredWith } from "../answered.js";
import { givenHeld } from "../given.js";

export const noKeyForHealth = conformanceCase({
  proves: "auth.health.needs-no-key",
  situation: "without-and-with-a-wrong-one",
  title: "health is told without a key",
  needs: ["api-key", "native"],
  brokenBy: ["health-asks-for-the-key", "health-refuses-a-wrong-key"],
  async run({ expect, native }) {
    isAnsweredWith(expect, 200, await native.call("getHealth", { params: {}, auth: "none" }), "what watches a server has no key");
    isAnsweredWith(expect, 200, await native.call("getHealth", { params: {}, auth: "wrong" }), "health looks at no key");
  },
});

export const healthNamesNobody = conformanceCase({
  proves: "auth.health.names-no-session",
  situation: "while-a-turn-runs",
  title: "health names neither session nor agent, also while they are busy",
  needs: ["scripted-model", "native"],
  brokenBy: ["health-names-the-sessions-that-run", "health-names-the-agents"],
  async run({ agent, expect, native }) {
    const session = await (await agent()).newSession();
    await givenHeld(await session.begin("take your time", { hold: true }));
    const { text, at } = await native.call("getHealth", { params: {}, auth: "none" });
    const named = [session.id, session.agent.id].filter((id) => text.toLowerCase().includes(id.toLowerCase()));
    expect.that(named.length === 0, { expected: "no id of a session or an agent", received: named.join(", "), because: "health is open to everybody", at });
  },
});

export const healthNamesNobodyEver = always("auth.health.names-no-session", ["health-names-the-agents"], ["native"]);
