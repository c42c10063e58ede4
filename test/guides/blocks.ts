/** A code block of a document, and what the comments just above it say of it. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Exit code that a shell block ends with. */
  readonly exit: number;
  /** Name of the file that it is the content of. */
  readonly file?: string;
  /** File of the repository in which it stands word for word. */
  readonly standsIn?: string;
  /** What it needs besides Node: `python`. */
  readonly toolchain?: string;
}

export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/((?:<!-- [^\n]* -->\n)*)^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, comments = "", language = "", text = ""]) => {
    const said = new Map([...comments.matchAll(/<!-- ([^:\n]+): ([^\n]+?) -->/g)].map(([, key = "", value = ""]) => [key, value]));
    const [file, standsIn, toolchain] = [said.get("file"), said.get("stands in"), said.get("toolchain")];
    return { language, text, exit: Number(said.get("exit") ?? 0), ...(file === undefined ? {} : { file }), ...(standsIn === undefined ? {} : { standsIn }), ...(toolchain === undefined ? {} : { toolchain }) };
  });
}

/** A text without what differs from run to run: marks, places in a log, times, ports. */
export function settled(text: string): string {
  return text
    .replace(/\bsp[0-9a-f]{4}-c\d+-t\d+/g, "spX")
    .replace(/\d+ cases of \d+ requirements/g, "N cases of N requirements")
    .replace(/\b\d+ capabilities/g, "N capabilities")
    .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:P")
    .replace(/[ \t]+/g, " ");
}
