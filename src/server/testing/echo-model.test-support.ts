import { ModelFailure, type ChatEvent, type ChatRequest, type ModelPort } from "../../model/port.js";

/** A model for these tests: answers `echo: <last user text>`, a word at a time, and holds where the text says so. */
export interface EchoModel extends ModelPort {
  /** Every request, in order. */
  readonly requests: ChatRequest[];
  /** Lets the turn whose text holds `word` go on. */
  release(word: string): void;
  /** Resolves when a call whose text holds `word` has been made. */
  called(word: string): Promise<void>;
}

/**
 * Words of the last user text that mean something: `hold` (says one piece, then waits for its release), `hang` (says nothing until released),
 * `fail` (refuses), `break` (breaks off after a piece), `silent`, `tool:NAME` (calls it once), `flood` (a megabyte in pieces).
 */
export function echoModel(): EchoModel {
  const requests: ChatRequest[] = [];
  const gates = new Map<string, { promise: Promise<void>; open: () => void }>();
  const gate = (key: string) => {
    let found = gates.get(key);
    if (!found) {
      let open = (): void => undefined;
      const promise = new Promise<void>((resolve) => (open = resolve));
      found = { promise, open };
      gates.set(key, found);
    }
    return found;
  };
  const usage = { input: 7, output: 3 };

  async function* chat(request: ChatRequest): AsyncGenerator<ChatEvent> {
    requests.push(request);
    const text = request.messages.findLast((message) => message.role === "user")?.content ?? "";
    const words = text.split(" ");
    for (const word of words) gate(`called ${word}`).open();
    if (words.includes("fail")) throw new ModelFailure(500, "told to fail");
    if (words.includes("hang")) await gate(words.at(-1)!).promise;
    if (words.includes("silent")) {
      yield { type: "text", text: "NO_" };
      yield { type: "text", text: "REPLY" };
      return yield { type: "end", reason: "stop", usage };
    }
    const tool = words.find((word) => word.startsWith("tool:"))?.slice("tool:".length);
    if (tool !== undefined && request.messages.at(-1)?.role !== "tool") {
      yield { type: "text", text: "looking " };
      yield { type: "tool-call", call: { id: "call_1", name: tool, arguments: JSON.stringify({ path: ".", html: "<p>x</p>", text: "back" }) } };
      return yield { type: "end", reason: "tool_calls", usage };
    }
    yield { type: "text", text: "echo:" };
    if (words.includes("break")) throw new ModelFailure(0, "broke off");
    if (words.includes("hold")) await gate(words.at(-1)!).promise;
    if (words.includes("flood")) for (let n = 0; n < 1_024; n += 1) yield { type: "text", text: "x".repeat(1_024) };
    for (const word of words) yield { type: "text", text: ` ${word}` };
    yield { type: "end", reason: "stop", usage };
  }

  return { requests, chat, release: (word) => gate(word).open(), called: (word) => gate(`called ${word}`).promise };
}
