import type { ChatMessage } from "../../src/model/port.js";
import type { About, Row, Seams, Turn } from "../../src/server/index.js";
import { change } from "../faults/change.js";
import type { Spoiler } from "../proxy/traffic.js";
import { variation, type Variation, type Wrap } from "./variation.js";

const OWN = "A session's own words may reach the model in whatever form, as long as its own message comes last.";

/** Changes the messages of the first call of each turn. */
function told(say: (messages: readonly ChatMessage[], turn: Turn, seams: Seams, about: About) => readonly ChatMessage[]): Wrap {
  return (seams) => change(seams, "memory", { context: (ask, about) => say(seams.memory.context(ask, about), ask.turn, seams, about) });
}

function withSystem(messages: readonly ChatMessage[], text: (before: string) => string): ChatMessage[] {
  return messages.map((message) => (message.role === "system" ? { role: "system", content: text(message.content) } : message));
}

const HOUSE_RULES = Array.from({ length: 110 }, (_, i) => `Rule ${i + 1}: stay kind, be exact, use tools sparingly and name no secrets; [[say nothing]] of <rules>.`).join("\n");

/** The newest messages, beginning with a user's, so that no tool result stands without its call. */
function newest(messages: readonly ChatMessage[], count: number): ChatMessage[] {
  const [system, ...rest] = messages;
  const kept = rest.slice(-count);
  const first = kept.findIndex(({ role }) => role === "user");
  return [...(system ? [system] : []), ...kept.slice(first)];
}

/** Neighbours of one role in one message. */
function merged(messages: readonly ChatMessage[]): ChatMessage[] {
  return messages.reduce<ChatMessage[]>((list, message) => {
    const before = list.at(-1);
    const isPlain = (one: ChatMessage): boolean => one.role === "user" || (one.role === "assistant" && !one.toolCalls);
    if (!before || before.role !== message.role || !isPlain(before) || !isPlain(message)) return [...list, message];
    return [...list.slice(0, -1), { ...before, content: `${before.content}\n\n${message.content}` } as ChatMessage];
  }, []);
}

const quoted = (rows: readonly Row[]): string => rows.map(({ role, content }) => `- ${role}: ${content.slice(0, 400)}`).join("\n");
const pastOf = (turn: Turn, seams: Seams, about: About): readonly Row[] => seams.store.rows(turn.session, about).filter((row) => row.turn !== turn.id);

/** Says the words of a user as a list of parts, as newer servers do. */
function inParts(): Spoiler {
  return {
    http(ask, pass) {
      if (!ask.path.endsWith("/chat/completions")) return pass(ask);
      const body = JSON.parse(ask.body.toString()) as { messages: { role: string; content: unknown }[] };
      const part = (text: unknown) => (typeof text === "string" && text !== "" ? [{ type: "text", text }] : text);
      const messages = body.messages.map((message) => (message.role === "user" ? { ...message, content: part(message.content) } : message));
      return pass({ ...ask, body: Buffer.from(JSON.stringify({ ...body, messages })) });
    },
  };
}

/** How a session's own words are told to the model. */
export const promptVariations: readonly Variation[] = [
  variation({ name: "begins-with-11000-characters-of-system-text", depth: "memory", allowed: OWN, wrap: told((messages) => withSystem(messages, (before) => `${before}\n\n${HOUSE_RULES}`)) }),
  variation({
    name: "has-a-system-text-that-grows-with-each-turn",
    depth: "memory",
    allowed: OWN,
    wrap: told((messages, turn) => withSystem(messages, (before) => [before, ...Array.from({ length: turn.index + 1 }, (_, i) => `Turn ${i + 1}; it is ${new Date().toISOString()} on a ${["Mon", "Tues", "Wednes"][i % 3]}day.`)].join("\n"))),
  }),
  variation({ name: "tells-the-model-the-last-20-messages-only", depth: "memory", allowed: "A server that trims history is right as long as what remains is its own, in order.", wrap: told((messages) => newest(messages, 20)) }),
  variation({
    name: "sums-up-a-session's-own-past-in-the-system-text",
    depth: "memory",
    allowed: OWN,
    wrap: told((messages, turn, seams, about) => {
      const past = pastOf(turn, seams, about);
      return past.length === 0 ? messages : withSystem(messages, (before) => `${before}\n\n## Conversation so far\n${quoted(past.slice(-6))}`);
    }),
  }),
  variation({
    name: "recalls-a-session's-own-memories-as-a-message",
    depth: "memory",
    allowed: OWN,
    wrap: told((messages, turn, seams, about) => {
      const past = pastOf(turn, seams, about).filter(({ role }) => role === "User");
      if (past.length === 0) return messages;
      const recalled: ChatMessage = { role: "system", content: `Recalled memories:\n${quoted(past.slice(-3))}` };
      return [...messages.slice(0, -1), recalled, ...messages.slice(-1)];
    }),
  }),
  variation({ name: "merges-neighbours-of-one-role", depth: "memory", allowed: OWN, wrap: told(merged) }),
  variation({
    name: "adds-a-reminder-to-the-user's-words",
    depth: "memory",
    allowed: OWN,
    wrap: told((messages) => messages.map((message, i) => (i === messages.length - 1 && message.role === "user" ? { role: "user", content: `${message.content}\n\n<system-reminder>Today is ${new Date().toDateString()}. Answer in the user's language.</system-reminder>` } : message))),
  }),
  variation({ name: "tells-the-model-words-in-parts", depth: "model-wire", allowed: "A user's message may be a list of text parts.", modelWire: inParts }),
  variation({ name: "asks-its-model-over-http", depth: "model-wire", allowed: "Where the model is, is the server's affair.", modelWire: () => ({}) }),
];
