import type { Limits } from "../server/index.js";
import { faultCalled } from "./fault-called.js";
import { EXIT } from "./exit.js";
import type { Io } from "./io.js";
import { listenTrouble } from "./listen-trouble.js";
import { modelBehind } from "./model-behind.js";
import type { ModelFlags } from "./model-behind.js";
import type { Register } from "./register.js";
import { runUntilInterrupted } from "./until-interrupted.js";
import { origin, port, wholeNumber } from "./values.js";

interface ServeFlags extends ModelFlags {
  readonly host: string;
  readonly port: number;
  readonly apiKey?: string;
  readonly fault?: string;
  readonly allowOrigin?: readonly string[];
  readonly limitRequestsPerMinute?: number;
  readonly limitMessagesPerMinute?: number;
  readonly limitSockets?: number;
}

export const registerServe: Register = (program, does) => {
  program
    .command("serve")
    .description("serve the reference server: agents and sessions in memory, in front of any model")
    .option("--host <address>", "address to listen at", "127.0.0.1")
    .option("--port <n>", "port to listen at; 0 picks a free one", port, 4200)
    .option("--api-key <key>", "key that every door but health asks for (or SESSIONPROOF_API_KEY)")
    .option("--model <which>", "scripted, or the base URL of an OpenAI-compatible endpoint", "scripted")
    .option("--model-name <name>", "model to ask for; without it, the first the endpoint lists")
    .option("--model-api-key-env <var>", "environment variable that holds the endpoint's key")
    .option("--fault <name>", "be wrong in one way, to see what a failure looks like")
    .option("--allow-origin <origin>", "let pages of this origin in too; may be repeated", origin)
    .option("--limit-requests-per-minute <n>", "HTTP requests and upgrades of one address", wholeNumber(1, "a whole number from 1"))
    .option("--limit-messages-per-minute <n>", "text frames of one socket", wholeNumber(1, "a whole number from 1"))
    .option("--limit-sockets <n>", "open sockets of one address", wholeNumber(1, "a whole number from 1"))
    .addHelpText(
      "after",
      `
Prints "listening on http://127.0.0.1:PORT" when it is ready. Ctrl-C stops it: running turns get their end first.

Examples:
  $ sessionproof serve                                              a scripted model answers
  $ sessionproof serve --model http://127.0.0.1:11434/v1            a real one does (Ollama, vLLM, OpenAI ...)
  $ sessionproof serve --port 0 --fault reply-goes-to-the-active-session`,
    )
    .action(does<ServeFlags>(async (_args, flags, io) => serve(flags, io)));
};

async function serve(flags: ServeFlags, io: Io): Promise<number> {
  const { createServer } = await import("../server/index.js");
  const fault = flags.fault === undefined ? undefined : await faultCalled(flags.fault);
  const model = await modelBehind(flags, io);
  const apiKey = flags.apiKey ?? io.env["SESSIONPROOF_API_KEY"];
  const server = createServer({
    model,
    ...(apiKey === undefined ? {} : { apiKey }),
    allowedOrigins: flags.allowOrigin ?? [],
    limits: { ...limitsOf(flags), ...fault?.limits },
    ...(fault === undefined ? {} : { wrap: fault.wrap }),
  });
  const start = async (): Promise<void> => {
    const { url } = await server.listen(flags.port, flags.host).catch((error: unknown) => {
      throw listenTrouble(error, flags.host, flags.port, "The server", "--port");
    });
    if (fault !== undefined) io.stderr.write(`This server is wrong on purpose: ${fault.name}.\n`);
    if (isOpen(flags.host) && (apiKey ?? "") === "") io.stderr.write(`Anyone who reaches ${flags.host} can use it; --api-key KEY asks for a key.\n`);
    io.stdout.write(`listening on ${url}\n`);
  };
  await runUntilInterrupted(io, start, () => server.close());
  return EXIT.asExpected;
}

function limitsOf(flags: ServeFlags): Partial<Limits> {
  return {
    ...(flags.limitRequestsPerMinute === undefined ? {} : { requestsPerMinute: flags.limitRequestsPerMinute }),
    ...(flags.limitMessagesPerMinute === undefined ? {} : { messagesPerMinutePerSocket: flags.limitMessagesPerMinute }),
    ...(flags.limitSockets === undefined ? {} : { socketsPerAddress: flags.limitSockets }),
  };
}

function isOpen(host: string): boolean {
  return !/^(localhost$|127\.|::1$)/.test(host);
}
