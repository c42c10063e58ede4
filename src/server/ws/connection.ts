import type { WebSocket } from "ws";
import type { Core } from "../core.js";
import type { OpenHub } from "../parts/hub.js";
import { Refusal } from "../refusal.js";
import type { About, Outlet } from "../seams.js";
import type { ServerFrame } from "../shapes.js";
import { admitTurn } from "../turn/admit.js";
import { socketAgent } from "../work/views.js";
import { commandNamed } from "./commands.js";
import { understand, type Understood } from "./incoming.js";
import { Outbox } from "./outbox.js";
import { framesOf, type Verbosity } from "./translate.js";

const NIL = "00000000-0000-0000-0000-000000000000";

/**
 * Serves one open socket of an agent. Frames are understood in order of arrival and nothing is waited for, so that turns of several
 * sessions run side by side and a `ping` is answered meanwhile.
 */
export function serveSocket(core: Core, hub: OpenHub, socket: WebSocket, agent: string, address: string): void {
  const id = core.connectionId();
  const { seams } = core;
  const { limits } = core.settings;
  const verbosity: { value: Verbosity } = { value: "full" };
  const base: About = { door: "ws", operation: "connected", connection: id, agent };
  const close = (code: number, reason: string): void =>
    seams.wire.closing({ code, reason }, base, (really) => {
      if (socket.readyState === socket.OPEN) socket.close(really.code, really.reason);
    });
  const outbox = new Outbox(socket, limits.maxBufferedBytes, () => close(1013, "Too slow a reader"));

  /** What is about no session carries the active one. */
  const active = (about: About): string => seams.store.active(agent, about) ?? NIL;
  const send = (frame: ServerFrame, about: About): void => {
    seams.wire.frame(frame, about, (really, to) => {
      if (to !== undefined && to !== id) hub.get(to)?.write(really);
      else outbox.send(seams.wire.frameText(really, about), about.turn?.id);
    });
  };
  const outlet: Outlet = {
    id,
    door: "ws",
    agent,
    address,
    write: (item) => "type" in item && outbox.send(seams.wire.frameText(item, base)),
    close,
  };
  const agentsUpdated = (): void => {
    const about: About = { ...base, operation: "agents_updated" };
    send({ type: "agents_updated", agents: seams.store.agents(about).map(socketAgent), session_id: active(about) }, about);
  };

  /** An `error` carries the session its message named, where that is a UUID, whoever holds it. */
  const refuse = (error: unknown, named: unknown, about: About): void => {
    const content = error instanceof Refusal ? error.message : "Internal error";
    const session_id = seams.router.parseSessionId(named) ?? active(about);
    send({ type: "error", content, session_id }, { ...about, outcome: "refused" });
  };

  const act = (asked: Understood, about: About): void | Promise<void> => {
    switch (asked.kind) {
      case "ping":
        return send({ type: "pong", session_id: active(about) }, about);
      case "unusable":
        throw new Refusal(400, asked.message);
      case "message": {
        const record = seams.router.agent(agent, about);
        admitTurn(core, { agent: record, named: asked.named, text: asked.text }, about, (turn, said) => (event) => {
          const told: About = event.type === "ended" ? { ...said, outcome: event.ending.outcome } : said;
          for (const frame of framesOf(event, turn.session, verbosity.value)) send(frame, told);
        }).ended.catch(() => close(1011, "Internal error"));
        return;
      }
      case "command":
        return obey(asked, about);
    }
  };
  const obey = async ({ command, args, named }: Understood & { kind: "command" }, about: About): Promise<void> => {
    const run = commandNamed(command);
    const session = seams.router.session({ agent, named, mustExist: true }, about);
    const placed: About = { ...about, session };
    const said = await run({ core, agent, session, args, about: placed, verbosity });
    const session_id = named === undefined || named === null ? active(placed) : session;
    send({ type: "command_result", command, ...said, session_id }, placed);
  };

  const received = (text: string): void => {
    const asked = understand(text);
    const named = asked.kind === "ping" ? undefined : asked.named;
    const about: About = { ...base, operation: asked.kind === "command" ? `command:${asked.command}` : asked.kind };
    try {
      void Promise.resolve(act(asked, about)).catch((error: unknown) => refuse(error, named, about));
    } catch (error) {
      refuse(error, named, about);
    }
  };

  socket.on("error", () => undefined);
  const unwatch = core.watchAgents(agentsUpdated);
  socket.on("close", () => {
    unwatch();
    hub.drop(id);
    seams.turns.left(base);
  });
  socket.on("message", (data: Buffer, isBinary: boolean) => {
    const about: About = { ...base, operation: "frame" };
    try {
      if (core.closing.aborted) throw new Refusal(503, "Server is shutting down");
      seams.gate.frame(about);
      if (isBinary) throw new Refusal(400, "Binary frames are not understood");
      if (data.length > limits.maxFrameBytes) throw new Refusal(413, `Message too large (max ${limits.maxFrameBytes} bytes)`);
      seams.wire.received(data.toString("utf8"), about, received);
    } catch (error) {
      refuse(error, undefined, about);
    }
  });

  hub.add(outlet);
  send({ type: "connected", agent_id: agent, session_id: active(base) }, base);
  agentsUpdated();
}
