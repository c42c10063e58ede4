import { Blocked, type Stage, type Turn } from "../../../src/runner/index.js";

/** Charges unless the quick turn completes while the model still holds the slow one. What was at the model and is not heard of has not waited. */
export async function endsMeanwhile({ expect, model }: Stage, quick: Turn, slow: Turn): Promise<void> {
  const end = await quick.end();
  if (end === undefined && model.shownFor(quick)) throw new Blocked(`given an answer that is heard: the model was asked for ${quick.canary}`, quick.lastAt, true);
  expect.that(end?.kind === "completed", {
    expected: `the end of ${quick.canary} (${quick.door}) while the model holds ${slow.canary} (${slow.door})`,
    received: end === undefined ? "no end in time" : `${end.kind}: ${end.text ?? ""}`,
    because: "a turn of one session waits for a turn of another",
    at: end?.at ?? quick.lastAt,
    turns: [quick, slow],
    ...(end === undefined ? { deadline: true as const } : {}),
  });
}

/** True when `work` is done before the held turn is over or its usual time has passed; a rejection is an answer too. */
export async function isDoneWhileHeld(work: Promise<unknown>, held: Turn): Promise<boolean> {
  const done = work.then(
    () => true,
    () => true,
  );
  return Promise.race([done, held.end().then(() => false)]);
}
