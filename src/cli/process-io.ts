import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { COLUMNS_WITHOUT_TERMINAL } from "./io.js";
import type { Io, Sink } from "./io.js";

/** This process as an `Io`. */
export function processIo(): Io {
  return {
    stdout: sinkOf(process.stdout),
    stderr: sinkOf(process.stderr),
    readStdin: () => text(process.stdin),
    env: process.env,
    onInterrupt,
    self: [process.execPath, fileURLToPath(new URL("./main.js", import.meta.url))],
  };
}

function sinkOf(stream: NodeJS.WriteStream): Sink {
  // A reader that has gone (`| head`) is no error of ours.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY,
    get columns() {
      return stream.isTTY ? stream.columns : COLUMNS_WITHOUT_TERMINAL;
    },
  };
}

/** A process that was started with a channel to its parent is interrupted, too, when that parent is gone, however it went. */
function onInterrupt(listener: () => void): () => void {
  process.on("SIGINT", listener).on("SIGTERM", listener);
  if (process.channel) process.on("disconnect", listener);
  return () => void process.off("SIGINT", listener).off("SIGTERM", listener).off("disconnect", listener);
}
