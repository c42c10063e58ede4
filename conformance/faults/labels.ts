import type { About, Incoming, Seams, SessionRecord } from "../../src/server/index.js";
import { fault, type Fault } from "./fault.js";

const isSearch = ({ operation }: About): boolean => operation === "findSessionByLabel";

interface Sought {
  readonly agent: string;
  readonly label: string;
  /** Some session of the agent had a label at some time. */
  readonly everHadOne: boolean;
}

/** What a search by label finds sessions among: their records, changed as told. */
function searching(name: string, breaks: Fault["breaks"], more: Pick<Fault, "sly" | "like">, among: (seams: Seams, sought: Sought, about: About) => readonly SessionRecord[]): Fault {
  return fault({
    name,
    breaks,
    ...more,
    depth: "store",
    wrap(seams) {
      const sought = new Map<string, string>();
      const labelled = new Set<string>();
      return {
        ...seams,
        wire: {
          ...seams.wire,
          request(incoming, about, next) {
            if (isSearch(about)) sought.set(about.connection ?? "", incoming.params["label"] ?? "");
            return seams.wire.request(incoming, about, next);
          },
        },
        store: {
          ...seams.store,
          create(session, about) {
            if (session.label !== null) labelled.add(session.agent);
            return seams.store.create(session, about);
          },
          setLabel(id, label, about) {
            labelled.add(seams.store.session(id, about)?.agent ?? "");
            seams.store.setLabel(id, label, about);
          },
          sessions(agent, about) {
            if (!isSearch(about) || agent === null) return seams.store.sessions(agent, about);
            return among(seams, { agent, label: sought.get(about.connection ?? "") ?? "", everHadOne: labelled.has(agent) }, about);
          },
        },
      };
    },
  });
}

/** Changes the requests that make sessions. */
function making(name: string, breaks: Fault["breaks"], more: Pick<Fault, "sly" | "like">, change: (label: unknown, hasBody: boolean) => unknown): Fault {
  return fault({
    name,
    breaks,
    ...more,
    depth: "wire",
    wrap: (seams) => ({
      ...seams,
      wire: {
        ...seams.wire,
        request(incoming, about, next) {
          if (about.operation !== "createSession") return seams.wire.request(incoming, about, next);
          const body = incoming.body as { readonly label?: unknown } | undefined;
          const changed: Incoming = { ...incoming, body: { ...body, label: change(body?.label, body !== undefined) } };
          return seams.wire.request(changed, about, next);
        },
      },
    }),
  });
}

/** A label that is set is set on other sessions of the agent, too. */
function spreading(name: string, more: Pick<Fault, "sly" | "like">, also: (session: SessionRecord) => boolean): Fault {
  return fault({
    name,
    ...more,
    depth: "store",
    breaks: ["labels.other-session.keeps-its-own"],
    wrap: (seams) => ({
      ...seams,
      store: {
        ...seams.store,
        setLabel(id, label, about) {
          const agent = seams.store.session(id, about)?.agent ?? null;
          for (const session of agent === null ? [] : seams.store.sessions(agent, about)) if (session.id === id || also(session)) seams.store.setLabel(session.id, label, about);
        },
      },
    }),
  });
}

export const labelsFaults: readonly Fault[] = [
  fault({
    name: "labels-that-are-set-are-forgotten",
    depth: "store",
    breaks: ["labels.set.is-read-back"],
    wrap: (seams) => ({ ...seams, store: { ...seams.store, setLabel: () => undefined } }),
  }),
  fault({
    name: "lists-show-the-first-label",
    depth: "store",
    sly: "only once a label was set anew",
    breaks: ["labels.set.is-read-back"],
    wrap(seams) {
      const first = new Map<string, string | null>();
      const isList = ({ operation }: About): boolean => operation === "listSessions" || operation === "listAgentSessions";
      return {
        ...seams,
        store: {
          ...seams.store,
          setLabel(id, label, about) {
            if (!first.has(id)) first.set(id, label);
            seams.store.setLabel(id, label, about);
          },
          sessions: (agent, about) => seams.store.sessions(agent, about).map((one) => (isList(about) ? { ...one, label: first.get(one.id) ?? one.label } : one)),
        },
      };
    },
  }),
  making("a-new-session-has-no-label", ["labels.create.keeps-its-label"], {}, () => null),
  making("the-label-of-a-new-session-is-cut", ["labels.create.keeps-its-label"], { sly: "only a label of more than 64 characters" }, (label) => (typeof label === "string" ? label.slice(0, 64) : label)),
  making("null-is-a-label", ["labels.null.is-no-label"], {}, (label) => (label === null ? "null" : label)),
  making("sessions-without-a-label-get-a-number", ["labels.null.is-no-label"], { sly: "only where the request has no body" }, (label, hasBody) => (hasBody ? label : "Session 1")),
  searching("label-search-gives-the-newest-session", ["labels.find.gives-its-session"], {}, (seams, { agent, label: sought }, about) => {
    const sessions = seams.store.sessions(agent, about);
    return sessions.some(({ label }) => label === sought) ? [{ ...sessions[0]!, label: sought }] : [];
  }),
  searching("label-search-looks-through-all-agents", ["labels.find.gives-its-session"], { sly: "only where two agents use one label", like: "https://github.com/NousResearch/hermes-agent/issues/29149" }, (seams, { agent, label: sought }, about) =>
    seams.store.sessions(agent, about).some(({ label }) => label === sought) ? seams.store.sessions(null, about) : [],
  ),
  searching("an-unknown-label-means-the-active-session", ["labels.unknown.finds-nothing"], { sly: "only where no session of the agent ever had a label, and nobody has this one" }, (seams, { agent, label: sought, everHadOne }, about) => {
    const sessions = seams.store.sessions(agent, about);
    const active = seams.store.session(seams.store.active(agent, about) ?? "", about);
    const isElsewhere = seams.store.sessions(null, about).some(({ label }) => label === sought);
    return !everHadOne && !isElsewhere && active ? [{ ...active, label: sought }] : sessions;
  }),
  searching("label-search-takes-a-beginning-for-the-whole", ["labels.unknown.finds-nothing"], { sly: "only where a label begins with what is sought" }, (seams, { agent, label: sought }, about) =>
    seams.store.sessions(agent, about).map((one) => (one.label?.startsWith(sought) === true ? { ...one, label: sought } : one)),
  ),
  spreading("a-label-is-every-sessions", {}, () => true),
  spreading("a-label-is-every-unlabelled-sessions", { sly: "only on sessions without a label" }, ({ label }) => label === null),
  fault({
    name: "labelling-nothing-is-a-success",
    depth: "wire",
    breaks: ["labels.unknown-session.is-not-found"],
    wrap(seams) {
      const asked = new Map<string, Incoming>();
      return {
        ...seams,
        wire: {
          ...seams.wire,
          request(incoming, about, next) {
            if (about.operation === "setSessionLabel") asked.set(about.connection ?? "", incoming);
            return seams.wire.request(incoming, about, next);
          },
          answer(answer, about, next) {
            const incoming = answer.status === 404 ? asked.get(about.connection ?? "") : undefined;
            const label = (incoming?.body as { readonly label?: unknown } | undefined)?.label ?? null;
            seams.wire.answer(incoming ? { ...answer, status: 200, body: { status: "updated", session_id: incoming.params["id"], label } } : answer, about, next);
          },
        },
      };
    },
  }),
];
