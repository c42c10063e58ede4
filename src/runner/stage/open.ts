import type { OpenStage, StageContext } from "../context.js";
import { AgentOnStage } from "./agent.js";
import { expectations } from "./expect.js";
import { modelWords } from "./model-view.js";
import { nativeWords } from "./native.js";
import { Scene } from "./scene.js";

/** Opens the stage of one attempt at one case. */
export function openStage(context: StageContext): OpenStage {
  const scene = new Scene(context);
  let closing: Promise<void> | undefined;
  return {
    stage: {
      agent: async () => new AgentOnStage(scene, (await context.lendAgent()).id),
      expect: expectations(),
      model: modelWords(scene),
      native: nativeWords(scene),
      uuid: () => (context.binding.unheldSession ?? String)(scene.uuid()),
      limits: context.profile?.limits ?? {},
      within: (ms) => scene.within(ms),
    },
    audit: () => audit(scene),
    waitedInVain: () => scene.waitsInVain > 0,
    close: () => (closing ??= close(scene)),
  };
}

/** What a session holds in the end is the evidence of where everything landed. Refusals are evidence too; nothing is judged here. */
async function audit(scene: Scene): Promise<void> {
  const { binding, client, budget, signal } = scene.context;
  for (const [agent, sessions] of scene.touched) {
    for (const session of sessions) {
      if (signal.aborted) return;
      await budget.take("request");
      await binding.history(client, agent, session);
    }
    if (signal.aborted || !scene.can("sessions.active")) continue;
    await budget.take("request");
    const active = await binding.activeSession(client, agent);
    if (!active.ok || sessions.has(active.value)) continue;
    await budget.take("request");
    await binding.history(client, agent, active.value);
  }
}

async function close(scene: Scene): Promise<void> {
  for (const gate of scene.gates) gate.release();
  for (const turn of scene.turns) if (turn.door !== "ws") turn.leave();
  for (const socket of scene.nativeSockets) {
    socket.drop();
    socket.release();
  }
  await Promise.all(scene.sockets.map((socket) => socket.close()));
}
