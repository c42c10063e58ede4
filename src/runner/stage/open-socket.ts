import { Blocked } from "../trouble.js";
import { nativeSocketOf } from "./native.js";
import type { Scene } from "./scene.js";
import { SocketOnStage } from "./socket.js";

/** Opens a socket of the agent as a given; the native view of it is there where the binding is the native one. */
export async function openSocket(scene: Scene, agent: string): Promise<SocketOnStage> {
  const { binding, client, budget } = scene.context;
  scene.mustClaim("doors.ws");
  await budget.take("socket");
  const opened = await binding.openSocket(client, agent);
  if (!opened.ok) {
    budget.release("socket");
    throw new Blocked(`given a socket: ${opened.what}`, opened.at, opened.status === 0, "doors.ws.opens");
  }
  const socket = new SocketOnStage(scene, opened.value, nativeSocketOf(scene, opened.value), () => budget.release("socket"));
  scene.sockets.push(socket);
  return socket;
}
