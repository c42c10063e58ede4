import type { WebSocket } from "ws";
import type { Core } from "../core.js";
import type { OpenHub } from "../parts/hub.js";
import { Refusal } from "../refusal.js";
import type { About, Outlet } from "../seams.js";
import type { ServerFrame, StreamEvent } from "../shapes.js";
import { admitTurn } from "../turn/admit.js";
import { socketAgent } from "../work/views.js";
import { commandNamed } from "./commands.js";
import { namedIn, understand, type Understood } from "./incoming.js";
import { Outbox } from "./outbox.js";
import { framesOf, type Verbosity } from "./translate.js";

const NIL = "00000000-0000-0000-0000-000000000000";
/** RFC 6455 §7.1.5: the connection ended without a Close frame; never sent. */
const NO_CLOSE_FRAME = 1006;
/** The peer's Close frame had no code. */
const NO_CODE = 1005;

/** Serves one open socket of an agent until it closes. */
export function serveSocket(core: Core, hub: OpenHub, socket: WebSocket, peer: { readonly agent: string; readonly address: string }): void {
  new Connection(core, hub, socket, peer).open();
}

/**
 * One socket. Frames are understood in order of arrival and nothing is waited for, so that turns of several sessions run side by side
 * and a `ping` is answered meanwhile; the order of turns within a session is the scheduler's.
 */
class Connection implements Outlet {
  readonly id: string;
  readonly door = "ws";
  readonly agent: string;
  readonly address: string;
  readonly #core: Core;
  readonly #hub: OpenHub;
  readonly #socket: WebSocket;
  readonly #outbox: Outbox;
  readonly #base: About;
  readonly #verbosity: { value: Verbosity } = { value: "full" };

  constructor(core: Core, hub: OpenHub, socket: WebSocket, { agent, address }: { readonly agent: string; readonly address: string }) {
    this.id = core.connectionId();
    this.agent = agent;
    this.address = address;
    this.#core = core;
    this.#hub = hub;
    this.#socket = socket;
    this.#base = { door: "ws", operation: "connected", connection: this.id, agent };
    this.#outbox = new Outbox(socket, core.settings.limits.maxBufferedBytes, () => this.close(1013, "Too slow a reader"));
  }

  open(): void {
    const { turns } = this.#core.seams;
    this.#sendCloseThroughTheWire();
    const unwatch = this.#core.watchAgents(() => this.#agentsUpdated());
    // Without a listener an error of the protocol would end the process; `ws` closes the socket by itself.
    this.#socket.on("error", () => undefined);
    this.#socket.on("close", () => {
      unwatch();
      this.#hub.drop(this.id);
      turns.left(this.#base);
    });
    this.#socket.on("message", (data: Buffer, isBinary: boolean) => this.#arrived(data, isBinary));
    this.#hub.add(this);
    this.#send({ type: "connected", agent_id: this.agent, session_id: this.#active(this.#base) }, this.#base);
    this.#agentsUpdated();
  }

  get waitingBytes(): number {
    return this.#outbox.waitingBytes;
  }

  write(item: ServerFrame | StreamEvent): void {
    if ("type" in item) this.#outbox.send(this.#core.seams.wire.frameText(item, this.#base));
  }

  /** A peer that does not answer the Close frame is cut off. */
  close(code: number, reason: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.close(code, reason);
    setTimeout(() => this.#socket.terminate(), this.#core.settings.closeWithinMs).unref();
  }

  /** `ws` answers the peer's Close by calling `close` of the socket, as we do to close it: one place for both. */
  #sendCloseThroughTheWire(): void {
    const socket = this.#socket;
    const plainClose = socket.close.bind(socket);
    socket.close = (code = NO_CODE, reason = "") => {
      this.#core.seams.wire.closing({ code, reason: reason.toString() }, this.#base, (really) => {
        if (really.code === NO_CLOSE_FRAME) socket.terminate();
        else if (really.code === NO_CODE) plainClose();
        else plainClose(really.code, really.reason);
      });
    };
  }

  #arrived(data: Buffer, isBinary: boolean): void {
    const { gate, wire } = this.#core.seams;
    const about: About = { ...this.#base, operation: "frame" };
    const text = isBinary ? "" : data.toString("utf8");
    try {
      if (this.#core.closing.aborted) throw new Refusal(503, "Server is shutting down");
      gate.frame(data.length, about);
      if (isBinary) throw new Refusal(400, "Binary frames are not understood");
      wire.received(text, about, (really) => this.#received(really));
    } catch (error) {
      this.#refuse(error, namedIn(text), about);
    }
  }

  #received(text: string): void {
    const asked = understand(text);
    const named = asked.kind === "ping" ? undefined : asked.named;
    const about: About = { ...this.#base, operation: asked.kind === "command" ? `command:${asked.command}` : asked.kind };
    try {
      if (asked.kind === "unusable") throw new Refusal(400, asked.message);
      if (asked.kind === "ping") this.#send({ type: "pong", session_id: this.#active(about) }, about);
      if (asked.kind === "message") this.#begin(asked, about);
      if (asked.kind === "command") this.#obey(asked, about).catch((error: unknown) => this.#refuse(error, named, about));
    } catch (error) {
      this.#refuse(error, named, about);
    }
  }

  #begin({ text, named }: Understood & { kind: "message" }, about: About): void {
    const agent = this.#core.seams.router.agent(this.agent, about);
    const { ended } = admitTurn(this.#core, { agent, named, text }, about, (_turn, said) => (event, turn) => {
      const of: About = { ...said, session: turn.session, turn };
      const told: About = event.type === "ended" ? { ...of, outcome: event.ending.outcome } : of;
      for (const frame of framesOf(event, turn.session, this.#verbosity.value)) this.#send(frame, told);
    });
    ended.catch(() => this.close(1011, "Internal error"));
  }

  async #obey({ command, args, named }: Understood & { kind: "command" }, about: About): Promise<void> {
    const run = commandNamed(command);
    const session = this.#core.seams.router.session({ agent: this.agent, named, mustExist: true }, about);
    const placed: About = { ...about, session };
    const said = await run({ core: this.#core, agent: this.agent, session, args, about: placed, verbosity: this.#verbosity });
    // Where none was named: the session that is active now, which after a reset is the new one.
    const session_id = named === undefined || named === null ? this.#active(placed) : session;
    this.#send({ type: "command_result", command, ...said, session_id }, placed);
  }

  /** An `error` carries the session its message named, where that is a UUID, whoever holds it. */
  #refuse(error: unknown, named: unknown, about: About): void {
    const content = error instanceof Refusal ? error.message : "Internal error";
    const session_id = this.#core.seams.router.parseSessionId(named) ?? this.#active(about);
    this.#send({ type: "error", content, session_id }, { ...about, outcome: "refused" });
  }

  #agentsUpdated(): void {
    const about: About = { ...this.#base, operation: "agents_updated" };
    const agents = this.#core.seams.store.agents(about).map(socketAgent);
    this.#send({ type: "agents_updated", agents, session_id: this.#active(about) }, about);
  }

  #send(frame: ServerFrame, about: About): void {
    const { wire } = this.#core.seams;
    wire.frame(frame, about, (really, to) => {
      if (to === undefined || to === this.id) this.#outbox.send(wire.frameText(really, about), about.turn?.id);
      else this.#hub.get(to)?.write(really);
    });
  }

  /** What is about no session carries the active one; the nil UUID where the agent is gone. */
  #active(about: About): string {
    return this.#core.seams.store.active(this.agent, about) ?? NIL;
  }
}
