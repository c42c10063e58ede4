import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { root } from "./tarball.js";

export interface Step {
  readonly word: string;
  readonly text: string;
}

/** An image as folders: no container engine is needed to follow a Dockerfile of these few words. */
export interface Image {
  /** Folder that stands for `/` of the last stage. */
  readonly at: string;
  readonly workdir: string;
  readonly user: string;
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
}

/** The instructions of a Dockerfile in their order, comments left out. */
export function stepsOf(dockerfile: string): readonly Step[] {
  return dockerfile
    .replace(/\\\n/g, " ")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => ({ word: line.split(" ", 1)[0]!, text: line.slice(line.indexOf(" ") + 1).trim() }));
}

/** Carries out the steps in clean folders below `home`: what is copied, what is run. Throws for an instruction it does not know. */
export function build(steps: readonly Step[], home: string, env: Readonly<Record<string, string>>): Image {
  const stages = new Map<string, string>();
  let image: Image = { at: "", workdir: "/", user: "root", entrypoint: [], cmd: [] };
  const kept = ignoreRules();
  for (const { word, text } of steps) {
    const inside = (path: string): string => join(image.at, path.startsWith("/") ? path : join(image.workdir, path));
    switch (word) {
      case "FROM": {
        const stage = / AS (\w+)$/.exec(text)?.[1] ?? "image";
        const at = join(home, stage);
        mkdirSync(at, { recursive: true });
        stages.set(stage, at);
        image = { at, workdir: "/", user: "root", entrypoint: [], cmd: [] };
        break;
      }
      case "WORKDIR":
        image = { ...image, workdir: text };
        mkdirSync(inside("."), { recursive: true });
        break;
      case "COPY": {
        const [, from, paths = ""] = /^(?:--from=(\w+) )?(.*)$/.exec(text)!;
        const [target = "", ...sources] = paths.split(" ").reverse();
        for (const source of sources) {
          if (from === undefined && !kept.has(source.split("/")[0]!)) throw new Error(`.dockerignore keeps ${source} from the build`);
          copy(join(from === undefined ? root : stages.get(from)!, source), target.endsWith("/") ? join(inside(target), basename(source)) : inside(target));
        }
        break;
      }
      case "RUN":
        run(text, inside("."), env);
        break;
      case "USER":
        image = { ...image, user: text };
        break;
      case "ENTRYPOINT":
        image = { ...image, entrypoint: JSON.parse(text) as string[] };
        break;
      case "CMD":
        image = { ...image, cmd: JSON.parse(text) as string[] };
        break;
      case "EXPOSE":
        break;
      default:
        throw new Error(`the Dockerfile has an instruction that this test cannot follow: ${word}`);
    }
  }
  return image;
}

function run(text: string, cwd: string, env: Readonly<Record<string, string>>): void {
  const { status, stdout, stderr } = spawnSync("sh", ["-e", "-c", text], { cwd, env, encoding: "utf8", timeout: 200_000 });
  if (status !== 0) throw new Error(`RUN ${text}\n${stdout}\n${stderr}`);
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, preserveTimestamps: statSync(from).isFile() });
}

/** Names at the top that `.dockerignore` lets in: it leaves everything out but those behind a `!`. */
function ignoreRules(): ReadonlySet<string> {
  const rules = readFileSync(join(root, ".dockerignore"), "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  if (rules[0] !== "*" || rules.slice(1).some((rule) => !/^![\w.-]+$/.test(rule))) throw new Error(".dockerignore has to leave out everything (*) but names behind a !");
  return new Set(rules.slice(1).map((rule) => rule.slice(1)));
}
