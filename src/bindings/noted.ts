import type { Client } from "../client/index.js";
import type { Log } from "../log/index.js";
import type { Binding, Channel, Outcome } from "./binding.js";

/**
 * A binding that writes down what it reads: each thing heard, each history, each deletion becomes an entry of the log beside the bytes it
 * was read from, so that the judges of the whole log need not know this API's shape. The native shape is judged by its bytes alone.
 */
export function noted(binding: Binding, log: Log): Binding {
  if (binding.name === "native") return binding;
  const { deleteAgent } = binding;
  return {
    ...binding,
    async history(client, agent, session) {
      const read = await binding.history(client, agent, session);
      if (read.ok) log.add({ kind: "read", ...caseOf(client), id: read.id, of: read.at, ...askedOf(read), agent, session, found: true, rows: read.value.rows });
      else if (read.status === 404) log.add({ kind: "read", ...caseOf(client), id: read.id, of: read.at, ...askedOf(read), agent, session, found: false, rows: [] });
      return read;
    },
    async deleteSession(client, agent, session) {
      const gone = await binding.deleteSession(client, agent, session);
      log.add({ kind: "removed", ...caseOf(client), id: gone.id, of: gone.at, ...askedOf(gone), agent, session, done: gone.ok });
      return gone;
    },
    ...(deleteAgent === undefined
      ? {}
      : {
          async deleteAgent(client: Client, agent: string) {
            const gone = await deleteAgent(client, agent);
            log.add({ kind: "removed", ...caseOf(client), id: gone.id, of: gone.at, ...askedOf(gone), agent, done: gone.ok });
            return gone;
          },
        }),
    send(client, message) {
      return overheard(binding.send(client, message), client, log);
    },
    async openSocket(client, agent) {
      const opened = await binding.openSocket(client, agent);
      if (opened.ok) overheard(opened.value, client, log);
      return opened;
    },
  };
}

/** Listens before anybody else, so that what is heard is in the log before it is acted on. */
function overheard<C extends Channel>(channel: C, client: Client, log: Log): C {
  channel.onHeard(({ kind, native, text, label, at }) => {
    log.add({ kind: "heard", ...caseOf(client), id: channel.id, of: at, what: kind, native, ...(text === undefined ? {} : { text }), ...(label === undefined ? {} : { label }) });
  });
  return channel;
}

function caseOf({ caseId }: Client): { readonly case?: string } {
  return caseId === undefined ? {} : { case: caseId };
}

function askedOf({ asked }: Outcome<unknown>): { readonly asked?: number } {
  return asked === undefined ? {} : { asked };
}
