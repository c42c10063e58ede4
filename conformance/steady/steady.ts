import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import type { Io } from "../../src/cli/io.js";
import { startServer } from "../../src/cli/server-process.js";
import { keepBusy } from "./busy.js";

export interface SteadyOptions {
  readonly runs: number;
  /** Cores that are kept busy meanwhile. */
  readonly busy: number;
  /** Patterns of cases; none: all. */
  readonly select?: readonly string[];
  /** Folder in which the reports of runs that did not pass are kept. */
  readonly keepIn: string;
  /** How the tool is started, and what it inherits. */
  readonly io: Io;
  readonly onRun?: (run: SteadyRun, soFar: readonly SteadyRun[]) => void;
}

export interface SteadyRun {
  /** From 1; the seed of the run, too. */
  readonly number: number;
  /** 0 passed. */
  readonly exitCode: number | null;
  readonly ms: number;
  /** Where its report is, where it did not pass. */
  readonly report?: string;
}

/** Judges one reference server, in a process of its own, so many times one after the other, each by the tool as a user starts it, while the machine is busy. */
export async function steady({ runs, busy, select = [], keepIn, io, onRun }: SteadyOptions): Promise<readonly SteadyRun[]> {
  const apiKey = randomBytes(12).toString("hex");
  const modelPort = await freePort();
  mkdirSync(keepIn, { recursive: true });
  const server = await startServer(["--model", `http://127.0.0.1:${modelPort}/v1`, "--model-name", "scripted"], apiKey, io);
  const rest = keepBusy(busy);
  const done: SteadyRun[] = [];
  try {
    for (let number = 1; number <= runs; number += 1) {
      const report = join(keepIn, `run-${number}.json`);
      const flags = ["run", server.url, "--model-port", String(modelPort), "--seed", String(number), "--quiet", "--with-log", "--report", `json=${report}`, ...(select.length === 0 ? [] : ["--select", ...select])];
      const began = performance.now();
      const exitCode = await play(flags, apiKey, io);
      const run: SteadyRun = { number, exitCode, ms: Math.round(performance.now() - began), ...(exitCode === 0 ? {} : { report }) };
      if (exitCode === 0) rmSync(report);
      done.push(run);
      onRun?.(run, done);
    }
  } finally {
    await rest();
    await server.stop();
  }
  return done;
}

function play(flags: readonly string[], apiKey: string, io: Io): Promise<number | null> {
  const [command, ...args] = io.self;
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args, ...flags], { env: { ...io.env, SESSIONPROOF_API_KEY: apiKey }, stdio: ["ignore", "ignore", "inherit"] });
    child.once("error", reject);
    child.once("exit", resolve);
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
