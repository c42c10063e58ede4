import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { settled, type Block } from "./blocks.js";
import { guide, play, root, type Played } from "./play.js";

const isShell = ({ language, toolchain }: Block): boolean => language === "sh" && toolchain === undefined;

it.each(["judge-your-server", "read-a-report", "write-a-profile", "add-a-requirement-its-case-and-its-fault"])("does what it says: %s", { timeout: 150_000 }, async (name) => {
  const { blocks, ...rest } = await guide(name);
  try {
    const played = await play({ blocks, ...rest }, blocks.filter(isShell));
    expect(played.map(({ block, exit, output }) => (exit === block.exit ? "as said" : `${block.text} ended with ${exit}\n${output}`))).toEqual(played.map(() => "as said"));
    expect(unheard(blocks, played)).toEqual([]);
  } finally {
    rest.remove();
  }
});

it("shows a requirement, its case and its fault as they stand in the repository", async () => {
  const { blocks, remove } = await guide("add-a-requirement-its-case-and-its-fault");
  remove();
  const shown = blocks.filter(({ standsIn }) => standsIn !== undefined);
  expect(shown).toHaveLength(3);
  for (const { standsIn, text } of shown) expect(readFileSync(join(root, standsIn!), "utf8")).toContain(text.trim());
});

/** Lines that a guide shows as output and that no command above them said. */
function unheard(blocks: readonly Block[], played: readonly Played[]): string[] {
  return blocks.flatMap(({ language, text }, k) => {
    if (language !== "text") return [];
    const heard = settled(played.filter(({ block }) => blocks.indexOf(block) < k).map(({ output }) => output).join("\n"));
    return text.split("\n").filter((line) => line.trim() !== "" && !heard.includes(settled(line).trim()));
  });
}
