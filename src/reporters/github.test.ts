import { describe, expect, it } from "vitest";
import type { Report } from "../../generated/report.js";
import { github } from "./github.js";
import { summary } from "./summary.js";
import { sampleReport } from "./testing.test-support.js";

/** The sample with a server that tries to speak to GitHub, and to write Markdown of its own. */
function withReceived(received: string): Report {
  const report = sampleReport();
  return { ...report, cases: report.cases.map((one) => ({ ...one, findings: one.findings.map((finding) => ({ ...finding, received, because: received })) })) };
}

const EVIL = "a\r\n::error title=owned::b%0A, ``` </details><img src=x onerror=alert(1)> @everyone [x](http://evil.example) | *b*";

describe("annotations for GitHub", () => {
  it("are one line per broken requirement, and one with the verdict", () => {
    const lines = github(sampleReport()).trimEnd().split("\n");
    expect(lines.map((line) => line.replace(/::(?=[^:]*$).*/s, "").split("::")[1])).toEqual(["warning title=http.answers.are-described", "error title=tags.response.names-its-own-session", "error title=blocked%3A history.session.keeps-order/two-turns", "error title=sessionproof%3A FAILED"].map((head) => expect.stringContaining(head.split(" ")[0]!) as unknown));
    expect(lines.find((line) => line.includes("tags.response.names-its-own-session"))).toMatch(/^::error title=tags\.response\.names-its-own-session::.*%0Aexpected .*%0Areceived .*%0Aagain: sessionproof run /);
  });

  it("point to the line of a recording", () => {
    const report = sampleReport({ mode: "check", target: { file: "a,b.jsonl" } });
    expect(github(report)).toContain("::error file=a%2Cb.jsonl,line=212,title=tags.response.names-its-own-session::");
  });

  it("let no text of a server become a command", () => {
    const text = github(withReceived(EVIL));
    expect(text.split("\n").filter((line) => !/^::(error|warning|notice) (file=|title=)/.test(line))).toEqual([""]);
    expect(text).not.toContain("%0A, ```");
    expect(text).toContain("b%250A");
  });
});

describe("the summary for GitHub", () => {
  it("says the verdict, what was judged, each letter with its command, and what was not judged", () => {
    const text = summary(sampleReport());
    expect(text).toMatch(/^## ❌ FAILED: sessions kept apart\n/);
    expect(text).toContain("| judged | `http://127.0.0.1:4200 (little-server, version 0.3)` |");
    expect(text).toContain("<code>tags.response.names-its-own-session</code>");
    expect(text).toMatch(/```sh\nsessionproof run /);
    expect(text).toContain("### Not applicable");
  });

  it("lets no text of a server become markup", () => {
    const text = summary(withReceived(EVIL));
    const outside = text.replace(/^(`{3,})\w*\n.*?\n\1$/gms, "").replace(/(`+)(?!`).*?(?<!`)\1(?!`)/gs, "");
    expect(outside).not.toMatch(/<img|@everyone|\]\(http|http:\/\/evil/);
    expect(outside.match(/<\/details>/g)).toHaveLength(outside.match(/<details>/g)!.length);
  });
});
