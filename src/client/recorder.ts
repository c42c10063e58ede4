import type { Entry, Headers, Log, NewEntry } from "../log/index.js";
import { Hider } from "./secrets.js";

/** Writes into the log for one case: stamps each entry with it and hides credentials. The only way of the client into the log. */
export class Recorder {
  constructor(
    readonly log: Log,
    readonly hider: Hider,
    readonly caseId?: string,
  ) {}

  for(caseId: string): Recorder {
    return new Recorder(this.log, this.hider, caseId);
  }

  nextId(prefix: "r" | "w"): string {
    return this.log.nextId(prefix);
  }

  elapsedMs(): number {
    return this.log.elapsed();
  }

  add(entry: NewEntry): Entry {
    const shown: Record<string, unknown> = { ...entry };
    for (const name of ["body", "raw", "data", "error", "text"]) {
      const value = shown[name];
      if (typeof value === "string" && shown["binary"] !== true) shown[name] = this.hider.text(value);
    }
    if (typeof shown["url"] === "string") shown["url"] = this.hider.url(shown["url"]);
    if ("headers" in entry) shown["headers"] = this.hider.headers(entry.headers as Headers);
    if (this.caseId !== undefined) shown["case"] = this.caseId;
    return this.log.add(shown as NewEntry);
  }
}
