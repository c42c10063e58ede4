import { Refusal } from "../refusal.js";
import type { About, Turn } from "../seams.js";
import type { Tell } from "../turn/events.js";
import { admitTurn } from "../turn/admit.js";
import { membersOf } from "./body.js";
import { param, reply, type Asked, type Handler } from "./handler.js";

/** The text of a message. Throws 400 without a body, 422 for another shape; unknown members are ignored. */
export function messageOf(body: unknown): string {
  if (body === undefined) throw new Refusal(400, "A JSON body with a 'message' is required");
  const members = membersOf(body);
  const { message, attachments } = members;
  if (typeof message !== "string") throw new Refusal(422, "'message' must be a string");
  if (attachments !== undefined && attachments !== null && !(Array.isArray(attachments) && attachments.every(isAttachment))) {
    throw new Refusal(422, "'attachments' must be a list of objects with a 'file_id'");
  }
  return message;
}

function isAttachment(item: unknown): boolean {
  return typeof item === "object" && item !== null && typeof (item as { file_id?: unknown }).file_id === "string";
}

/** Takes in the turn of a request to the active session, or to the one in the path. */
export function admitMessage(asked: Asked, tellOf: (turn: Turn, about: About) => Tell) {
  const { core, incoming } = asked;
  const text = messageOf(incoming.body);
  const agent = core.seams.router.agent(param(asked, "id"), asked.about);
  return admitTurn(core, { agent, named: incoming.params["session_id"], text }, { ...asked.about, agent: agent.id }, tellOf);
}

/** The whole turn in one answer. A client that leaves does not end it: nothing of it hangs on the connection. */
const send: Handler = async (asked) => {
  const { turn, ending } = await admitMessage(asked, () => () => undefined).ended;
  if (ending.outcome === "failed" || ending.outcome === "cancelled") throw new TurnRefusal(ending.status, ending.message, turn, ending.outcome);
  const about: About = { ...asked.about, agent: turn.agent, session: turn.session, turn, outcome: ending.outcome };
  return reply(about, {
    response: ending.outcome === "silent" ? "" : ending.text,
    input_tokens: ending.usage.input,
    output_tokens: ending.usage.output,
    iterations: ending.iterations,
    session_id: turn.session,
  });
};

/** A turn that was taken and did not end well; the answer is its terminal. */
export class TurnRefusal extends Refusal {
  constructor(
    status: number,
    message: string,
    readonly turn: Turn,
    readonly outcome: "failed" | "cancelled",
  ) {
    super(status, message);
  }
}

export const messageHandlers = { sendMessage: send, sendMessageToSession: send };
