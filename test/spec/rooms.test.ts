import { describe, expect, it } from "vitest";
import { importsOf, roomProblems, roomsIn } from "../../scripts/lib/rooms.mjs";

const TABLE = `
| room | holds | may import |
|---|---|---|
| \`generated/\` | types | – |
| \`src/model/\` | the model | generated |
| \`src/server/\` | the server | generated, model (port) |
| \`src/runner/\` | the runner | generated, model |
| \`conformance/cases/\` | questions | generated, runner |
| \`src/cli/\` | argv | all |
`;
const rooms = roomsIn(TABLE);
const problems = (path: string, text: string) => roomProblems(rooms, new Map([[path, text]]));

describe("rooms", () => {
  it("reads who may import whom from the table", () => {
    expect(rooms.find(({ path }) => path === "src/server/")?.may).toEqual(["generated/", "src/model/port.ts"]);
    expect(rooms.find(({ path }) => path === "src/cli/")?.may).toBeNull();
  });

  it("refuses a table that names a room it does not have", () => {
    expect(() => roomsIn("| `src/server/` | the server | attic |")).toThrow('may import "attic", which is no room');
  });

  it("lets a room import itself, what the table allows, and packages", () => {
    expect(problems("src/runner/run.ts", 'import { a } from "./stage/a.js";\nimport ws from "ws";\nimport type { M } from "../model/index.js";')).toEqual([]);
  });

  it("names the file, the rule and a way out when a case imports the server", () => {
    const [problem, ...more] = problems("conformance/cases/routing/a.ts", 'import { serve } from "../../../src/server/index.js";');
    expect(more).toEqual([]);
    expect(problem).toContain("conformance/cases/routing/a.ts imports src/server/index.ts");
    expect(problem).toContain("conformance/cases/ may import generated/, src/runner/");
    expect(problem).toContain("ask through the words of src/runner/");
  });

  it("opens only the port of the model to the server", () => {
    expect(problems("src/server/a.ts", 'import { ModelFailure } from "../model/port.js";')).toEqual([]);
    expect(problems("src/server/a.ts", 'import { scripted } from "../model/index.js";')).toHaveLength(1);
  });

  it("sees type imports, re-exports, bare imports and dynamic imports, over several lines", () => {
    const source = 'import type {\n  A,\n} from "./a.js";\nexport { b } from "./b.js";\nexport type * from "./c.js";\nimport "./d.js";\nconst e = await import("./e.js");';
    expect(importsOf(source)).toEqual(["./a.js", "./b.js", "./c.js", "./d.js", "./e.js"]);
  });

  it("does not see imports in comments", () => {
    expect(importsOf('// import { a } from "./a.js";\n/* import "./b.js"; */\n * import("./c.js")')).toEqual(["./c.js"]);
    expect(importsOf('/**\n * import { a } from "./a.js";\n */\nconst url = "http://x/y";')).toEqual([]);
  });

  it("reports a file that is in no room", () => {
    expect(problems("src/attic/a.ts", "")).toEqual([expect.stringContaining("src/attic/a.ts is in no room")]);
  });
});
