import { Cancelled, Refusal, type About, type Cancel, type Seams } from "../../src/server/index.js";
import { change, onAnswers, onStreams } from "./change.js";
import { fault, type Fault } from "./fault.js";
import type { RequirementId } from "../../generated/requirements.js";

/** Does something else where a stop is asked for. */
function onStop(begin: (seams: Seams) => (ask: Cancel & { readonly session: string }, about: About) => number): Fault["wrap"] {
  return (seams) => {
    const stop = begin(seams);
    return change(seams, "turns", {
      cancel: (ask, about) => (ask.why === "stopped" && ask.session !== null ? stop({ ...ask, session: ask.session }, about) : seams.turns.cancel(ask, about)),
    });
  };
}

/** Answers a stop and does nothing when the turn came in through one door. */
function deafDoor(name: string, door: "http" | "sse" | "ws", broken: RequirementId, like: string): Fault {
  return fault({
    name,
    depth: "turns",
    like,
    breaks: [broken],
    wrap: onStop((seams) => (ask, about) => {
      const spared = seams.turns.running().some((turn) => turn.session === ask.session && turn.door === door);
      return spared ? 1 : seams.turns.cancel(ask, about);
    }),
  });
}

const runningOf = (seams: Seams, agent: string | undefined) => seams.turns.running().filter((turn) => turn.agent === agent);

export const cancelFaults: readonly Fault[] = [
  deafDoor("stops-do-not-reach-http-turns", "http", "cancel.http-turn.is-stopped", "https://github.com/openclaw/openclaw/issues/71128"),
  deafDoor("stops-do-not-reach-streams", "sse", "cancel.sse-turn.is-stopped", "https://github.com/anomalyco/opencode/issues/16721"),
  deafDoor("stops-do-not-reach-socket-turns", "ws", "cancel.ws-turn.is-stopped", "https://github.com/agentscope-ai/QwenPaw/issues/1489"),
  fault({
    name: "stop-commands-act-on-the-active-session",
    depth: "router",
    like: "https://github.com/librefang/librefang/issues/3172",
    breaks: ["cancel.command.stops-its-session"],
    wrap: onStop((seams) => (ask, about) => {
      const session = about.operation === "command:stop" ? (seams.store.active(about.agent ?? "", about) ?? ask.session) : ask.session;
      return seams.turns.cancel({ ...ask, session }, about);
    }),
  }),
  fault({
    name: "stop-commands-wait-for-the-turns-of-their-socket",
    depth: "wire",
    sly: "only for turns of the same socket",
    breaks: ["cancel.command.stops-its-session"],
    wrap(seams) {
      const waiting = new Map<string, () => void>();
      const held = change(seams, "wire", {
        received(text, about, next) {
          const turn = seams.turns.running().find(({ connection }) => connection === about.connection);
          if (turn && /"command":\s*"stop"/.test(text)) waiting.set(turn.id, () => seams.wire.received(text, about, next));
          else seams.wire.received(text, about, next);
        },
      });
      return change(held, "turns", {
        finish(turn, about) {
          seams.turns.finish(turn, about);
          waiting.get(turn.id)?.();
          waiting.delete(turn.id);
        },
      });
    },
  }),
  fault({
    name: "a-stop-ends-every-turn-of-the-agent",
    depth: "turns",
    like: "https://github.com/letta-ai/letta-code/issues/550",
    breaks: ["cancel.other-session.goes-on"],
    wrap: onStop((seams) => (ask, about) => {
      const others = runningOf(seams, about.agent).filter(({ session }) => session !== ask.session);
      for (const { session } of others) seams.turns.cancel({ ...ask, session }, about);
      return seams.turns.cancel(ask, about);
    }),
  }),
  fault({
    name: "the-latest-turn-of-an-agent-takes-its-stops",
    depth: "turns",
    sly: "only when two sessions of an agent are running",
    like: "https://github.com/librefang/librefang/issues/3172",
    breaks: ["cancel.other-session.goes-on"],
    wrap: onStop((seams) => (ask, about) => seams.turns.cancel({ ...ask, session: runningOf(seams, about.agent).at(-1)?.session ?? ask.session }, about)),
  }),
  fault({
    name: "a-stop-reaches-agents-with-alike-names",
    depth: "turns",
    sly: "only between agents whose names differ in their last number",
    breaks: ["cancel.other-agent.goes-on"],
    wrap: onStop((seams) => (ask, about) => {
      const stem = (agent: string): string | undefined => seams.store.agent(agent, about)?.name.replace(/\d+$/, "");
      const mine = stem(about.agent ?? "");
      const others = seams.turns.running().filter(({ agent }) => agent !== about.agent && stem(agent) === mine);
      for (const { session } of others) seams.turns.cancel({ ...ask, session }, about);
      return seams.turns.cancel(ask, about);
    }),
  }),
  fault({
    name: "an-unnamed-stop-ends-the-latest-turn",
    depth: "router",
    sly: "only when a session that is not the active one is running",
    breaks: ["cancel.unnamed.stops-the-active-session"],
    wrap: (seams) =>
      change(seams, "router", {
        session(ask, about) {
          const unnamed = about.operation === "stopAgent" && (ask.named === undefined || ask.named === null);
          return (unnamed ? runningOf(seams, ask.agent).at(-1)?.session : undefined) ?? seams.router.session(ask, about);
        },
      }),
  }),
  fault({
    name: "an-unnamed-stop-ends-nothing",
    depth: "router",
    breaks: ["cancel.unnamed.stops-the-active-session"],
    wrap(seams) {
      let unnamed = false;
      const told = change(seams, "router", {
        session(ask, about) {
          unnamed = about.operation === "stopAgent" && (ask.named === undefined || ask.named === null);
          return seams.router.session(ask, about);
        },
      });
      return onStop(() => (ask, about) => (unnamed ? 0 : seams.turns.cancel(ask, about)))(told);
    },
  }),
  fault({
    name: "a-stop-of-an-idle-session-waits-for-the-next-turn",
    depth: "turns",
    sly: "only at the next turn of a session that was stopped while it was idle",
    like: "https://github.com/tinyhumansai/openhuman/issues/4765",
    breaks: ["cancel.stale.spares-the-next-turn"],
    wrap(seams) {
      const marked = new Set<string>();
      const stopping = onStop(() => (ask, about) => {
        const ended = seams.turns.cancel(ask, about);
        if (ended === 0) marked.add(ask.session);
        return ended;
      })(seams);
      return change(stopping, "turns", {
        admit(turn, about) {
          const signal = seams.turns.admit(turn, about);
          return marked.delete(turn.session) ? AbortSignal.abort(new Cancelled(409, "Run cancelled")) : signal;
        },
      });
    },
  }),
  fault({
    name: "a-stop-empties-the-queue",
    depth: "scheduler",
    like: "https://github.com/getpaseo/paseo/issues/2662",
    breaks: ["cancel.queued-turn.runs"],
    wrap: onStop((seams) => (ask, about) => seams.turns.cancel({ ...ask, reach: "all" }, about)),
  }),
  fault({
    name: "idle-stops-claim-success",
    depth: "turns",
    like: "https://github.com/vercel/eve/issues/2122",
    breaks: ["cancel.idle.says-so"],
    wrap: onStop((seams) => (ask, about) => Math.max(1, seams.turns.cancel(ask, about))),
  }),
  fault({
    name: "stops-are-answered-for-the-active-session",
    depth: "wire",
    sly: "only when the session that is stopped is not the active one",
    breaks: ["cancel.answer.names-the-session"],
    wrap: onAnswers((seams) => (answer, about) => {
      if (about.operation !== "stopAgent" || answer.status !== 200) return answer;
      return { ...answer, body: { ...(answer.body as object), session_id: seams.store.active(about.agent ?? "", about) } };
    }),
  }),
  fault({
    name: "a-session-stays-busy-after-a-stop",
    depth: "turns",
    like: "https://github.com/heypinchy/pinchy/issues/563",
    breaks: ["cancel.next-turn.works"],
    wrap(seams) {
      const busy = new Set<string>();
      const stopping = onStop(() => (ask, about) => {
        const ended = seams.turns.cancel(ask, about);
        if (ended > 0) busy.add(ask.session);
        return ended;
      })(seams);
      return change(stopping, "turns", {
        admit(turn, about) {
          if (busy.has(turn.session)) throw new Refusal(409, "The session is busy");
          return seams.turns.admit(turn, about);
        },
      });
    },
  }),
  fault({
    name: "model-calls-outlive-their-turns",
    depth: "model",
    like: "https://github.com/openclaw/openclaw/issues/101162",
    breaks: ["cancel.model-call.is-ended"],
    wrap: (seams) => change(seams, "model", { chat: (request, _signal, about) => seams.model.chat(request, new AbortController().signal, about) }),
  }),
  fault({
    name: "stopped-turns-lose-their-tool-results",
    depth: "memory",
    sly: "only for turns that called a tool and came to no end",
    like: "https://github.com/charmbracelet/crush/issues/3439",
    breaks: ["cancel.tool-call.leaves-no-orphan"],
    wrap: (seams) =>
      change(seams, "memory", {
        context(ask, about) {
          const rows = seams.store.rows(ask.turn.session, about);
          const ended = new Set(rows.filter(({ role, tools }) => role === "Assistant" && !tools).map(({ turn }) => turn));
          const lost = new Set(rows.filter(({ turn }) => !ended.has(turn)).flatMap(({ tools = [] }) => tools.map(({ id }) => id)));
          return seams.memory.context(ask, about).filter((message) => message.role !== "tool" || !lost.has(message.toolCallId));
        },
      }),
  }),
  fault({
    name: "stopped-http-turns-are-internal-errors",
    depth: "wire",
    breaks: ["cancel.terminal.says-run-cancelled"],
    wrap: onAnswers(() => (answer, about) => (about.outcome === "cancelled" ? { ...answer, status: 500, body: { error: "Internal error" } } : answer)),
  }),
  fault({
    name: "stopped-turns-blame-the-model",
    depth: "wire",
    sly: "only on streams and sockets",
    like: "https://github.com/librefang/librefang/issues/5058",
    breaks: ["cancel.terminal.says-run-cancelled"],
    wrap(seams) {
      const streams = onStreams(() => (event, about) => (event.event === "error" && about.outcome === "cancelled" ? [{ event: "error", data: { ...event.data, error: "The model failed" } }] : [event]))(seams);
      return change(streams, "wire", {
        frame: (frame, about, next) => seams.wire.frame(frame.type === "error" && about.outcome === "cancelled" ? { ...frame, content: "The model failed" } : frame, about, next),
      });
    },
  }),
];
