import type { ServerResponse } from "node:http";
import type { Ask, PassingStream, Reply, Spoiler, StreamBlock } from "./traffic.js";

/** Relays an event stream block by block, as the blocks come. */
export function relayEvents(reply: Reply, ask: Ask, response: ServerResponse, spoiler: Spoiler): void {
  const source = reply.stream!;
  response.writeHead(reply.status, reply.headers);
  response.flushHeaders();
  const stream: PassingStream = {
    ask,
    send: ({ raw }) => void (response.writableEnded || response.destroyed || response.write(raw)),
    end: () => void (response.destroyed || response.end()),
  };
  let rest: Buffer = Buffer.alloc(0);
  source.on("data", (part: Buffer) => {
    rest = Buffer.concat([rest, part]);
    for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
      const block = blockIn(rest.subarray(0, end + 2).toString());
      rest = rest.subarray(end + 2);
      if (spoiler.event && block.data !== undefined) spoiler.event(block, stream);
      else stream.send(block);
    }
    // A client that reads slowly slows the server down, as without a proxy.
    if (response.writableNeedDrain && !source.isPaused()) {
      source.pause();
      response.once("drain", () => source.resume());
    }
  });
  source.on("end", () => (spoiler.streamEnd ? spoiler.streamEnd(stream) : stream.end()));
  source.on("error", () => response.destroy());
  source.on("close", () => void (source.readableEnded || response.destroy()));
  response.on("error", () => undefined);
  response.on("close", () => source.destroy());
}

function blockIn(raw: string): StreamBlock {
  // A line may hold U+2028, which is no end of a line here.
  const fields = raw.split("\n").map((line) => /^(event|data): ?(.*)$/s.exec(line));
  const data = fields.filter((field) => field?.[1] === "data").map((field) => field![2]);
  return { name: fields.find((field) => field?.[1] === "event")?.[2] ?? "", data: data.length > 0 ? data.join("\n") : undefined, raw };
}
