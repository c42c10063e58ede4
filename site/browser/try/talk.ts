import { el, one } from "../dom.js";
import { open, type Heard, type Line } from "./server.js";
import { isStray, ownersOf, verdictOn, type Histories, type Key, type Placed, type Sent, type Verdict } from "./verdict.js";

/** The scripted model says its answer in so many pieces, with so many milliseconds between: slow enough to watch. */
const SCRIPT = "[[pieces=6 gap=120]]";
const TITLES: Partial<Record<Verdict["word"], string>> = { apart: "Apart", "not apart": "Not apart", undecided: "Undecided" };
const KEYS = ["a", "b"] as const;

/** One conversation of the page with a server. */
interface Talk {
  readonly line: Line;
  readonly run: string;
  ids: Record<Key, string>;
  sent: Sent[];
  placed: Placed[];
  histories: Histories | undefined;
}

export function startTalk(): void {
  let talk: Talk | undefined;
  let marks = 0;
  const form = one<HTMLFormElement>("#connection");
  const leave = one<HTMLButtonElement>("button[name=leave]", form);
  const state = one("#state");
  const command = one("#serve-command");
  command.textContent = `npx sessionproof serve --allow-origin ${location.origin}`;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void connect();
  });
  form.addEventListener("input", () => (one("#run-command").textContent = `npx sessionproof run ${addressOf(form)} --model none${keyOf(form) === "" ? "" : " --api-key KEY"}`));
  leave.addEventListener("click", () => void end("Left; the agent is deleted."));
  addEventListener("pagehide", () => void talk?.line.leave());
  one("#both").addEventListener("click", () => KEYS.forEach(say));
  one("#anew").addEventListener("click", () => anew());
  for (const lane of document.querySelectorAll<HTMLFormElement>("form[data-lane]")) {
    lane.addEventListener("submit", (event) => {
      event.preventDefault();
      say(lane.dataset["lane"] as Key);
    });
  }

  async function connect(): Promise<void> {
    await end("Connecting …");
    try {
      const early: Heard[] = [];
      const line = await open(addressOf(form), keyOf(form), {
        onFrame: (frame) => (talk === undefined ? early.push(frame) : hear(frame)),
        onClose: (why) => talk !== undefined && void end(why),
      });
      talk = { line, run: hex(2), ids: { a: uuid(), b: uuid() }, sent: [], placed: [], histories: undefined };
      anew();
      early.forEach(hear);
      state.textContent = `Connected. Agent ${line.agentId}, one socket.`;
      enable(true);
    } catch (error) {
      state.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  async function end(why: string): Promise<void> {
    const ended = talk;
    talk = undefined;
    enable(false);
    state.textContent = why;
    await ended?.line.leave();
  }

  function anew(): void {
    if (talk === undefined) return;
    Object.assign(talk, { ids: { a: uuid(), b: uuid() }, sent: [], placed: [], histories: undefined });
    for (const key of KEYS) {
      one(`#lane-${key} .id`).textContent = talk.ids[key];
      one(`#lane-${key} .frames`).replaceChildren();
    }
    one("#elsewhere .frames").replaceChildren();
    one<HTMLElement>("#elsewhere").hidden = true;
    tell();
  }

  function say(key: Key): void {
    const words = one<HTMLInputElement>(`#lane-${key} input`).value.trim();
    if (talk === undefined || words === "") return;
    const mark = `sp${talk.run}-c001-t${++marks}`;
    talk.sent.push({ key, mark });
    talk.histories = undefined;
    one(`#lane-${key} .frames`).append(el("li", { class: "said" }, el("b", {}, "you"), ` ${words} ${mark}`));
    talk.line.say(talk.ids[key], `${words} ${mark} ${SCRIPT}`);
    tell();
  }

  function hear(frame: Heard): void {
    if (talk === undefined) return;
    const place = KEYS.find((key) => talk!.ids[key] === frame.sessionId?.toLowerCase()) ?? "elsewhere";
    const placed: Placed = { place, frame, owners: ownersOf(frame.raw, talk.sent) };
    talk.placed.push(placed);
    show(placed);
    tell();
    if (verdictOn(talk.sent, talk.placed, undefined).sentences[0] === "Reading both histories.") void readHistories(talk);
  }

  async function readHistories(of: Talk): Promise<void> {
    const count = of.sent.length;
    const [a, b] = await Promise.all(KEYS.map((key) => of.line.historyOf(of.ids[key])));
    // Something else was said meanwhile: what was read is old.
    if (of !== talk || count !== of.sent.length) return;
    // A session nobody spoke to need not be there.
    const used = (key: Key, text: string | undefined): string | undefined => (of.sent.some((sent) => sent.key === key) ? text : (text ?? ""));
    of.histories = { a: used("a", a), b: used("b", b) };
    tell();
  }

  function tell(): void {
    if (talk === undefined) return;
    const { word, sentences } = verdictOn(talk.sent, talk.placed, talk.histories);
    const box = one("#verdict");
    box.className = `verdict ${word.replace(" ", "-")}`;
    box.replaceChildren(...(TITLES[word] === undefined ? [] : [el("b", {}, TITLES[word])]), ...sentences.slice(0, 8).map((sentence) => el("p", {}, sentence)));
  }
}

/** One frame in its lane; the pieces of an answer run on in one line. */
function show(placed: Placed): void {
  const { place, frame } = placed;
  const named = place !== "elsewhere" ? "" : frame.sessionId === undefined ? " names no session" : ` names ${frame.sessionId.slice(0, 8)}`;
  const list = one(place === "elsewhere" ? "#elsewhere .frames" : `#lane-${place} .frames`);
  const stray = isStray(placed);
  if (place === "elsewhere") one<HTMLElement>("#elsewhere").hidden = false;
  const last = list.lastElementChild;
  if (frame.type === "text_delta" && !stray && last?.classList.contains("text_delta")) last.append(frame.content);
  else list.append(el("li", { class: `${frame.type}${stray ? " stray" : ""}`, title: frame.raw }, el("b", {}, frame.type), ` ${frame.content}`, el("small", {}, named), ...(stray ? [el("em", {}, ` words of ${placed.owners.map((owner) => owner.toUpperCase()).join(" and ")}`)] : [])));
}

function enable(on: boolean): void {
  for (const control of document.querySelectorAll<HTMLInputElement | HTMLButtonElement>("form[data-lane] input, form[data-lane] button, #both, #anew, button[name=leave]")) control.disabled = !on;
}

function addressOf(form: HTMLFormElement): string {
  return String(new FormData(form).get("url") ?? "");
}

function keyOf(form: HTMLFormElement): string {
  return String(new FormData(form).get("key") ?? "");
}

/** Random bytes in hexadecimal. */
function hex(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A version 4 UUID (RFC 9562 §5.4); `crypto.randomUUID` is only there for pages of https and of this machine. */
function uuid(): string {
  const text = hex(16);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-a${text.slice(17, 20)}-${text.slice(20)}`;
}
