import type { Channel, Heard } from "../../bindings/binding.js";

/** True of what ends a turn, or everything. */
export function isEnd({ kind }: Heard): boolean {
  return kind !== "delta" && kind !== "tool" && kind !== "progress";
}

/** The first `many` ends of turns on a channel; fewer where the channel ends before, the deadline passes, or the signal comes. */
export function endsOn(channel: Channel, many: number, deadlineMs: number, signal: AbortSignal): Promise<readonly Heard[]> {
  return new Promise((resolve) => {
    const ends = (): readonly Heard[] => channel.heard.filter(isEnd).slice(0, many);
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", settle);
      stop();
      resolve(ends());
    };
    const look = (): void => {
      if (ends().length === many || channel.heard.at(-1)?.kind === "ended") settle();
    };
    const timer = setTimeout(settle, deadlineMs);
    const stop = channel.onHeard(look);
    signal.addEventListener("abort", settle, { once: true });
    if (signal.aborted) settle();
    else look();
  });
}
