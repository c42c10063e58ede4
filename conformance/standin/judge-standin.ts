import type { Profile } from "../../generated/profile.js";
import type { Report } from "../../generated/report.js";
import { native } from "../../src/bindings/native/index.js";
import { Log } from "../../src/log/index.js";
import { ScriptedModel } from "../../src/model/index.js";
import { runSuite, type ConformanceCase, type Progress } from "../../src/runner/index.js";
import { createServer } from "../../src/server/index.js";
import { standIn } from "./stand-in.js";

export interface StandInRun {
  readonly cases: readonly ConformanceCase[];
  readonly profile: Profile;
  /** How long a minute of its limits lasts, on both sides. */
  readonly minuteMs: number;
  readonly timeScale: number;
  readonly onProgress?: (event: Progress) => void;
}

export interface StandInJudged {
  readonly report: Report;
  /** Most sockets that were open at once from our usual address, and most text frames within a minute on one socket. */
  readonly used: { readonly sockets: number; readonly frames: number };
}

/** Serves the stand-in in this process, without a key as the recordings were made, and runs the suite against it. */
export async function judgeStandIn({ cases, profile, minuteMs, timeScale, onProgress }: StandInRun): Promise<StandInJudged> {
  const log = new Log();
  const model = new ScriptedModel({ log });
  let sockets = 0;
  const options = standIn({ model }, minuteMs);
  const server = createServer({
    ...options,
    wrap: (seams) => {
      const wrapped = options.wrap?.(seams) ?? seams;
      const count = (): number => seams.hub.open().filter(({ door, address }) => door === "ws" && address === "127.0.0.1").length;
      // Every socket hears `connected` once, when it is among the open ones.
      return { ...wrapped, wire: { ...wrapped.wire, frame: (frame, about, next) => ((sockets = Math.max(sockets, count())), wrapped.wire.frame(frame, about, next)) } };
    },
  });
  const { url } = await server.listen(0, "127.0.0.1");
  try {
    const { report } = await runSuite({
      target: { baseUrl: url, name: "stand-in for openfang-pr943" },
      binding: native,
      cases,
      profile,
      model,
      log,
      seed: 1,
      jobs: 8,
      timeScale,
      minuteMs,
      strict: false,
      ...(onProgress === undefined ? {} : { onProgress }),
    });
    return { report, used: { sockets, frames: mostFrames(log, minuteMs) } };
  } finally {
    await server.close();
  }
}

function mostFrames(log: Log, minuteMs: number): number {
  const times = new Map<string, number[]>();
  let most = 0;
  for (const entry of log.entries) {
    if (entry.kind !== "ws" || entry.dir !== "up") continue;
    const recent = [...(times.get(entry.id) ?? []), entry.at].filter((at) => at > entry.at - minuteMs);
    times.set(entry.id, recent);
    most = Math.max(most, recent.length);
  }
  return most;
}
