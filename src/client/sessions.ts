import { randomUUID } from "node:crypto";
import type { StreamEvent } from "../../generated/frames.js";
import type { AnswerBody, OperationId, RequestBody, StatusOf } from "../../generated/operations.js";
import type { Log } from "../log/index.js";
import type { Answer, RawAnswer } from "./answer.js";
import { createClient, type Client } from "./client.js";
import { ForgetfulLog } from "./forgetful-log.js";
import type { Refused, SocketOptions } from "./open-socket.js";
import type { Socket } from "./socket.js";

export interface ConnectOptions {
  /** `http://127.0.0.1:4200`. */
  readonly baseUrl: string;
  readonly apiKey?: string;
  /** Milliseconds to a whole answer or to the head of a stream. Default 30 000; a model may need more. */
  readonly timeoutMs?: number;
  /** Where everything seen is written; by default nothing is kept. */
  readonly log?: Log;
}

/** The server answered, but not with what was asked for. A server that gives no answer at all is a `NoAnswer`. */
export class UnexpectedAnswer extends Error {
  override readonly name = "UnexpectedAnswer";
  readonly status: number;
  constructor(readonly answer: RawAnswer | Refused) {
    const { error } = (answer.json ?? {}) as { error?: unknown };
    super(`the server answered ${answer.status}${typeof error === "string" ? `: ${error}` : ""}`);
    this.status = answer.status;
  }
}

/**
 * Connects to an agent server. Nothing is sent before the first call; `close` when done.
 *
 *     const server = connect({ baseUrl: "http://127.0.0.1:4200" });
 *     const agent = await server.agents.spawn({ template: "assistant" });
 *     for await (const event of agent.sessions.use().stream("Hello")) if (event.event === "chunk") process.stdout.write(event.data.content);
 *     await server.close();
 */
export function connect(options: ConnectOptions): Server {
  const { baseUrl, apiKey, timeoutMs = 30_000, log = new ForgetfulLog() } = options;
  return new Server(createClient({ baseUrl, log, headersTimeoutMs: timeoutMs, ...(apiKey === undefined ? {} : { apiKey }) }));
}

/** An agent server, seen by the author of a client. */
export class Server {
  /** @param client the client below, for everything that has no word here. */
  constructor(readonly client: Client) {}

  /** Agents of the server. `spawn` takes a TOML manifest or the name of a template and answers with the agent's id. */
  readonly agents = {
    list: async (): Promise<AnswerBody<"listAgents", 200>> => body(await this.client.call("listAgents"), 200),
    get: async (id: string): Promise<AnswerBody<"getAgent", 200>> => body(await this.client.call("getAgent", { params: { id } }), 200),
    spawn: async (how: RequestBody<"spawnAgent">): Promise<Agent> => this.agent(body(await this.client.call("spawnAgent", { body: how }), 201).agent_id),
    delete: async (id: string): Promise<void> => void body(await this.client.call("deleteAgent", { params: { id } }), 200),
  };

  /** An agent whose id is known. Sends nothing. */
  readonly agent = (id: string): Agent => new Agent(this.client, id);

  /** Ends every stream and socket, and resolves when no connection is left. */
  close(): Promise<void> {
    return this.client.close();
  }
}

export class Agent {
  constructor(readonly client: Client, readonly id: string) {}

  /** Sessions of the agent. `create` also makes the new one the active one; `use` takes any UUID, and a new one begins with its first turn. */
  readonly sessions = {
    list: async (): Promise<AnswerBody<"listAgentSessions", 200>["sessions"]> => body(await this.client.call("listAgentSessions", { params: { id: this.id } }), 200).sessions,
    create: async (label?: string): Promise<Session> => this.sessions.use(body(await this.client.call("createSession", { params: { id: this.id }, body: label === undefined ? {} : { label } }), 200).session_id),
    use: (id: string = randomUUID()): Session => new Session(this.client, this.id, id),
  };

  /** Says something to whatever session is active when it arrives; the answer tells which one that was. */
  async say(message: string): Promise<AnswerBody<"sendMessage", 200>> {
    return body(await this.client.call("sendMessage", { params: { id: this.id }, body: { message } }), 200);
  }

  /** Opens a socket: `send` frames, read frames with `for await` or `next`. It keeps every frame it got until it is dropped. */
  async socket(options?: SocketOptions): Promise<Socket> {
    const socket = await this.client.openSocket(this.id, options);
    if (socket.refused) throw new UnexpectedAnswer(socket);
    return socket;
  }
}

/** One conversation with an agent. Sessions of one agent may be spoken to at the same time. */
export class Session {
  constructor(readonly client: Client, readonly agentId: string, readonly id: string) {}

  /** Says something and waits for the whole answer. */
  async say(message: string): Promise<AnswerBody<"sendMessageToSession", 200>> {
    return body(await this.client.call("sendMessageToSession", { params: { id: this.agentId, session_id: this.id }, body: { message } }), 200);
  }

  /** Says something and gives the events of the answer as they come. Leaving the loop leaves the stream; the turn runs on. */
  async *stream(message: string): AsyncGenerator<StreamEvent, void, undefined> {
    const stream = await this.client.stream("streamMessageToSession", { params: { id: this.agentId, session_id: this.id }, body: { message } });
    if (stream.answer !== undefined) throw new UnexpectedAnswer(stream.answer);
    try {
      for await (const { name, json } of stream) yield { event: name, data: json } as StreamEvent;
      if (stream.failure !== undefined) throw stream.failure;
    } finally {
      await stream.close();
    }
  }

  /** Everything said in the session so far. */
  async history(): Promise<AnswerBody<"getSession", 200>["messages"]> {
    return body(await this.client.call("getSession", { params: { id: this.id } }), 200).messages;
  }
}

function body<Op extends OperationId, const S extends StatusOf<Op>>(answer: Answer<Op>, status: S): AnswerBody<Op, S> {
  if (!answer.is(status)) throw new UnexpectedAnswer(answer);
  return answer.json;
}
