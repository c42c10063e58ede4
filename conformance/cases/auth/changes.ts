import { conformanceCase, type Agent, type Expect, type Native, type Session } from "../../../src/runner/index.js";
import { isAnsweredWith } from "../answered.js";
import { because, keyless } from "./doors.js";

/** What changes something, each asked about a session that is not the active one. */
const changes = (native: Native, agent: Agent, session: Session, how: { readonly auth?: "none"; readonly headers?: Readonly<Record<string, string>>; readonly onPurpose: string }) =>
  [
    ["creating", () => native.call("createSession", { params: { id: agent.id }, ...how })],
    ["switching", () => native.call("switchSession", { params: { id: agent.id, session_id: session.id }, ...how })],
    ["labelling", () => native.call("setSessionLabel", { params: { id: session.id }, body: { label: "taken" }, ...how })],
    ["resetting", () => native.call("resetSession", { params: { id: agent.id }, ...how })],
    ["stopping", () => native.call("stopAgent", { params: { id: agent.id }, ...how })],
    ["deleting", () => native.call("deleteSession", { params: { id: session.id }, ...how })],
  ] as const;

interface Asked {
  readonly agent: Agent;
  readonly session: Session;
  readonly expect: Expect;
  readonly native: Native;
  readonly why: string;
}

/** Asks for each of the changes; charges one that is not refused so, and one that took place all the same. */
async function changeNothing(wanted: number, { agent, session, expect, native, why }: Asked, how: Parameters<typeof changes>[3]): Promise<void> {
  const [active, listed] = [await agent.active(), await agent.sessionIds()];
  for (const [what, ask] of changes(native, agent, session, how)) isAnsweredWith(expect, wanted, await ask(), `${what}: ${why}`);
  const [now, left] = [await agent.active(), await agent.sessionIds()];
  const { at, json } = await native.call("getSession", { params: { id: session.id } });
  const label = (json as { readonly label?: unknown } | undefined)?.label ?? null;
  expect.that(now.id === active.id && left.join() === listed.join() && label === null, {
    expected: `active ${active.id}, sessions ${listed.join(", ")}, no label`,
    received: `active ${now.id}, sessions ${left.join(", ")}, label ${String(label)}`,
    because: "a refused change changes nothing",
    at,
  });
}

export const theChanges = conformanceCase({
  proves: "auth.changes.need-the-key",
  situation: "each-of-them",
  title: "nothing can be changed without the key",
  needs: ["sessions.active", "sessions.create", "sessions.switch", "sessions.label", "sessions.reset", "sessions.delete", "sessions.list", "stop", "api-key", "native"],
  brokenBy: ["resets-need-no-key", "a-label-needs-no-key", "a-refused-delete-deletes-all-the-same"],
  async run({ agent, expect, native }) {
    const someone = await agent();
    // Behind it another one is made, which is the active one then.
    const session = await someone.createSession();
    await someone.createSession();
    await changeNothing(401, { agent: someone, session, expect, native, why: because }, keyless);
  },
});

export const changesOfStrangers = conformanceCase({
  proves: "auth.foreign-origin.is-refused-on-changes",
  situation: "each-of-them",
  title: "a page of a stranger can change nothing",
  needs: ["doors.http", "sessions.active", "sessions.create", "sessions.switch", "sessions.label", "sessions.reset", "sessions.delete", "sessions.list", "stop", "native"],
  brokenBy: ["pages-of-strangers-may-change-sessions", "pages-of-strangers-may-send-messages", "a-strangers-delete-is-refused-when-it-is-done"],
  async run({ agent, expect, native }) {
    const someone = await agent();
    // Behind it another one is made, which is the active one then.
    const session = await someone.createSession();
    await someone.createSession();
    const stranger = { headers: { origin: "https://stranger.example" }, onPurpose: "a page of a stranger" };
    const why = "its Origin is a stranger's";
    isAnsweredWith(expect, 403, await native.call("sendMessage", { params: { id: someone.id }, body: { message: "a word from outside" }, ...stranger }), why);
    await changeNothing(403, { agent: someone, session, expect, native, why }, stranger);
  },
});
