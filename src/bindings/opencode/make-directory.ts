import type { Client } from "../../client/index.js";
import type { Outcome, SpawnHow } from "../binding.js";
import { field, outcomeOf } from "../outcome.js";
import { sessionPath } from "./paths.js";

/** A directory has to be there: the server makes it by its own shell, below the one it was started in. */
export async function makeDirectory(client: Client, { name }: SpawnHow): Promise<Outcome<string>> {
  const post = (path: string, body: object): ReturnType<Client["send"]> => client.send({ method: "POST", path, body: JSON.stringify(body) });
  const here = await outcomeOf(client.send({ method: "GET", path: "/path" }), (json) => field(json, "directory"));
  if (!here.ok) return here;
  const maker = await outcomeOf(post("/session", { title: `makes ${name}` }), (json) => field(json, "id"));
  if (!maker.ok) return maker;
  return outcomeOf(post(`${sessionPath(maker.value)}/shell`, { agent: "build", command: `mkdir -p ${name}` }), () => `${here.value}/${name}`);
}
