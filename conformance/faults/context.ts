import type { ChatEvent, ChatMessage } from "../../src/model/port.js";
import type { About, Row, Seams, Turn } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";

/** A server that tells the model something else than the session's own rows. */
function telling(spec: Omit<Fault, "depth" | "wrap">, change: (messages: readonly ChatMessage[], turn: Turn, about: About, seams: Seams) => readonly ChatMessage[]): Fault {
  return fault({
    ...spec,
    depth: "memory",
    wrap: (seams) => ({ ...seams, memory: { ...seams.memory, context: (ask, about) => change(seams.memory.context(ask, about), ask.turn, about, seams) } }),
  });
}

/** Past messages between the system text and the turn's own. */
const past = (messages: readonly ChatMessage[], change: (rows: readonly ChatMessage[]) => readonly ChatMessage[]): ChatMessage[] => [messages[0]!, ...change(messages.slice(1, -1)), messages.at(-1)!];

const asMessages = (rows: readonly Row[]): ChatMessage[] => rows.flatMap(({ role, content }): ChatMessage[] => (role === "System" || content === "" ? [] : [{ role: role === "User" ? "user" : "assistant", content }]));

const inSystem = (messages: readonly ChatMessage[], text: string): ChatMessage[] => [{ role: "system", content: `${messages[0]!.content}${text}` }, ...messages.slice(1)];

/** Rows of the agent's other sessions. */
function others(seams: Seams, turn: Turn, about: About): Row[] {
  return seams.store.sessions(turn.agent, about).flatMap(({ id }) => (id === turn.session ? [] : seams.store.rows(id, about)));
}

export const contextFaults: readonly Fault[] = [
  telling({ name: "the-model-is-shown-the-session-that-runs-beside", breaks: ["context.turn.holds-only-its-own-session"], sly: "only while another session of the agent is at work", like: "https://github.com/librefang/librefang/issues/2349" }, (messages, turn, about, { store, turns }) => {
    const beside = turns.running().find(({ agent, session }) => agent === turn.agent && session !== turn.session);
    return beside ? past(messages, (rows) => [...asMessages(store.rows(beside.session, about)), ...rows]) : messages;
  }),
  telling({ name: "the-model-is-shown-all-sessions-of-the-agent-from-the-third-turn-on", breaks: ["context.turn.holds-only-its-own-session"], sly: "only from the third turn of a session on", like: "https://github.com/librefang/librefang/issues/2349" }, (messages, turn, about, seams) =>
    turn.index < 2 ? messages : past(messages, (rows) => [...asMessages(others(seams, turn, about)), ...rows]),
  ),
  telling({ name: "memories-are-recalled-from-every-session-of-the-agent", breaks: ["context.system.holds-only-its-own-session"], like: "https://github.com/librefang/librefang/issues/6493" }, (messages, turn, about, seams) => {
    const memories = others(seams, turn, about).filter(({ role }) => role === "User");
    return memories.length === 0 ? messages : inSystem(messages, `\n\nYou remember:\n${memories.slice(-5).map(({ content }) => `- ${content}`).join("\n")}`);
  }),
  fault({
    name: "a-system-text-is-kept-from-the-turn-before",
    depth: "memory",
    breaks: ["context.system.holds-only-its-own-session"],
    sly: "only where the turn before, of whichever session, was long",
    like: "https://github.com/librefang/librefang/issues/6493",
    wrap: (seams) => {
      const last = new Map<string, string>();
      return {
        ...seams,
        memory: {
          ...seams.memory,
          context(ask, about) {
            const before = last.get(ask.turn.agent);
            last.set(ask.turn.agent, ask.turn.text);
            const messages = seams.memory.context(ask, about);
            return before === undefined || before.length < 50 ? messages : inSystem(messages, `\n\nThe user's last concern: ${before}`);
          },
        },
      };
    },
  }),
  fault({
    name: "titles-are-made-for-all-sessions-at-once",
    depth: "turns",
    breaks: ["context.side-call.holds-only-one-session"],
    like: "https://github.com/openclaw/openclaw/issues/15990",
    wrap: (seams) => ({
      ...seams,
      turns: {
        ...seams.turns,
        finish(turn, about) {
          const rows = seams.store.sessions(turn.agent, about).flatMap(({ id }) => seams.store.rows(id, about));
          const talk = rows.map(({ role, content }) => `${role}: ${content}`).join("\n");
          const messages: ChatMessage[] = [{ role: "system", content: "Generate a short title for each of these conversations." }, { role: "user", content: talk }];
          void drain(seams.model.chat({ messages, stream: false }, new AbortController().signal, about)).catch(() => undefined);
          seams.turns.finish(turn, about);
        },
      },
    }),
  }),
  fault({
    name: "a-summary-takes-in-the-neighbour",
    depth: "memory",
    breaks: ["context.side-call.holds-only-one-session"],
    sly: "only in the summary that compaction asks for",
    like: "https://github.com/openclaw/openclaw/issues/15990",
    wrap: (seams) => ({
      ...seams,
      memory: {
        ...seams.memory,
        summaryPrompt(ask, about) {
          const neighbours = seams.store.sessions(about.agent ?? null, about).filter(({ id }) => id !== ask.session).flatMap(({ id }) => seams.store.rows(id, about));
          return seams.memory.summaryPrompt({ ...ask, rows: [...neighbours, ...ask.rows] }, about);
        },
      },
    }),
  }),
  telling({ name: "the-model-is-shown-no-earlier-turn", breaks: ["context.turn.holds-its-own-earlier-turns"], like: "https://github.com/MervinPraison/PraisonAI/issues/3105" }, (messages) => past(messages, () => [])),
  telling({ name: "the-model-is-shown-questions-without-answers", breaks: ["context.turn.holds-its-own-earlier-turns"], like: "https://github.com/MervinPraison/PraisonAI/issues/3105" }, (messages) => past(messages, (rows) => rows.filter(({ role }) => role === "user"))),
  telling({ name: "each-door-has-a-memory-of-its-own", breaks: ["context.other-doors.turns-are-held"], sly: "only when a session is spoken to by a second door", like: "https://github.com/librefang/librefang/issues/2848" }, remembering()),
  telling({ name: "the-model-is-shown-the-newest-turns-first", breaks: ["context.rows.keep-the-order-of-turns"], sly: "only from the third turn of a session on", like: "https://github.com/n8n-io/n8n/issues/27624" }, (messages) =>
    past(messages, (rows) => (rows.every(({ role }) => role !== "tool") ? pairs(rows).reverse().flat() : rows)),
  ),
  fault({
    name: "equal-messages-are-answered-from-a-cache",
    depth: "model",
    breaks: ["context.same-words.are-asked-again"],
    sly: "only for a message that was said before in another session",
    like: "https://github.com/vllm-project/semantic-router/issues/1448",
    wrap: (seams) => {
      const cache = new Map<string, { readonly session: string; readonly events: readonly ChatEvent[] }>();
      return {
        ...seams,
        model: {
          async *chat(request, signal, about) {
            const key = request.messages.findLast(({ role }) => role === "user")?.content ?? "";
            const known = request.messages.some(({ role }) => role === "tool") ? undefined : cache.get(key);
            if (known && about.session !== known.session) return yield* known.events;
            const events: ChatEvent[] = [];
            for await (const event of seams.model.chat(request, signal, about)) {
              events.push(event);
              if (event.type === "end" && event.reason === "stop") cache.set(key, { session: about.session ?? "", events });
              yield event;
            }
          },
        },
      };
    },
  }),
  fault({
    name: "what-was-said-in-a-deleted-session-is-remembered",
    depth: "memory",
    breaks: ["context.reused-id.starts-empty"],
    sly: "only for an id that is used again",
    like: "https://github.com/openclaw/openclaw/issues/40840",
    wrap: remembered((seams, keep) => ({
      remove(id, about) {
        keep(id, seams.store.rows(id, about));
        return seams.store.remove(id, about);
      },
    })),
  }),
  fault({
    name: "what-was-said-to-a-deleted-agent-is-remembered",
    depth: "memory",
    breaks: ["context.reused-id.starts-empty"],
    sly: "only for an id that is used again through another agent",
    wrap: remembered((seams, keep) => ({
      removeAgent(agent, about) {
        for (const { id } of seams.store.sessions(agent, about)) keep(id, seams.store.rows(id, about));
        seams.store.removeAgent(agent, about);
      },
    })),
  }),
];

/** What is kept of a session at its end is shown to the model when its id is used again. */
function remembered(ending: (seams: Seams, keep: (session: string, rows: readonly Row[]) => void) => Partial<Seams["store"]>): Fault["wrap"] {
  return (seams) => {
    const before = new Map<string, readonly Row[]>();
    const keep = (session: string, rows: readonly Row[]): void => void before.set(session, [...(before.get(session) ?? []), ...rows]);
    return {
      ...seams,
      store: { ...seams.store, ...ending(seams, keep) },
      memory: { ...seams.memory, context: (ask, about) => past(seams.memory.context(ask, about), (rows) => [...asMessages(before.get(ask.turn.session) ?? []), ...rows]) },
    };
  };
}

/** Keeps for each session which door brought which turn, and shows only those of the same door. */
function remembering() {
  const doors = new Map<string, string>();
  return (messages: readonly ChatMessage[], turn: Turn, about: About, { store }: Seams): readonly ChatMessage[] => {
    doors.set(turn.id, turn.door);
    const rows = store.rows(turn.session, about).filter((row) => row.turn !== turn.id);
    return rows.every((row) => row.turn === "" || doors.get(row.turn) === turn.door) ? messages : past(messages, () => asMessages(rows.filter((row) => doors.get(row.turn) === turn.door)));
  };
}

/** Rows in groups that begin with a user's. */
function pairs(rows: readonly ChatMessage[]): ChatMessage[][] {
  const groups: ChatMessage[][] = [];
  for (const row of rows) {
    if (row.role === "user" || groups.length === 0) groups.push([]);
    groups.at(-1)!.push(row);
  }
  return groups;
}

async function drain(events: AsyncIterable<ChatEvent>): Promise<void> {
  for await (const event of events) void event;
}
