import { validateFrame } from "../../generated/validators.js";
import type { SchemaProblem } from "../../generated/validators.js";
import { known, Sheet } from "./judgement.js";
import type { Judge } from "./judgement.js";
import { shown } from "./view/json.js";
import type { LogView } from "./view/log-view.js";
import type { Turn } from "./view/turn.js";

/** Every frame of the server is of a documented type and shape. Its tag is judged elsewhere. */
export const frames: Judge = (view) => {
  const sheet = new Sheet(view);
  for (const { frames } of view.connections) {
    for (const frame of frames) {
      if (frame.dir !== "down") continue;
      const shape = frame.type === undefined ? undefined : known(`frames.${frame.type.replaceAll("_", "-")}.has-its-documented-shape`);
      if (frame.cut) {
        sheet.leave(shape ?? "frames.any.is-a-documented-type", "the recorder cut the frame", frame.seq);
        continue;
      }
      if (!shape) {
        const received = frame.entry.binary ? "a binary frame" : frame.type === undefined ? shown(frame.entry.data) : `type ${JSON.stringify(frame.type)}`;
        const isObject = typeof frame.json === "object" && frame.json !== null && !Array.isArray(frame.json);
        sheet.charge(isObject ? "frames.any.is-a-documented-type" : "socket.frames.are-json-objects", { at: frame.seq, expected: "a JSON object of a documented type", received, because: "the contract does not know such a frame" });
        continue;
      }
      sheet.saw("frames.any.is-a-documented-type");
      const problems = validateFrame(frame.json).filter((problem) => !isAboutTag(problem));
      if (problems.length === 0) sheet.saw(shape);
      else sheet.charge(shape, { at: frame.seq, expected: "the documented shape", received: sayProblems(problems), because: `the \`${frame.type}\` frame does not fit its schema`, turns: turnOf(view, frame.seq) });
    }
  }
  return sheet;
};

function turnOf(view: LogView, seq: number): readonly Turn[] {
  const { turn } = view.frameOwner(seq);
  return turn ? [turn] : [];
}

function isAboutTag({ path, missing }: SchemaProblem): boolean {
  return path === "/session_id" || (path === "" && missing === "session_id");
}

/** All problems of one value in one line. */
export function sayProblems(problems: readonly SchemaProblem[]): string {
  return problems.map(({ path, message }) => `${path === "" ? "the value" : path} ${message}`).join("; ");
}
