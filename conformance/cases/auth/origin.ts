import { conformanceCase, type ConformanceCase } from "../../../src/runner/index.js";
import { isAnsweredWith } from "../answered.js";

/** Origins that a careless look takes for the server's own. */
const strangers: readonly { readonly situation: string; readonly title: string; readonly from: (own: string) => string; readonly brokenBy: readonly string[] }[] = [
  { situation: "another-host", title: "an upgrade from a page of another host is refused with 403", from: () => "https://stranger.example", brokenBy: ["sockets-open-to-pages-of-strangers"] },
  { situation: "our-name-in-front", title: "an upgrade from a host whose name begins like the server's is refused with 403", from: (own) => `${own}.stranger.example`, brokenBy: ["sockets-open-to-pages-of-strangers", "an-origin-is-known-by-its-beginning"] },
  { situation: "no-origin-to-speak-of", title: "an upgrade from a page without an origin of its own is refused with 403", from: () => "null", brokenBy: ["sockets-open-to-pages-of-strangers", "pages-without-an-origin-are-friends"] },
];

export const upgradesOfStrangers: readonly ConformanceCase[] = strangers.map(({ situation, title, from, brokenBy }) =>
  conformanceCase({
    proves: "auth.foreign-origin.is-refused-at-the-upgrade",
    situation,
    title,
    needs: ["doors.ws", "native"],
    brokenBy,
    async run({ agent, expect, native }) {
      const origin = from(native.origin);
      isAnsweredWith(expect, 403, await native.upgrade((await agent()).id, { origin }), `its Origin is ${origin}`);
    },
  }),
);

export const ownPages = conformanceCase({
  proves: "auth.own-origin.is-accepted",
  situation: "at-every-door",
  title: "pages of the server itself may speak at every door",
  needs: ["doors.http", "doors.sse", "doors.ws", "native"],
  brokenBy: ["no-page-may-open-a-socket", "no-page-may-open-a-stream"],
  async run({ agent, expect, native }) {
    const session = await (await agent()).newSession();
    const headers = { origin: native.origin };
    const to = { params: { id: session.agent.id, session_id: session.id }, body: { message: "hello" }, headers };
    const because = "its Origin is the server's own";
    isAnsweredWith(expect, 200, await native.call("sendMessageToSession", to), because);
    isAnsweredWith(expect, 200, await native.call("streamMessageToSession", { ...to, body: { message: "hello again" } }), because);
    isAnsweredWith(expect, 200, await native.call("getSession", { params: { id: session.id }, headers }), because);
    isAnsweredWith(expect, 101, await native.upgrade(session.agent.id, { origin: native.origin }), because);
  },
});
