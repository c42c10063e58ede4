import { always, type ConformanceCase } from "../../../src/runner/index.js";
import { ways } from "../ways.js";

/** Where each turn of the run landed is told by the histories that were read. */
export const routingAlways: readonly ConformanceCase[] = [
  always("routing.socket.hears-only-turns-sent-on-it", ["deltas-go-to-every-socket-of-the-agent"], ["doors.ws", "native"]),
  always("routing.socket.hears-nothing-of-another-agent", ["deltas-go-to-every-socket-of-other-agents"], ["doors.ws", "native"]),
  ...ways.flatMap(({ door, needs }) => [
  always(
    `routing.${door}-explicit.lands-in-its-session`,
    [`named-${door}-turns-go-to-the-active-session`, `third-${door}-turn-of-a-session-goes-to-the-active-one`, ...(door === "http" ? ["the-body-outweighs-the-path"] : [])],
    needs,
  ),
  always(
    `routing.${door}-default.lands-in-the-active-session`,
    [
      `unaddressed-${door}-turns-go-to-the-session-named-last`,
      `unaddressed-${door}-turns-go-to-the-newest-session`,
      ...(door === "ws" ? ["a-socket-goes-on-with-the-session-it-opened-with"] : []),
    ],
    [...needs, "sessions.active"],
  ),
]),
];
