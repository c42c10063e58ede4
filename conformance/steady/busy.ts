import { spawn } from "node:child_process";

const LOOP = "process.on('disconnect', () => process.exit()); const more = () => { for (let until = Date.now() + 50; Date.now() < until; ); setImmediate(more); }; more();";

/** Keeps so many cores busy, each with a process that does nothing else. They end with this process, or by the function that is returned. */
export function keepBusy(cores: number): () => Promise<void> {
  const children = Array.from({ length: cores }, () => spawn(process.execPath, ["-e", LOOP], { stdio: ["ignore", "ignore", "ignore", "ipc"] }));
  const gone = children.map((child) => new Promise<void>((resolve) => child.once("exit", () => resolve())));
  return async () => {
    for (const child of children) child.kill();
    await Promise.all(gone);
  };
}
