import { conformanceCase, type ConformanceCase, type Need, type Script } from "../../../src/runner/index.js";
import { given } from "../given.js";

/** Frame types of a turn, and how the model makes a turn have them. */
const types = [
  { name: "typing", script: {} },
  { name: "phase", script: {} },
  { name: "text-delta", script: {} },
  { name: "response", script: {} },
  { name: "tool-start", script: { tools: [{ name: "file_list", arguments: { path: "." } }] }, needs: ["tools"] },
  { name: "tool-end", script: { tools: [{ name: "file_list", arguments: { path: "." } }] }, needs: ["tools"] },
  { name: "tool-result", script: { tools: [{ name: "file_list", arguments: { path: "." } }] }, needs: ["tools"] },
  { name: "canvas", script: { tools: [{ name: "canvas_present", arguments: { html: "<p>a page</p>" } }] }, needs: ["tools"] },
  { name: "silent-complete", script: { silent: true } },
  { name: "error", script: { fail: { status: 500 } } },
] as const satisfies readonly { readonly name: string; readonly script: Script; readonly needs?: readonly Need[] }[];

/** A turn on a socket while a turn of another session is held there: the moment at which "the current session" is the wrong one. */
export const besideAnother: readonly ConformanceCase[] = types.map(({ name, script, ...more }) =>
  conformanceCase({
    proves: `tags.${name}.names-its-own-session`,
    situation: "beside-another",
    title: `a \`${name.replace("-", "_")}\` frame names the session of its turn while a turn of another runs on the socket`,
    needs: ["doors.ws", "socket.multiplex", "scripted-model", "native", ...("needs" in more ? more.needs : [])],
    brokenBy: [`${name}-frames-name-another-session`],
    async run({ agent, expect }) {
      const someone = await agent();
      const [busy, own] = [await someone.newSession(), await someone.newSession()];
      const socket = await someone.socket();
      const held = await busy.begin("take your time", { door: socket, hold: true });
      given(await held.gate.reached(), "a model that is asked", 0);
      given(await socket.fence(), "a socket that answers", 0);
      const from = socket.native.mark();
      await own.attempt("go on", { door: socket, script });
      const frames = socket.native.frames.slice(from).filter(({ type }) => type === name.replace("-", "_"));
      held.gate.release();
      await held.end();
      const [first] = frames;
      expect.that(first === undefined || frames.some(({ json }) => json?.session_id === own.id), {
        expected: `session_id ${own.id}`,
        received: first?.text ?? "",
        because: "the model was held in the other session, so this turn alone went on",
        at: first?.at ?? 0,
      });
    },
  }),
);
