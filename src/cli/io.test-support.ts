import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Io } from "./io.js";
import { runCli } from "./program.js";

/** A world for a command, held in memory. */
export class FakeIo implements Io {
  out = "";
  err = "";
  readonly stdout;
  readonly stderr;
  readonly env: Record<string, string | undefined>;
  readonly self = [process.execPath, "nowhere.js"] as const;
  readonly #interrupted = new Set<() => void>();
  readonly #waiting: { readonly pattern: RegExp; readonly found: (match: RegExpExecArray) => void }[] = [];
  readonly #stdin: string;

  constructor({ env = {}, stdin = "", columns = 100, isTerminal = false }: { env?: Record<string, string>; stdin?: string; columns?: number; isTerminal?: boolean } = {}) {
    this.env = env;
    this.#stdin = stdin;
    this.stdout = { write: (text: string) => this.#said((this.out += text)), isTerminal, columns };
    this.stderr = { write: (text: string) => this.#said((this.err += text)), isTerminal, columns };
  }

  readonly readStdin = async (): Promise<string> => this.#stdin;

  readonly onInterrupt = (listener: () => void): (() => void) => {
    this.#interrupted.add(listener);
    return () => void this.#interrupted.delete(listener);
  };

  /** How many listen for an interrupt now. */
  get listeners(): number {
    return this.#interrupted.size;
  }

  interrupt(): void {
    for (const listener of [...this.#interrupted]) listener();
  }

  /** Resolves once standard output or error, as a whole, holds the pattern. */
  says(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((found) => {
      this.#waiting.push({ pattern, found });
      this.#said("");
    });
  }

  #said(_text: string): void {
    for (const { pattern, found } of this.#waiting) {
      const match = pattern.exec(this.out) ?? pattern.exec(this.err);
      if (match) found(match);
    }
  }
}

/** Runs the tool to its end. */
export async function cli(argv: readonly string[], io: FakeIo = new FakeIo()): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const code = await runCli(argv, io);
  return { code, out: io.out, err: io.err };
}

/** A port of the loopback that was free a moment ago. */
export async function freePort(): Promise<string> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return String(port);
}
