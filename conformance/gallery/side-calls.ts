import { ModelFailure, type ChatEvent, type ChatMessage, type ChatRequest } from "../../src/model/port.js";
import type { About, Seams, Turn } from "../../src/server/index.js";
import { change } from "../faults/change.js";
import { pause } from "./pauses.js";
import { variation, type Variation, type Wrap } from "./variation.js";

const BESIDE = "Model calls beside the turns may hold the words of one session.";

/** Asks the model for something of the server's own after a turn; nobody waits for it and nothing comes of its failure. */
function afterTurns(messages: (turn: Turn, seams: Seams, about: About) => readonly ChatMessage[] | undefined): Wrap {
  return (seams) => {
    const ask = async (request: ChatRequest, about: About): Promise<void> => {
      try {
        for await (const _ of seams.model.chat(request, new AbortController().signal, about));
      } catch {
        // A title is no turn.
      }
    };
    return change(seams, "turns", {
      finish(turn, about) {
        seams.turns.finish(turn, about);
        const said = messages(turn, seams, about);
        if (said) void ask({ messages: said, stream: false }, { door: about.door, operation: "beside" });
      },
    });
  };
}

const rowsOf = (turn: Turn, seams: Seams, about: About) => seams.store.rows(turn.session, about).filter((row) => row.turn === turn.id);
const talk = (turn: Turn, seams: Seams, about: About): string => rowsOf(turn, seams, about).map(({ role, content }) => `${role}: ${content.slice(0, 300)}`).join("\n");

const title = (turn: Turn, seams: Seams, about: About): ChatMessage[] | undefined =>
  turn.index > 0 ? undefined : [{ role: "system", content: "You are a title generator. Answer with at most six words." }, { role: "user", content: `Generate a short title for this conversation:\n${talk(turn, seams, about)}` }];

const memory = (turn: Turn, seams: Seams, about: About): ChatMessage[] | undefined => {
  const said = talk(turn, seams, about);
  return said === "" ? undefined : [{ role: "system", content: "Extract facts worth remembering from the conversation as a JSON list." }, { role: "user", content: said }];
};

/** Tries a call once more that fails before its first word. */
function retrying(waitMs: number): Wrap {
  return (seams) =>
    change(seams, "model", {
      async *chat(request, signal, about): AsyncGenerator<ChatEvent> {
        let isBegun = false;
        try {
          for await (const event of seams.model.chat(request, signal, about)) {
            isBegun = true;
            yield event;
          }
        } catch (error) {
          if (isBegun || !(error instanceof ModelFailure) || signal.aborted) throw error;
          await pause(waitMs);
          yield* seams.model.chat(request, signal, about);
        }
      },
    });
}

/** Model calls that are not the turns' own. */
export const sideCallVariations: readonly Variation[] = [
  variation({ name: "asks-for-a-title-after-the-first-turn", depth: "turns", allowed: BESIDE, wrap: afterTurns(title), profile: { model: { sideCalls: ["title"] } } }),
  variation({ name: "extracts-memories-after-each-turn", depth: "turns", allowed: BESIDE, wrap: afterTurns(memory), profile: { model: { sideCalls: ["memory"] } } }),
  variation({ name: "asks-for-titles-and-memories-undeclared", depth: "turns", allowed: BESIDE, wrap: (seams) => afterTurns(memory)(afterTurns(title)(seams)) }),
  variation({ name: "tries-a-failed-model-call-once-more", depth: "model", allowed: "A turn fails when the server gives up, not before.", wrap: retrying(10), profile: { model: { retries: 1 } } }),
  variation({ name: "tries-a-failed-model-call-once-more-undeclared", depth: "model", allowed: "A turn fails when the server gives up, not before.", wrap: retrying(0) }),
];
