import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ToolError } from "../runner/trouble.js";
import { bareEnvironment } from "./folders.js";
import { freePort } from "./free-port.js";
import { keep } from "./kept.js";
import type { End } from "./kept.js";
import { isReady } from "./ready.js";
import type { Target } from "./target.js";

export interface StartOptions {
  /** Folder that `install` gave. */
  readonly installed: string;
  /** Base URL of the scripted model, its version included. */
  readonly modelUrl: string;
  /** A free one unless given. */
  readonly port?: number;
  readonly signal?: AbortSignal;
  /** Told everything that the server prints. */
  readonly onText?: (text: string) => void;
}

/** A target that is up. */
export interface Running {
  readonly url: string;
  readonly apiKey?: string;
  /** Temporary home, removed when it has ended. */
  readonly home: string;
  /** Process ids of the keeper and of the server. */
  readonly keeper: number;
  readonly pid: number;
  /** The last lines it printed. */
  said(): string;
  /** Settles when it has ended without `stop`. */
  readonly died: Promise<Death>;
  /** Ends it with all that it started, and removes its home. */
  stop(): Promise<void>;
}

/** An end with a sentence about it, and what was printed last. */
export interface Death extends End {
  readonly text: string;
}

/**
 * Starts a target in a fresh home with a bare environment, and waits until it is ready.
 * Nothing is left of it when `stop` has resolved, nor when this process ends, however it ends.
 * Throws `ToolError` with what it printed last where it does not come up.
 */
export async function startTarget(target: Target, { installed, modelUrl, port, signal, onText }: StartOptions): Promise<Running> {
  const home = mkdtempSync(join(tmpdir(), `sessionproof-${target.name}-`));
  const kept = keep(home, onText);
  try {
    const place = { home, installed, port: port ?? (await freePort()), modelUrl, node: target.node === undefined ? process.execPath : join(installed, target.node) };
    const environment = bareEnvironment(home);
    const command = await target.start(place);
    const fail = (why: string): never => {
      throw new ToolError("target-did-not-start", `The target ${target.name} ${why}.${kept.said() === "" ? " It printed nothing." : ` It printed last:\n${kept.said()}`}`, `sessionproof target ${target.name} up --server-log FILE keeps all that it prints.`);
    };
    const pid = await kept.start({ file: command.file, args: command.args, cwd: command.cwd, env: { ...environment, ...command.env } }).catch((error: Error) => fail(`could not be started: ${error.message}`));
    const over = new AbortController();
    void kept.ended.then(() => over.abort());
    const waiting = signal === undefined ? over.signal : AbortSignal.any([over.signal, signal]);
    const url = `http://127.0.0.1:${place.port}`;
    const ready = await isReady(url + command.readyPath, command.readyMs, waiting);
    if (signal?.aborted) throw new ToolError("interrupted", "Interrupted while the target was starting.", "");
    // Another server may have taken the port and answered: ours has to be alive.
    if (over.signal.aborted) fail(`ended while it was starting (${(await kept.ended).how})`);
    if (!ready) fail(`was not ready within ${command.readyMs} ms`);
    await command.prepare?.(url);
    let asked = false;
    const died = new Promise<Death>((resolve) => {
      void kept.ended.then((end) => {
        if (!asked) resolve({ ...end, text: end.told ? `The target ${target.name} was told to end.` : `The target ${target.name} ended by itself (${end.how}).${kept.said() === "" ? "" : ` It printed last:\n${kept.said()}`}` });
      });
    });
    return {
      url,
      ...(command.apiKey === undefined ? {} : { apiKey: command.apiKey }),
      home,
      keeper: kept.keeper,
      pid,
      said: () => kept.said(),
      died,
      stop: () => {
        asked = true;
        return kept.stop();
      },
    };
  } catch (error) {
    await kept.stop();
    throw error;
  }
}
