import type { ServerResponse } from "node:http";
import type { Core } from "../core.js";
import type { OpenHub } from "../parts/hub.js";
import type { About, Outlet } from "../seams.js";
import type { StreamEvent } from "../shapes.js";
import { renderAnswer } from "../http/answer.js";
import type { Tell } from "../turn/events.js";
import { streamEventOf } from "./translate.js";

/**
 * Opens the event stream of one turn and tells it what happens there. The stream ends after the terminal.
 * A reader that is slower than the turn holds nothing up: what waits for it is kept up to `maxBufferedBytes` and one event more, beyond that it is
 * cut off. One event alone, however large, says nothing of its reader.
 */
export function openStream(core: Core, hub: OpenHub, response: ServerResponse, about: About, headers: Readonly<Record<string, string>>): Tell {
  const { wire } = core.seams;
  const session = about.session ?? "";
  const id = about.connection ?? "";
  let largestBytes = 0;

  const put = (bytes: string | Uint8Array): void => {
    if (response.writableEnded || response.destroyed || !response.headersSent) return;
    largestBytes = Math.max(largestBytes, Buffer.byteLength(bytes));
    response.write(bytes);
    if (response.writableLength > core.settings.limits.maxBufferedBytes + largestBytes) response.destroy();
  };
  const outlet: Outlet = {
    id,
    door: "sse",
    agent: about.agent ?? "",
    session,
    address: response.socket?.remoteAddress ?? "",
    get waitingBytes() {
      return response.writableLength;
    },
    write: (item) => "event" in item && put(wire.eventBytes(item, about)),
    close: () => void response.end(),
  };
  hub.add(outlet);

  const keepAlive = setInterval(() => put(":\n\n"), core.settings.keepAliveMs);
  keepAlive.unref();
  response.on("close", () => {
    clearInterval(keepAlive);
    hub.drop(id);
  });

  wire.answer({ status: 200, headers: { "content-type": "text/event-stream" } }, about, (head) => {
    if (response.headersSent || response.destroyed) return;
    const rendered = renderAnswer(core, head, headers);
    response.writeHead(head.status, rendered.headers);
    if (rendered.bytes) response.end(rendered.bytes);
    else response.flushHeaders();
  });

  const send = (event: StreamEvent, said: About): void => {
    wire.event(event, said, (really, to) => {
      if (to === undefined) put(wire.eventBytes(really, said));
      else hub.get(to)?.write(really);
    });
  };
  return (event, turn) => {
    const of: About = { ...about, session: turn.session, turn };
    const said: About = event.type === "ended" ? { ...of, outcome: event.ending.outcome } : of;
    const streamed = streamEventOf(event, turn.session);
    if (streamed) send(streamed, said);
    if (event.type === "ended") wire.end(said, () => void response.end());
  };
}
