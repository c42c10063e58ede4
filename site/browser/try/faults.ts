import { el, one } from "../dom.js";

/** What is known of a wrong server: measured by the suite when the score was made. */
interface Known {
  readonly name: string;
  readonly sentence: string;
  readonly depth: string;
  readonly sly?: string;
  readonly caught?: boolean;
  readonly cases?: number;
  readonly red?: readonly string[];
  /** This page shows it. */
  readonly shown: boolean;
}

export function startFaults(): void {
  const form = one<HTMLFormElement>("#faults");
  const select = one<HTMLSelectElement>("#fault");
  const said = one("#fault-said");
  void fetch("assets/faults.json")
    .then((answer) => answer.json() as Promise<Known[]>)
    .then((faults) => {
      const list = (): void => {
        const wanted = new FormData(form);
        const words = String(wanted.get("text") ?? "").toLowerCase().split(/\s+/);
        const listed = faults.filter((fault) => (wanted.get("of") === "all" || fault.shown) && words.every((word) => fault.sentence.toLowerCase().includes(word)));
        select.replaceChildren(...listed.map(({ name, sentence }) => el("option", { value: name }, sentence)));
      };
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("input", list);
      select.addEventListener("change", () => {
        const fault = faults.find(({ name }) => name === select.value);
        if (fault !== undefined) said.replaceChildren(...told(fault));
      });
      list();
    });
}

function told({ name, sentence, sly, caught, cases, red = [], shown }: Known): Node[] {
  const select = red.length === 0 ? "" : ` --select ${red.join(" ")}`;
  return [
    el("h3", {}, sentence),
    ...(sly === undefined ? [] : [el("p", {}, `Shows ${sly}.`)]),
    el("p", {}, shown ? "Speaking into both, above, shows it. Start the server so:" : "This page may well not show it: the suite looks at more than two messages. Start the server so:"),
    el("pre", {}, el("code", {}, `npx sessionproof serve --fault ${name} --allow-origin ${location.origin}`)),
    el("p", {}, "Or let the suite judge it:"),
    el("pre", {}, el("code", {}, `npx sessionproof demo --fault ${name}${select}`)),
    el("p", {}, caught === undefined ? "It was not measured yet." : caught ? `What the suite said when the score was measured: caught, ${cases ?? 0} ${cases === 1 ? "case" : "cases"} red, of these requirements.` : "What the suite said when the score was measured: not caught."),
    el("ul", {}, ...red.map((id) => el("li", {}, el("a", { href: `requirements.html#${id}` }, id)))),
  ];
}
