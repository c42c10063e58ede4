import { conformanceCase, type Expect } from "../../../src/runner/index.js";
import { provable } from "../given.js";

/** So many requests are asked at most to see a limit. */
const MOST_REQUESTS = 2_000;
const MOST_SOCKETS = 200;

export const tooManyRequests = conformanceCase({
  proves: "limits.too-many.says-when-to-try-again",
  situation: "requests",
  title: "a client that asks too often is told when to try again",
  needs: ["sessions.active", "second-address", "native"],
  brokenBy: ["too-many-requests-are-told-without-an-hour"],
  async run({ agent, expect, limits, native }) {
    const { requestsPerMinute } = limits;
    provable(requestsPerMinute !== undefined, "the profile declares no limit of requests", 0);
    const { id } = await agent();
    const elsewhere = native.fromElsewhere();
    for (let n = 0; n <= Math.min(requestsPerMinute, MOST_REQUESTS); n++) {
      const { status, headers, at } = await elsewhere.call("getActiveSession", { params: { id } });
      if (status === 429) return isTold(expect, headers, at);
    }
    provable(false, "no request from another address was one too many", 0);
  },
});

export const tooManySockets = conformanceCase({
  proves: "limits.too-many.says-when-to-try-again",
  situation: "sockets",
  title: "a client that opens too many sockets is told when to try again",
  needs: ["doors.ws", "second-address", "native"],
  brokenBy: ["too-many-sockets-are-told-without-an-hour"],
  async run({ agent, expect, limits, native }) {
    const { socketsPerAddress } = limits;
    provable(socketsPerAddress !== undefined, "the profile declares no limit of sockets", 0);
    const { id } = await agent();
    const elsewhere = native.fromElsewhere();
    for (let n = 0; n <= Math.min(socketsPerAddress, MOST_SOCKETS); n++) {
      const { status, headers, at } = await elsewhere.upgrade(id);
      if (status === 429) return isTold(expect, headers, at);
    }
    provable(false, "no socket from another address was one too many", 0);
  },
});

function isTold(expect: Expect, headers: Readonly<Record<string, string>>, at: number): void {
  expect.that((headers["retry-after"] ?? "") !== "", { expected: "429 with `Retry-After`", received: "429 without it", because: "its client cannot know when there is room again", at });
}
