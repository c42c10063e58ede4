/** A frame of the server as it came, and what could be read of it. */
export interface Heard {
  readonly raw: string;
  readonly type: string;
  readonly sessionId: string | undefined;
  /** What it says: text, or in a word what goes on. */
  readonly content: string;
}

/** An agent of a server, and the one socket over which everything is said. */
export interface Line {
  readonly agentId: string;
  say(sessionId: string, content: string): void;
  /** Text of the history of a session, as JSON; undefined where it cannot be read. */
  historyOf(sessionId: string): Promise<string | undefined>;
  /** Closes the socket and deletes the agent. */
  leave(): Promise<void>;
}

export interface Listener {
  onFrame(frame: Heard): void;
  onClose(why: string): void;
}

/** Spawns an agent and opens its socket. Rejects with a sentence that says what to do. */
export async function open(base: string, key: string, listener: Listener): Promise<Line> {
  const url = base.replace(/\/+$/, "");
  const headers = { "content-type": "application/json", ...(key === "" ? {} : { authorization: `Bearer ${key}` }) };
  const ask = (path: string, method: string, body?: object): Promise<Response> => fetch(url + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const spawned = await ask("/api/agents", "POST", { template: "assistant" }).catch(() => {
    throw new Error(`Nothing that lets this page in answers at ${url}. Is the server started with --allow-origin ${location.origin}?`);
  });
  if (spawned.status === 401) throw new Error("The server wants a key.");
  if (!spawned.ok) throw new Error(`The server answered ${spawned.status} to POST /api/agents.`);
  const { agent_id: agentId } = (await spawned.json()) as { agent_id: string };
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/api/agents/${agentId}/ws${key === "" ? "" : `?token=${encodeURIComponent(key)}`}`);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve(), { once: true });
    socket.addEventListener("error", () => reject(new Error("The socket of the agent could not be opened.")), { once: true });
    socket.addEventListener("message", ({ data }) => listener.onFrame(heard(String(data))));
    socket.addEventListener("close", ({ code }) => listener.onClose(`The socket was closed with ${code}.`));
  });
  return {
    agentId,
    say: (sessionId, content) => socket.send(JSON.stringify({ type: "message", content, session_id: sessionId })),
    historyOf: async (sessionId) => {
      const answer = await ask(`/api/sessions/${sessionId}`, "GET").catch(() => undefined);
      return answer?.ok ? answer.text() : undefined;
    },
    leave: async () => {
      socket.close();
      await ask(`/api/agents/${agentId}`, "DELETE").catch(() => undefined);
    },
  };
}

function heard(raw: string): Heard {
  try {
    const frame = JSON.parse(raw) as Record<string, unknown>;
    const text = (name: string): string | undefined => (typeof frame[name] === "string" ? frame[name] : undefined);
    return { raw, type: text("type") ?? "no type", sessionId: text("session_id"), content: text("content") ?? text("message") ?? text("phase") ?? text("state") ?? "" };
  } catch {
    return { raw, type: "no JSON", sessionId: undefined, content: raw };
  }
}
