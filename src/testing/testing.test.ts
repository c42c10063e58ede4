import { expect, it } from "vitest";
import { startModel, startReference } from "./index.js";

it("tells what the model was asked, each turn by its own words", async () => {
  await using sp = await startReference();
  const agent = await sp.client.agents.spawn({ template: "assistant" });
  const [one, other] = [sp.turn("My name is Ada."), sp.turn("My name is Alan.")];
  await Promise.all([agent.sessions.use().say(one.message), agent.sessions.use().say(other.message)]);
  expect(one.calls().map((call) => call.canaries)).toEqual([[one.canary]]);
  expect(other.calls().map((call) => call.canaries)).toEqual([[other.canary]]);
  expect(sp.modelCalls().map((call) => call.state)).toEqual(["answered", "answered"]);
});

it("answers as it is scripted, and holds an answer until it is released", async () => {
  await using sp = await startReference();
  const agent = await sp.client.agents.spawn({ template: "assistant" });
  const turn = sp.turn("Hello", { say: "Good morning" });
  const held = turn.hold();
  let isAnswered = false;
  const answer = agent.sessions.use().say(turn.message).then((given) => ((isAnswered = true), given));
  await held.reached();
  expect(isAnswered).toBe(false);
  held.release();
  expect((await answer).response).toBe("Good morning");
});

it("asks for its key, lets its own client in, and keeps the key out of the log", async () => {
  await using sp = await startReference({ apiKey: "open-sesame" });
  expect((await fetch(`${sp.url}/api/agents`)).status).toBe(401);
  expect(await sp.client.agents.list()).toEqual([]);
  expect(sp.log.entries.filter(({ kind }) => kind === "request")).toHaveLength(1);
  expect(JSON.stringify(sp.log.entries)).not.toContain("open-sesame");
});

it("says what it waited for in vain", async () => {
  await using sp = await startModel();
  await expect(sp.turn("never sent").hold().reached(0, 20)).rejects.toThrow(/was not asked about sp[\w-]+ within 20 ms/);
});

it("ends what it holds, frees its ports, and closes twice alike", async () => {
  const sp = await startReference();
  const agent = await sp.client.agents.spawn({ template: "assistant" });
  const turn = sp.turn("Hello");
  const held = turn.hold();
  const answer = agent.sessions.use().say(turn.message).then(String, String);
  await held.reached();
  await sp.close();
  expect(await answer).toMatch(/503|the client was closed/);
  await sp.close();
  await expect(fetch(`${sp.url}/api/health`)).rejects.toThrow();
  await expect(fetch(`${sp.modelUrl}/models`)).rejects.toThrow();
});

it("lets go of the model's port where the server's cannot be had", async () => {
  await using sp = await startReference();
  const port = Number(new URL(sp.url).port);
  await expect(startReference({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
