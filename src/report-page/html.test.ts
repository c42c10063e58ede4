import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Report } from "../../generated/report.js";
import { parseLog } from "../judge/index.js";
import { sampleReport } from "../reporters/testing.test-support.js";
import { checkLog, shownLog } from "../runner/index.js";
import { html } from "./html.js";
import type { PageData } from "./page-data.js";

const EVIL = `</script><script>alert(1)</script><!-- "'&\u2028 <img src=x onerror=alert(2)>`;

function evil(): Report {
  const report = sampleReport();
  return {
    ...report,
    target: { url: `http://x/${EVIL}`, name: EVIL, version: EVIL },
    stopped: EVIL,
    cases: report.cases.map((one) => ({ ...one, because: EVIL, findings: one.findings.map((finding) => ({ ...finding, expected: EVIL, received: EVIL, because: EVIL, exchanges: [{ seq: finding.at, at: 1, kind: "ws" as const, id: "w1", dir: "down" as const, data: EVIL }] })) })),
    undecided: [{ requirement: "tags.response.names-its-own-session", why: EVIL }],
    suite: { ...report.suite, faults: [{ message: EVIL }] },
  };
}

const dataOf = (page: string): PageData => JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)![1]!) as PageData;

describe("the page of a report", () => {
  it("needs nothing from elsewhere, and lets no script run but its own", () => {
    const page = html(sampleReport());
    const [script, style] = [/<script>(.*?)<\/script>/s.exec(page)![1]!, /<style>(.*?)<\/style>/s.exec(page)![1]!];
    const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    expect(page).toContain(`content="default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'"`);
    expect(page.replace(/<script.*?<\/script>/gs, "")).not.toMatch(/<(?:link|img|iframe|object|embed)\b|\bsrc=|\son[a-z]+=|\sstyle=/i);
    expect(style).not.toMatch(/url\(|@import/);
    expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|fetch\(|XMLHttpRequest|import\(/);
  });

  it("lets no text of a server become markup", () => {
    const page = html(evil());
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    expect(page).not.toMatch(/<img|<!--/);
    expect(dataOf(page).log.some((entry) => entry.kind === "ws" && entry.data === EVIL)).toBe(true);
  });

  it("says the verdict, what is broken and what was not judged without its script", () => {
    const page = html(sampleReport()).replace(/<script.*?<\/script>/gs, "");
    expect(page).toContain('<span class="word">FAILED</span>');
    expect(page).toContain('<a href="#tags.response.names-its-own-session">');
    expect(page).toContain("Not judged, and why");
  });

  it("groups requirements by area, each with its sentence and source", () => {
    const { areas, whole } = dataOf(html(sampleReport()));
    expect(areas.map(({ name }) => name)).toEqual([...new Set(sampleReport().requirements.map(({ id }) => id.split(".")[0]))]);
    for (const one of areas.flatMap(({ requirements }) => requirements).filter(({ letters }) => letters.length > 0)) expect([one.sentence, one.source]).not.toContain("");
    expect(whole).toBe(false);
  });

  it("knows of each stray entry of a recording the lane it belongs to", () => {
    const { entries } = parseLog(readFileSync("test/captures/openfang-pr943.jsonl", "utf8"));
    const page = dataOf(html({ ...checkLog(entries, { file: "x.jsonl" }), log: shownLog(entries, undefined) }));
    const letter = page.areas.flatMap(({ requirements }) => requirements).find(({ id }) => id === "context.system.holds-only-its-own-session")!.letters[0]!;
    const index = page.log.findIndex(({ seq }) => seq === letter.at);
    expect(page.lanes[page.places[index]!]!.id).toBe("b6adb3ec-8a7d-4db3-b3a3-b4c22bc152d4");
    expect(letter.strays.map(({ seq, home }) => [seq, page.lanes[home]!.id])).toEqual([[373, "5bc9294d-18f5-4316-ad2d-86d024ced406"]]);
  });

  it("cuts long texts and says how long they were", () => {
    const report = { ...sampleReport(), log: [{ seq: 1, at: 0, kind: "ws" as const, id: "w1", dir: "down" as const, data: "x".repeat(40_000) }] };
    expect(dataOf(html(report)).log[0]).toMatchObject({ data: expect.stringMatching(/^x{4096}… \(cut; 40000 characters in all\)$/) as unknown });
  });
});
