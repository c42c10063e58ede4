import type { Capability, Outcome } from "../../bindings/binding.js";
import { socketBehind } from "../../bindings/native/index.js";
import { answerOrNone, NoAnswer, type RawAnswer } from "../../client/index.js";
import { inTime } from "../in-time.js";
import { seenIn } from "./seen.js";
import type { Visit } from "./visit.js";

/**
 * Looks at stopping, and at what has no neutral word: labels, compaction, commands of a socket.
 * @param session one of ours; without it, what needs one is not looked at.
 */
export async function lookAtNative(visit: Visit, session: string | undefined): Promise<void> {
  const { binding } = visit.options;
  const { client, agent } = visit;
  const id = { params: { id: agent } };
  const noSession = { has: undefined, how: "not looked at: no session of ours is known" } as const;
  // Without a session of ours, it would stop what is somebody else's.
  if (session === undefined && !visit.isOurs) visit.note("stop", noSession);
  else visit.noteOutcome("stop", await visit.ask(() => binding.stop(client, agent, session ?? null)));
  const stop = visit.capabilities.get("stop")!;
  visit.note("stop.one-session", session === undefined ? noSession : { ...stop, how: `${stop.how} to a request that names a session` });
  if (binding.name !== "native") return;
  if (session === undefined) for (const capability of ["sessions.label", "sessions.compact"] as const) visit.note(capability, noSession);
  else {
    await note(visit, "sessions.label", () => client.call("setSessionLabel", { params: { id: session }, body: { label: `look-${visit.run}` } }));
    await note(visit, "sessions.compact", () => client.call("compactSession", { ...id, body: { session_id: session } }));
  }
  await commands(visit, session);
}

/** Resets the active session; last, for what was said in it is gone then. */
export async function lookAtReset(visit: Visit): Promise<void> {
  if (visit.options.binding.name !== "native") return;
  if (visit.isOurs) await note(visit, "sessions.reset", () => visit.client.call("resetSession", { params: { id: visit.agent } }));
  else visit.note("sessions.reset", { has: undefined, how: "not looked at: the agent is not ours" });
}

async function note(visit: Visit, capability: Capability, asking: () => Promise<RawAnswer>): Promise<void> {
  visit.noteOutcome(capability, await visit.ask(() => outcome(asking())));
}

async function outcome(answering: Promise<RawAnswer>): Promise<Outcome<true>> {
  const answer = await answerOrNone(answering);
  if (answer instanceof NoAnswer) return { ok: false, status: 0, what: answer.message, at: answer.seq, id: answer.id };
  const place = { at: answer.seq, id: answer.id };
  return answer.status < 300 ? { ok: true, value: true, ...place } : { ok: false, status: answer.status, what: `answered ${answer.status}`, ...place };
}

/** Asks for the state of the context, which changes nothing. */
async function commands(visit: Visit, session: string | undefined): Promise<void> {
  if (visit.capabilities.get("doors.ws")?.has !== true) return;
  const opened = await visit.ask(() => visit.options.binding.openSocket(visit.client, visit.agent));
  if (!opened.ok) return visit.note("socket.commands", { has: undefined, how: seenIn(opened, visit.options.log).how });
  const socket = socketBehind(opened.value);
  try {
    if (socket === undefined) return;
    const typeOf = (json: unknown): unknown => (typeof json === "object" && json !== null ? (json as { type?: unknown }).type : undefined);
    socket.send({ type: "command", command: "context", args: "", ...(session === undefined ? {} : { session_id: session }) });
    const answer = await socket.next((frame) => ["command_result", "error"].includes(String(typeOf(frame.json))), visit.deadlines.askMs);
    const type = answer === undefined ? undefined : String(typeOf(answer.json));
    visit.note("socket.commands", { has: type === undefined ? undefined : type === "command_result", how: type === undefined ? `the command context: no answer within ${visit.deadlines.askMs} ms` : `the command context was answered by ${type}` });
  } finally {
    await inTime(opened.value.close(), visit.deadlines.askMs).catch(() => undefined);
  }
}
