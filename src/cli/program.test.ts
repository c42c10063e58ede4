import { describe, expect, it } from "vitest";
import { cli, FakeIo } from "./io.test-support.js";
import { VERSION } from "./version.js";

describe("the tool", () => {
  it("prints its help on standard output when it is asked nothing, and when it is asked for help", async () => {
    const nothing = await cli([]);
    expect(nothing).toMatchObject({ code: 0, err: "" });
    expect(nothing.out).toMatch(/^Usage: sessionproof /);
    expect(await cli(["--help"])).toEqual(nothing);
    for (const name of ["demo", "run", "check", "list", "explain", "serve", "model"]) expect(nothing.out).toContain(`\n  ${name} `);
  });

  it("prints the help of each command, with the way each is meant to be used", async () => {
    for (const name of ["demo", "run", "check", "list", "explain", "serve", "model"]) {
      const { code, out } = await cli([name, "--help"]);
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`^Usage: sessionproof ${name} `));
      expect(out).toMatch(/\n(Examples?:\n {2}\$ sessionproof |Prints "listening on )/);
    }
  });

  it("prints its version", async () => {
    expect(await cli(["--version"])).toEqual({ code: 0, out: `${VERSION}\n`, err: "" });
    expect(VERSION).toMatch(/^\d+\.\d+\.\d+/);
  });

  it("keeps its help within a narrow terminal", async () => {
    const { out } = await cli(["serve", "--help"], new FakeIo({ columns: 60 }));
    const options = out.slice(out.indexOf("Options:"), out.indexOf("Prints "));
    for (const line of options.split("\n")) expect(line.length).toBeLessThanOrEqual(60);
  });
});

describe("a usage error", () => {
  const errors: readonly (readonly [string, readonly string[], string])[] = [
    ["an unknown command", ["rnu"], "sessionproof: unknown command 'rnu'\n  Did you mean run?\n  sessionproof --help lists the commands.\n"],
    ["an unknown flag", ["run", "--reprot", "json"], "sessionproof: unknown option '--reprot'\n  Did you mean --report?\n  sessionproof run --help shows what it takes.\n"],
    ["a port that is none", ["serve", "--port", "70000"], "sessionproof: option '--port <n>' argument '70000' is invalid. It takes a port, 0 to 65535.\n  sessionproof serve --help shows what it takes.\n"],
    ["an unknown reporter", ["run", "--report", "xml"], "sessionproof: option '--report <name[=file]>' argument 'xml' is invalid. There are these reporters: pretty, html, json, junit, sarif, github, summary, har, jsonl, badge, badge-svg.\n  sessionproof run --help shows what it takes.\n"],
    ["a report without its file", ["check", "--report", "junit=", "x"], "sessionproof: option '--report <name[=file]>' argument 'junit=' is invalid. After \"=\" it takes a file, such as junit=report.xml.\n  sessionproof check --help shows what it takes.\n"],
    ["a missing argument", ["explain"], "sessionproof: missing required argument 'id'\n  sessionproof explain --help shows what it takes.\n"],
    ["a model that is neither", ["run", "--model", "mine", "http://127.0.0.1:1"], "sessionproof: option '--model <which>' argument 'mine' is invalid. Allowed choices are none.\n  sessionproof run --help shows what it takes.\n"],
    ["two models", ["run", "--model", "none", "--model-port", "1", "http://127.0.0.1:1"], "sessionproof: option '--model <which>' cannot be used with option '--model-port <n>'\n  sessionproof run --help shows what it takes.\n"],
    ["a factor of nothing", ["run", "--time-scale", "0", "http://127.0.0.1:1"], "sessionproof: option '--time-scale <x>' argument '0' is invalid. It takes a number above 0, such as 2 or 0.5.\n  sessionproof run --help shows what it takes.\n"],
    ["an origin with a path", ["serve", "--allow-origin", "https://a.example/x"], "sessionproof: option '--allow-origin <origin>' argument 'https://a.example/x' is invalid. It takes an origin without a path, such as https://app.example.\n  sessionproof serve --help shows what it takes.\n"],
  ];

  it.each(errors)("ends with 2 and a way out: %s", async (_name, argv, err) => {
    expect(await cli(argv)).toEqual({ code: 2, out: "", err });
  });
});
