import type { GatePlace } from "./gate.js";
import { ModelFailure } from "./port.js";
import type { ToolCall } from "./port.js";
import type { Script } from "./script.js";

/** What goes out, in order. The end and its usage are added by the model. */
export type Piece = { readonly type: "text"; readonly text: string } | { readonly type: "tool-call"; readonly call: ToolCall };

export interface Stage {
  readonly canary: string;
  readonly script: Script;
  readonly pieces: readonly Piece[];
  readonly stream: boolean;
  readonly gate: GatePlace | undefined;
  readonly signal: AbortSignal;
  readonly pause: (ms: number) => Promise<void>;
}

/**
 * Plays an answer as scripted. Before each piece it waits at the gate, then for the pause, then fails or hangs where the
 * script says so. A directive that breaks off behind a number of pieces is for the text, not for a tool call before it.
 */
export async function* perform(stage: Stage): AsyncGenerator<Piece, void, undefined> {
  const { script, pieces } = stage;
  for (const [out, piece] of [...pieces, undefined].entries()) {
    await stage.gate?.pass(out, piece === undefined, stage.signal);
    stage.signal.throwIfAborted();
    const pauseMs = piece === undefined ? 0 : ((out === 0 ? script.slowMs : script.gapMs) ?? 0);
    if (pauseMs > 0) await stage.pause(pauseMs);
    if (isHere(script.hang, stage, out)) await forever(stage.signal);
    if (isHere(script.fail, stage, out)) throw failure(stage);
    if (piece) yield piece;
  }
}

/** Whether a directive with `after` strikes now, with `out` pieces gone; at the end when there are not so many. */
function isHere(directive: { readonly after?: number } | undefined, stage: Stage, out: number): boolean {
  if (!directive) return false;
  if (directive.after === undefined) return out === 0;
  if (stage.pieces.some((piece) => piece.type === "tool-call")) return false;
  return out === Math.min(directive.after, stage.pieces.length);
}

/** Its sentence avoids the words by which servers tell one kind of failure from another. */
function failure({ script, stream, canary }: Stage): ModelFailure {
  const { status = 500, after } = script.fail ?? {};
  if (after === undefined) return new ModelFailure(status, `scripted refusal of ${canary}`);
  return new ModelFailure(stream ? 0 : status, `scripted break in the answer to ${canary}`);
}

function forever(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
