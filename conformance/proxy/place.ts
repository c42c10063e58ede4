/** What a path of the API is about. */
export interface Place {
  readonly agent?: string;
  readonly session?: string;
  /** `message`, `stream`, `history` (of one session), `sessions`, `active`, `switch`, `stop`, `ws`, … or `other`. */
  readonly what: string;
}

const SHAPES: readonly [RegExp, string][] = [
  [/^\/api\/agents\/(?<agent>[^/]+)\/sessions\/(?<session>[^/]+)\/message\/stream$/, "stream"],
  [/^\/api\/agents\/(?<agent>[^/]+)\/sessions\/(?<session>[^/]+)\/message$/, "message"],
  [/^\/api\/agents\/(?<agent>[^/]+)\/message\/stream$/, "stream"],
  [/^\/api\/agents\/(?<agent>[^/]+)\/message$/, "message"],
  [/^\/api\/agents\/(?<agent>[^/]+)\/sessions\/(?<session>[^/]+)\/switch$/, "switch"],
  [/^\/api\/agents\/(?<agent>[^/]+)\/sessions\/by-label\/[^/]+$/, "by-label"],
  [/^\/api\/agents\/(?<agent>[^/]+)\/sessions$/, "sessions"],
  [/^\/api\/agents\/(?<agent>[^/]+)\/session$/, "active"],
  [/^\/api\/agents\/(?<agent>[^/]+)\/session\/reset$/, "reset"],
  [/^\/api\/agents\/(?<agent>[^/]+)\/session\/compact$/, "compact"],
  [/^\/api\/agents\/(?<agent>[^/]+)\/history$/, "clear"],
  [/^\/api\/agents\/(?<agent>[^/]+)\/stop$/, "stop"],
  [/^\/api\/agents\/(?<agent>[^/]+)\/ws$/, "ws"],
  [/^\/api\/agents\/(?<agent>[^/]+)$/, "agent"],
  [/^\/api\/agents$/, "agents"],
  [/^\/api\/sessions\/(?<session>[^/]+)\/label$/, "label"],
  [/^\/api\/sessions\/(?<session>[^/]+)$/, "history"],
  [/^\/api\/sessions$/, "all-sessions"],
];

export function placeOf(path: string): Place {
  const bare = path.replace(/\?.*$/s, "");
  for (const [shape, what] of SHAPES) {
    const match = shape.exec(bare);
    if (match) return { ...match.groups, what };
  }
  return { what: "other" };
}

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
