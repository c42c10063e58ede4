/** Figures of a run so far. */
export interface Figures {
  readonly requests: number;
  readonly frames: number;
  /** Answers over HTTP, upgrades included, by the first digit of their status: `2xx`. */
  readonly answers: Readonly<Record<string, number>>;
  /** Sentences with which bounds were met (503, and 502 of the model), and how often. */
  readonly bounds: Readonly<Record<string, number>>;
  readonly framesHeard: number;
  /** What was wrong, at most `MOST_PROBLEMS`. */
  readonly problems: readonly string[];
}

export const MOST_PROBLEMS = 20;
const SLOW = "connections closed behind a stream that nobody read";

export class Tally implements Figures {
  requests = 0;
  frames = 0;
  framesHeard = 0;
  readonly answers: Record<string, number> = {};
  readonly bounds: Record<string, number> = {};
  readonly problems: string[] = [];

  answered(status: number, body: Buffer): void {
    const kind = `${Math.floor(status / 100)}xx`;
    this.answers[kind] = (this.answers[kind] ?? 0) + 1;
    if (status < 500) return;
    const bound = `${status} ${body.toString("utf8").slice(0, 120).replace(/sp[0-9a-f]{4}-c\d+-t\d+\S*/g, "…")}`;
    this.bounds[bound] = (this.bounds[bound] ?? 0) + 1;
  }

  /** A connection whose stream nobody read was closed. */
  cut(): void {
    this.bounds[SLOW] = (this.bounds[SLOW] ?? 0) + 1;
  }

  /** @param sent what went out, shown as far as it helps to see it again. */
  wrong(what: string, sent?: Buffer): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(sent === undefined ? what : `${what}\n    sent: ${JSON.stringify(sent.toString("latin1", 0, 300))}${sent.length > 300 ? ` and ${sent.length - 300} bytes more` : ""}`);
  }
}
