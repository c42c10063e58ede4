import { logView } from "../../judge/index.js";
import type { LogView, Turn } from "../../judge/index.js";
import type { Entry } from "../../log/index.js";
import type { Lane } from "../page-data.js";
import { sessionIn, told } from "./told.js";

/**
 * A log as lanes: a lane per session and per connection, and for each entry the lane in which it turned up, by what its own label or
 * address says. Made from the log alone.
 */
export class Lanes {
  readonly lanes: Lane[] = [];
  readonly #view: LogView;
  readonly #indexes = new Map<string, number>();
  /** Turn of a WebSocket message, by its `seq`. */
  readonly #spoken: ReadonlyMap<number, Turn>;
  readonly #addresses: ReadonlyMap<string, string>;
  readonly #calls: ReadonlyMap<string, Turn | undefined>;

  constructor(entries: readonly Entry[]) {
    this.#view = logView(entries);
    this.#spoken = new Map(this.#view.turns.filter(({ door }) => door === "ws").map((turn) => [turn.sentAt, turn]));
    this.#addresses = new Map(this.#view.exchanges.flatMap(({ id, operation }) => (operation === undefined ? [] : addressOf(id, operation))));
    this.#calls = new Map(this.#view.calls.map((call) => [call.id, call.turn]));
  }

  /** Lane of an entry; -1 for what is no traffic. */
  placeOf(entry: Entry): number {
    switch (entry.kind) {
      case "meta":
      case "note":
      case "turn":
        return -1;
      case "ws-open":
      case "ws-close":
      case "ws-refused":
        return this.#lane("connection", entry.id);
      case "ws": {
        const tag = sessionIn(entry);
        if (tag !== undefined && !this.#isOnAnothersSocket(entry)) return this.#session(tag);
        const turn = entry.dir === "up" ? this.#spoken.get(entry.seq) : undefined;
        return turn === undefined ? this.#lane("connection", entry.id) : this.#ofTurn(turn);
      }
      case "model":
      case "model-answer": {
        const turn = this.#calls.get(entry.id);
        return turn === undefined ? this.#lane("model", "") : this.#ofTurn(turn);
      }
      default: {
        const label = entry.kind === "request" ? this.#addresses.get(entry.id) : (sessionIn(entry) ?? this.#addresses.get(entry.id));
        if (label !== undefined) return this.#session(label);
        const [turn] = this.#view.turnsOn(entry.id);
        return turn === undefined ? this.#lane("http", "") : this.#ofTurn(turn);
      }
    }
  }

  /** Lanes an entry belongs to, where they are others than the one it turned up in: that of its turn, and of each turn whose words it holds. */
  homesOf(entry: Entry): readonly number[] {
    const place = this.placeOf(entry);
    if (place < 0 || entry.kind === "request" || entry.kind === "ws-open") return [];
    const homes = new Set<number>();
    const turn = this.#turnOf(entry);
    if (turn !== undefined && this.#isAwayFrom(turn, place, undefined)) homes.add(this.#ofTurn(turn));
    for (const { turns, certain } of this.#view.words.in(told(entry))) {
      const [stranger] = turns;
      if (certain && stranger !== undefined && turns.every((one) => this.#isAwayFrom(one, place, turn))) homes.add(this.#ofTurn(stranger));
    }
    return [...homes];
  }

  /** For what a message brought to a session that another agent than its sender's holds: the lane of where it was sent. */
  senderOf(entry: Entry): number | undefined {
    const lane = this.lanes[this.placeOf(entry)];
    const turn = this.#turnOf(entry);
    if (lane?.kind !== "session" || lane.agent === undefined || turn === undefined || turn.agent === "" || turn.agent === lane.agent) return undefined;
    return turn.door === "ws" ? this.#lane("connection", turn.id) : this.#lane("http", "");
  }

  /** True when a turn surely belongs to another lane. An active session whose id was never told may be any session of its agent. */
  #isAwayFrom(turn: Turn, place: number, owner: Turn | undefined): boolean {
    if (this.#ofTurn(turn) === place) return false;
    const lane = this.lanes[place]!;
    if (lane.kind === "session") return this.#view.places.elsewhere(turn, lane.id);
    if (lane.kind === "active") return owner !== undefined && this.#view.places.apart(owner, turn);
    return turn.session !== null;
  }

  /** Lane of a session that is named somewhere in a text, where it has one. */
  laneNamed(text: string): number | undefined {
    for (const [id] of text.matchAll(UUID)) {
      const index = this.#indexes.get(`session ${id.toLowerCase()}`);
      if (index !== undefined) return index;
    }
    return undefined;
  }

  /** True for a frame with the words of a turn that was sent on another connection: whatever its tag, this is where it turned up. */
  #isOnAnothersSocket(entry: Entry & { readonly kind: "ws" }): boolean {
    if (entry.dir === "up") return false;
    const spoken = this.#view.words.spoken(entry.data);
    return spoken.length > 0 && spoken.every(({ door, id }) => door === "ws" && id !== entry.id);
  }

  #turnOf(entry: Entry): Turn | undefined {
    if (entry.kind === "ws") return entry.dir === "up" ? this.#spoken.get(entry.seq) : this.#view.frameOwner(entry.seq).turn;
    if (entry.kind === "model" || entry.kind === "model-answer") return this.#calls.get(entry.id);
    return "id" in entry && typeof entry.id === "string" && entry.kind !== "ws-close" && entry.kind !== "ws-refused" ? this.#view.turnsOn(entry.id)[0] : undefined;
  }

  #ofTurn(turn: Turn): number {
    return turn.session === null ? this.#lane("active", turn.agent) : this.#session(turn.session);
  }

  #session(id: string): number {
    return this.#lane("session", id, this.#view.ownerOf(id));
  }

  #lane(kind: Lane["kind"], id: string, agent?: string): number {
    const key = `${kind} ${id}`;
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const index = this.lanes.push({ kind, id, ...(agent === undefined ? {} : { agent }) }) - 1;
    this.#indexes.set(key, index);
    return index;
  }
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** The session that the path of a request names. */
function addressOf(id: string, operation: { readonly id: string; readonly params: Readonly<Record<string, string>> }): [string, string][] {
  const session = operation.params["session_id"] ?? (/^(?:get|delete|label)Session/i.test(operation.id) ? operation.params["id"] : undefined);
  const [found] = session?.match(UUID) ?? [];
  return found === undefined || found !== session ? [] : [[id, found.toLowerCase()]];
}
