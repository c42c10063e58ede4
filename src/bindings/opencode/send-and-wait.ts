import type { Client, RawAnswer } from "../../client/index.js";
import type { Channel, Heard, OutgoingMessage } from "../binding.js";
import { field, member } from "../outcome.js";
import { ownChannel } from "../own-channel.js";
import { inDirectory, messageBody, sessionPath } from "./paths.js";
import { errorText, refusal, textOf, usageOf } from "./read-message.js";

/** Sends a message and waits for the answer: the whole message of the model, once the turn is over. */
export function sendAndWait(client: Client, { agent, named, text, onPurpose }: OutgoingMessage): Channel {
  const request = { method: "POST", path: `${sessionPath(named)}/message`, query: inDirectory(agent), body: messageBody(text), ...(onPurpose === undefined ? {} : { onPurpose }) };
  return ownChannel("http", async (options, list) => {
    const answer = await client.send({ ...request, ...options });
    list.push(answer.status === 200 ? heardIn(answer) : refusal(answer));
    list.push({ kind: "ended", native: "end", at: answer.seq });
  });
}

/** A failed turn is told with 200 too: `info.error` says so. */
function heardIn({ json, seq: at }: RawAnswer): Heard {
  const info = member(json, "info");
  const label = field(info, "sessionID");
  const base = { native: "HTTP 200", status: 200, at, ...(label === undefined ? {} : { label }) };
  const error = member(info, "error");
  if (error !== undefined) return { ...base, kind: "failed", native: "info.error", text: errorText(error) };
  const text = textOf(member(json, "parts"));
  return { ...base, kind: text === "" ? "silent" : "completed", text, ...usageOf(info) };
}
