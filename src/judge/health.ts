import { Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import { succeeded } from "./view/exchange.js";
import type { Exchange } from "./view/exchange.js";
import { uuid } from "./view/json.js";

/** Health, which is told to everybody, names no session and no agent of the log. */
export const health: Judge = (view) => {
  const sheet = new Sheet(view);
  const id = "auth.health.names-no-session";
  for (const exchange of view.exchanges) {
    const { operation, answer, request } = exchange;
    if (operation?.id !== "getHealth" || !answer || !succeeded(exchange)) continue;
    const body = (answer.body ?? "").toLowerCase();
    const named = view.exchanges.filter(({ request: earlier }) => earlier.seq < answer.seq).flatMap(idsIn).find(({ value }) => body.includes(value));
    if (!named) sheet.saw(id);
    else {
      sheet.charge(id, {
        at: answer.seq,
        expected: "no id of a session or an agent",
        received: `${named.what} ${named.value}`,
        because: "health is open to everybody",
        evidence: [named.at, request.seq],
      });
    }
  }
  return sheet;
};

/** Ids in the path of a request. */
function idsIn({ operation, request }: Exchange): { readonly what: string; readonly value: string; readonly at: number }[] {
  return Object.entries(operation?.params ?? {}).flatMap(([name, text]) => {
    const value = uuid(text);
    return value === undefined ? [] : [{ what: name === "session_id" || request.url.includes("/sessions/") ? "session" : "agent", value, at: request.seq }];
  });
}
