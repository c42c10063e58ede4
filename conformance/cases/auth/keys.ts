import { conformanceCase, type ConformanceCase, type Native, type Session } from "../../../src/runner/index.js";
import { isAnsweredWith } from "../answered.js";
import { given } from "../given.js";
import { keyless } from "./doors.js";

type How = { readonly auth: "none" | "wrong"; readonly onPurpose: string };
const wrong: How = { auth: "wrong", onPurpose: "a request with a wrong key" };

/** Each door, asked about one session with or without a key. */
const knock = {
  http: (native: Native, session: Session, how: How) => native.call("sendMessageToSession", { params: { id: session.agent.id, session_id: session.id }, body: { message: "let me in" }, ...how }),
  sse: (native: Native, session: Session, how: How) => native.call("streamMessageToSession", { params: { id: session.agent.id, session_id: session.id }, body: { message: "let me in" }, ...how }),
  ws: (native: Native, session: Session, { auth }: How) => native.upgrade(session.agent.id, { auth }),
  read: (native: Native, session: Session, how: How) => native.call("getSession", { params: { id: session.id }, ...how }),
} as const;

const doors = ["http", "sse", "ws", "read"] as const;
const at = { http: "to a message over HTTP", sse: "to a message over SSE", ws: "to an upgrade", read: "to a read of a history" } as const;
const needsOf = { http: ["doors.http"], sse: ["doors.sse"], ws: ["doors.ws"], read: [] } as const;

export const wrongKeys: readonly ConformanceCase[] = doors.map((door) =>
  conformanceCase({
    proves: "auth.wrong-key.is-refused",
    situation: door,
    title: `a wrong key is answered like none ${at[door]}`,
    needs: [...needsOf[door], "api-key", "native"],
    brokenBy: [...(door === "ws" ? ["sockets-take-any-key-in-their-query"] : []), ...(door === "http" ? ["a-wrong-key-is-forbidden-not-unknown"] : []), ...(door === "sse" ? ["streams-take-any-key"] : []), ...(door === "read" ? ["histories-take-any-key"] : [])],
    async run({ agent, expect, native }) {
      const session = await (await agent()).newSession();
      await session.say("between us");
      const none = await knock[door](native, session, keyless);
      given(none.status === 401, "a door that asks for the key", none.at);
      isAnsweredWith(expect, 401, await knock[door](native, session, wrong), "the key is not the server's");
      if (door === "ws") isAnsweredWith(expect, 401, await native.upgrade(session.agent.id, { auth: "wrong-query" }), "the key in the query is not the server's");
    },
  }),
);

export const challenges: readonly ConformanceCase[] = doors.map((door) =>
  conformanceCase({
    proves: "auth.refusal.has-a-challenge",
    situation: door,
    title: `an answer of 401 ${at[door]} says how to show a key`,
    needs: [...needsOf[door], "api-key", "native"],
    brokenBy: [...(door === "ws" ? ["refused-upgrades-have-no-challenge"] : ["refusals-have-no-challenge"])],
    async run({ agent, expect, native }) {
      const session = await (await agent()).newSession();
      const { status, headers, at } = await knock[door](native, session, keyless);
      const isTold = status !== 401 || (headers["www-authenticate"] ?? "") !== "";
      expect.that(isTold, { expected: "401 with `WWW-Authenticate`", received: "401 without it", because: "a 401 has to carry a challenge", at });
    },
  }),
);

export const idsLookAlike = conformanceCase({
  proves: "auth.without-the-key.ids-look-alike",
  situation: "sessions-and-agents",
  title: "without the key, sessions and agents that are there look like those that are not",
  needs: ["doors.ws", "api-key", "native"],
  brokenBy: ["unknown-sessions-are-told-before-the-key-is-asked-for", "unknown-agents-are-told-before-a-socket-asks-for-its-key", "the-refusal-of-a-known-session-names-its-agent"],
  async run({ agent, expect, native, uuid }) {
    const session = await (await agent()).newSession();
    await session.say("between us");
    const read = async (id: string) => native.call("getSession", { params: { id }, ...keyless });
    const open = async (id: string) => native.upgrade(id, { auth: "none" });
    const [there, absent] = [await read(session.id), await read(uuid())];
    const [known, unknown] = [await open(session.agent.id), await open(uuid())];
    given(there.status === 401, "a history that asks for the key", there.at);
    given(known.status === 401, "a socket that asks for the key", known.at);
    for (const [one, other] of [[told(there.status, there.text, there.at), told(absent.status, absent.text, absent.at)], [told(known.status, known.body, known.at), told(unknown.status, unknown.body, unknown.at)]] as const) {
      expect.that(one.said === other.said, { expected: `${one.said} for both`, received: `${other.said} for an id that nobody has`, because: "what is there is nobody's business without the key", at: other.at });
    }
  },
});

function told(status: number, text: string, at: number): { readonly said: string; readonly at: number } {
  const sentence = /"error"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? "";
  return { said: `${status} ${sentence}`, at };
}

export const aKeyInTheQuery = conformanceCase({
  proves: "auth.upgrade.takes-the-key-in-its-query",
  situation: "as-browsers-do",
  title: "an upgrade with the key in its query is accepted",
  needs: ["doors.ws", "api-key", "native"],
  brokenBy: ["a-key-in-the-query-is-not-looked-at", "a-key-in-the-query-opens-a-first-socket-only"],
  async run({ agent, expect, native }) {
    const { id } = await agent();
    for (let n = 0; n < 2; n++) isAnsweredWith(expect, 101, await native.upgrade(id, { auth: "query" }), "the key stands in `?token=`");
  },
});

export const noOtherDoor = conformanceCase({
  proves: "auth.query-key.opens-no-other-door",
  situation: "messages-and-reads",
  title: "a key in the query opens neither a history nor a message",
  needs: ["doors.http", "api-key", "native"],
  brokenBy: ["a-key-in-the-query-opens-every-door", "a-key-in-the-query-opens-what-only-reads"],
  async run({ agent, expect, native }) {
    const session = await (await agent()).newSession();
    await session.say("between us");
    const how = { auth: "query", onPurpose: "the key in the query" } as const;
    isAnsweredWith(expect, 401, await native.call("getSession", { params: { id: session.id }, ...how }), "queries stand in logs and histories of browsers");
    isAnsweredWith(expect, 401, await native.call("sendMessage", { params: { id: session.agent.id }, body: { message: "let me in" }, ...how }), "queries stand in logs and histories of browsers");
  },
});
