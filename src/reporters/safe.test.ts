import { describe, expect, it } from "vitest";
import { cut, safe } from "./safe.js";

describe("safe", () => {
  it("shows every control character as an escape", () => {
    const controls = [...Array(0x20).keys(), 0x7f, ...Array.from({ length: 0x20 }, (_, at) => 0x80 + at)].map((code) => String.fromCharCode(code));
    for (const character of controls) expect(safe(`a${character}b`)).toMatch(/^a\\(?:[nrt]|x[0-9a-f]{2})b$/);
  });

  it("takes the sting out of a sequence that retitles the window and clears the screen", () => {
    expect(safe("\u001b]0;owned\u0007\u001b[2J\u009b31mred")).toBe("\\x1b]0;owned\\x07\\x1b[2J\\x9b31mred");
  });

  it("shows what turns the direction of text, what is invisible, and lone surrogates", () => {
    expect(safe("a\u202eb\u200bc\ufeffd\u2028e\ud83df")).toBe("a\\u202eb\\u200bc\\ufeffd\\u2028e\\ud83df");
  });

  it("lets no line be a command to a CI runner", () => {
    const commands = "::error::owned ::set-output name=a,b=c::d ##[add-mask]e ##vso[task.complete]f";
    expect(safe(commands)).toBe(":\\x3aerror:\\x3aowned :\\x3aset-output name=a,b=c::d #\\x23[add-mask]e #\\x23vso[task.complete]f");
    expect(safe(safe(commands))).toBe(safe(commands));
    for (const innocent of ["http://[::1]:4200", "std::vector", "a :: b", "## heading", "#[derive]"]) expect(safe(innocent)).toBe(innocent);
  });

  it("leaves text of every script as it is", () => {
    const text = "Grüße, 世界, مرحبا, 👩‍👩‍👧 and e\u0301";
    expect(safe(text)).toBe(text);
  });
});

describe("cut", () => {
  it("leaves a text that fits alone", () => {
    expect(cut("abc", 3)).toBe("abc");
  });

  it("says how long the whole was", () => {
    expect(cut("abcdef", 3)).toBe("abc… (cut; 6 characters in all)");
  });

  it("never cuts a surrogate pair in two", () => {
    expect(cut("ab😀cd", 3)).toBe("ab… (cut; 6 characters in all)");
  });
});
