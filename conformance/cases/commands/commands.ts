import { Blocked, conformanceCase, type ConformanceCase, type History, type NativeFrame, type Session, type Socket, type Turn } from "../../../src/runner/index.js";
import { given, givenHeld } from "../given.js";

interface Command {
  readonly command: string;
  readonly session?: string;
  readonly onPurpose?: string;
}

/** Sends a command and waits for what answers it: `command_result` or `error`; undefined when neither came in time. */
function order(socket: Socket, { command, session, onPurpose }: Command): Promise<NativeFrame | undefined> {
  const from = socket.native.mark();
  socket.native.send({ type: "command", command, args: "", ...(session === undefined ? {} : { session_id: session }) }, onPurpose);
  return socket.native.next(({ type }) => type === "command_result" || type === "error", from);
}

/** A session with one turn in its history. */
async function spoken(session: Session): Promise<{ readonly session: Session; readonly turn: Turn }> {
  const turn = await session.say("keep this");
  const { canaries, at } = await session.history();
  given(canaries.includes(turn.canary), `a history with ${turn.canary} in it`, at);
  return { session, turn };
}

const holds = (history: History | undefined, turn: Turn): boolean => history?.canaries.includes(turn.canary) === true;

/** Both commands begin their session anew: what it held is gone afterwards. */
const named: readonly ConformanceCase[] = (["reset", "new"] as const).map((command) =>
  conformanceCase({
    proves: "commands.named.acts-on-its-session",
    situation: command,
    title: `\`${command}\` that names a session begins that one anew and leaves the active one as it was`,
    needs: ["socket.commands", "sessions.active", "native"],
    brokenBy: ["commands-act-on-the-active-session-whatever-they-name", ...(command === "new" ? ["new-does-not-look-at-the-session-it-names"] : [])],
    async run({ agent, expect }) {
      const someone = await agent();
      const active = await spoken(await someone.active());
      const other = await spoken(await someone.newSession());
      const socket = await someone.socket();
      const answer = await order(socket, { command, session: other.session.id });
      if (answer?.type !== "command_result") throw new Blocked(`given an answer to \`${command}\`: ${answer?.text ?? "none came"}`, answer?.at ?? 0, answer === undefined);
      for (const [{ session, turn }, isMeant] of [[active, false], [other, true]] as const) {
        const history = await session.findHistory();
        expect.that(holds(history, turn) !== isMeant, {
          expected: `${turn.canary} ${isMeant ? "gone from" : "in"} the history of ${session.id}`,
          received: history === undefined ? "no such session" : `${history.rows.length} rows ${isMeant ? "with" : "without"} it`,
          because: `\`${command}\` named ${other.session.id}; ${active.session.id} was active`,
          at: session.lastReadAt,
          turns: [turn],
        });
      }
    },
  }),
);

const unnamed = conformanceCase({
  proves: "commands.unnamed.acts-on-the-active-session",
  situation: "another-was-spoken-to-last",
  title: "`reset` that names no session begins the active one anew and leaves the one spoken to last as it was",
  needs: ["socket.commands", "sessions.active", "native"],
  brokenBy: ["unnamed-commands-act-on-the-session-spoken-to-last", "an-unnamed-reset-keeps-the-old-session"],
  async run({ agent, expect }) {
    const someone = await agent();
    const active = await spoken(await someone.active());
    const other = await spoken(await someone.newSession());
    const socket = await someone.socket();
    const answer = await order(socket, { command: "reset" });
    if (answer?.type !== "command_result") throw new Blocked(`given an answer to \`reset\`: ${answer?.text ?? "none came"}`, answer?.at ?? 0, answer === undefined);
    for (const [{ session, turn }, isMeant] of [[other, false], [active, true]] as const) {
      const history = await session.findHistory();
      expect.that(holds(history, turn) !== isMeant, {
        expected: `${turn.canary} ${isMeant ? "gone from" : "in"} the history of ${session.id}`,
        received: history === undefined ? "no such session" : `${history.rows.length} rows ${isMeant ? "with" : "without"} it`,
        because: `\`reset\` named no session; ${active.session.id} was active`,
        at: session.lastReadAt,
        turns: [turn],
      });
    }
  },
});

const unusable = conformanceCase({
  proves: "commands.unusable-session.is-refused",
  situation: "reset-of-a-word",
  title: "`reset` with a session id that is none is answered with an error and resets nothing",
  needs: ["socket.commands", "sessions.active", "native"],
  brokenBy: ["a-command-with-an-unusable-id-means-the-active-session", "a-command-with-an-unusable-id-acts-before-it-is-refused"],
  async run({ agent, expect }) {
    const someone = await agent();
    const { session, turn } = await spoken(await someone.active());
    const socket = await someone.socket();
    const answer = await order(socket, { command: "reset", session: "not-a-session", onPurpose: "a session id that is none" });
    const history = await session.findHistory();
    expect.that(answer?.type === "error" && holds(history, turn), {
      expected: `an \`error\` frame, and ${turn.canary} in the active session`,
      received: `${answer?.text ?? "no answer in time"}, and ${holds(history, turn) ? "the turn as it was" : "the turn gone"}`,
      because: "the command named a session id that is none",
      at: answer?.at ?? session.lastReadAt,
      turns: [turn],
      ...(answer === undefined ? { deadline: true as const } : {}),
    });
  },
});

const unknown = conformanceCase({
  proves: "commands.unknown.is-told",
  situation: "a-name-nobody-knows",
  title: "a command nobody knows is answered with an error",
  needs: ["socket.commands", "native"],
  brokenBy: ["unknown-commands-are-ignored", "unknown-commands-are-well-done"],
  async run({ agent, expect }) {
    const socket = await (await agent()).socket();
    const answer = await order(socket, { command: "make-me-a-sandwich" });
    expect.that(answer?.type === "error", {
      expected: "an `error` frame",
      received: answer?.text ?? "no answer in time",
      because: "no server knows this command",
      at: answer?.at ?? 0,
      ...(answer === undefined ? { deadline: true as const } : {}),
    });
  },
});

const duringATurn = conformanceCase({
  proves: "commands.other-session.is-answered-during-a-turn",
  situation: "context-beside-a-held-turn",
  title: "`context` of one session is answered while a turn of another is held on the same socket",
  needs: ["socket.commands", "socket.multiplex", "native", "scripted-model"],
  brokenBy: ["commands-wait-for-the-turns-of-their-socket", "context-waits-for-an-answer-that-has-begun"],
  async run({ agent, expect }) {
    const someone = await agent();
    const [busy, other, socket] = [await someone.newSession(), await someone.newSession(), await someone.socket()];
    await other.say("a few words");
    const held = await busy.begin("take your time", { door: socket, hold: true });
    held.gate.release(1);
    await givenHeld(held, 1);
    const answer = await order(socket, { command: "context", session: other.id });
    expect.that(answer?.type === "command_result", {
      expected: "`command_result`",
      received: answer?.text ?? "no answer in time",
      because: "a turn of another session is held on the same socket",
      at: answer?.at ?? held.lastAt,
      turns: [held],
      ...(answer === undefined ? { deadline: true as const } : {}),
    });
  },
});

const slash = conformanceCase({
  proves: "commands.slash-text.is-a-message",
  situation: "context",
  title: "a message that begins with a slash is a turn like any other",
  needs: ["doors.ws", "scripted-model"],
  brokenBy: ["text-with-a-slash-is-a-command"],
  async run({ agent, expect, model }) {
    const someone = await agent();
    const turn = await (await someone.newSession()).attempt("/context is all", { door: await someone.socket() });
    const end = await turn.end();
    expect.that(end?.kind === "completed" && model.shownFor(turn) !== undefined, {
      expected: "an answer of the model",
      received: end ? `${end.kind}${end.text ? `: ${end.text}` : ""}` : "no end of the turn in time",
      because: "its text begins with a slash",
      at: end?.at ?? turn.lastAt,
      turns: [turn],
      ...(end === undefined ? { deadline: true as const } : {}),
    });
  },
});

export const commandCases = [...named, unnamed, unusable, unknown, duringATurn, slash];
