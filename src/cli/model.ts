import type { ServedModel } from "../model/index.js";
import { EXIT } from "./exit.js";
import type { Io } from "./io.js";
import { listenTrouble } from "./listen-trouble.js";
import type { Register } from "./register.js";
import { runUntilInterrupted } from "./until-interrupted.js";
import { port } from "./values.js";

interface Flags {
  readonly host: string;
  readonly port: number;
}

export const registerModel: Register = (program, does) => {
  program
    .command("model")
    .description("serve the scripted model alone, as an OpenAI-compatible endpoint")
    .option("--host <address>", "address to listen at", "127.0.0.1")
    .option("--port <n>", "port to listen at; 0 picks a free one", port, 4321)
    .addHelpText("after", '\nPrints "listening on http://127.0.0.1:PORT/v1" when it is ready; that is the base URL to give to a server. Ctrl-C stops it.')
    .action(does<Flags>(async (_args, flags, io) => model(flags, io)));
};

async function model({ host, port: wanted }: Flags, io: Io): Promise<number> {
  const { ScriptedModel, serveModel } = await import("../model/index.js");
  const start = async (): Promise<ServedModel> => {
    const served = await serveModel(new ScriptedModel({}), { host, port: wanted }).catch((error: unknown) => {
      throw listenTrouble(error, host, wanted, "The model", "--port");
    });
    io.stdout.write(`listening on ${served.url}/v1\n`);
    return served;
  };
  await runUntilInterrupted(io, start, (served) => served.close());
  return EXIT.asExpected;
}
