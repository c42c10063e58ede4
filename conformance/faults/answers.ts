import { Refusal, type About, type Answer, type Call, type Incoming, type Seams } from "../../src/server/index.js";

type Members = Readonly<Record<string, unknown>>;

/** A wire whose answers are changed where `change` gives another one. */
export function answering(seams: Seams, change: (answer: Answer, about: About, seams: Seams) => Answer | undefined): Seams {
  return { ...seams, wire: { ...seams.wire, answer: (answer, about, next) => seams.wire.answer(change(answer, about, seams) ?? answer, about, next) } };
}

/** An answer with other members in its body; a member that is undefined is left out. */
export function withMembers(answer: Answer, members: Members): Answer {
  return { ...answer, body: { ...(answer.body as Members), ...members } };
}

/** A wire that looks at each request once it is read; what `look` throws is its answer, what it returns takes its place. */
export function requesting(seams: Seams, look: (incoming: Incoming, about: About, seams: Seams) => Incoming | undefined | void): Seams {
  return {
    ...seams,
    wire: {
      ...seams.wire,
      async request(incoming, about, next) {
        return seams.wire.request(look(incoming, about, seams) ?? incoming, about, next);
      },
    },
  };
}

/** A gate that asks for no key where `opens` says so. */
export function keyless(seams: Seams, opens: (call: Call, about: About, seams: Seams) => boolean): Seams {
  return { ...seams, gate: { ...seams.gate, authorise: (call, about) => (opens(call, about, seams) ? undefined : seams.gate.authorise(call, about)) } };
}

/** A gate that looks at no Origin where `opens` says so. */
export function pagesOf(seams: Seams, opens: (call: Call, about: About) => boolean): Seams {
  return { ...seams, gate: { ...seams.gate, origin: (call, about) => (opens(call, about) ? undefined : seams.gate.origin(call, about)) } };
}

export const refuse = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): never => {
  throw new Refusal(status, message, headers);
};

/** The last UUID in a path; undefined where there is none. */
export function idIn(path: string): string | undefined {
  return path.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi)?.at(-1)?.toLowerCase();
}
