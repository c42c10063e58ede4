/** The world as a command sees it. `main.ts` hands in the process; tests hand in their own. */
export interface Io {
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** All of standard input, decoded from UTF-8. */
  readonly readStdin: () => Promise<string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Calls `listener` at each SIGINT or SIGTERM; returns how to stop. While nobody listens, the process ends as usual. */
  readonly onInterrupt: (listener: () => void) => () => void;
  /** Command and arguments that start this very tool in another process. */
  readonly self: readonly [command: string, ...args: string[]];
}

export interface Sink {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  /** Columns of the terminal; a fixed width where there is none. */
  readonly columns: number;
}

/** Width of what is printed where there is no terminal to ask. */
export const COLUMNS_WITHOUT_TERMINAL = 100;

/**
 * Whether a sink gets colours: `NO_COLOR` (no-color.org) and `FORCE_COLOR=0` say no, another `FORCE_COLOR` says yes, else a terminal that is not `dumb`.
 */
export function hasColours(sink: Sink, env: Io["env"]): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return sink.isTerminal && env.TERM !== "dumb";
}
