import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LogEntry, Report } from "../../generated/report.js";
import { html } from "../../src/report-page/index.js";
import { sampleReport } from "../../src/reporters/testing.test-support.js";
import { CHROMIUM, launch, open } from "./browser.js";

const home = mkdtempSync(join(tmpdir(), "sessionproof-page-"));
const EVENTS = 10_000;
const EVIL = `</script><img src=x onerror="alert(1)"><b>bold</b>`;

/** One case with ten thousand frames over four sessions of one socket, the last one with markup in it. */
function longReport(): Report {
  const sample = sampleReport();
  const one = sample.cases.find(({ outcome }) => outcome === "failed")!;
  const session = (n: number): string => `aaaaaaaa-0000-4000-8000-00000000000${n}`;
  const log = Array.from({ length: EVENTS }, (_, index): LogEntry => ({ seq: index + 1, at: index, case: one.id, kind: "ws", id: "w1", dir: index % 2 === 0 ? "up" : "down", data: JSON.stringify({ type: "text_delta", session_id: session(index % 4), content: index === EVENTS - 1 ? EVIL : "x".repeat(200) }) }));
  return { ...sample, log, cases: [{ ...one, findings: one.findings.map((finding) => ({ ...finding, at: EVENTS, exchanges: log.slice(-3) })) }] };
}

describe.skipIf(CHROMIUM === undefined)("the picture of ten thousand events", { timeout: 60_000 }, () => {
  let browser: Browser;
  const file = join(home, "long.html");
  beforeAll(async () => {
    writeFileSync(file, html(longReport()));
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  });

  it("has in the document what is in sight, and the red mark is", async () => {
    const { page, complaints } = await open(browser, file, { hash: "tags.response.names-its-own-session" });
    const marks = page.locator(".letter .mark[data-index]");
    await page.locator(".letter .mark.stray").waitFor();
    expect(await page.locator(".letter svg").first().getAttribute("aria-label")).toContain(`${EVENTS} events`);
    expect(await marks.count()).toBeLessThan(200);
    await page.locator(".letter .mark.stray").focus();
    await page.keyboard.press("Home");
    await expect.poll(() => marks.first().getAttribute("data-index")).toBe("0");
    expect(await marks.count()).toBeLessThan(200);
    expect(await page.evaluate(() => document.activeElement!.getAttribute("data-index"))).toBe("0");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("shows what a server sent as text, never as markup", async () => {
    const { page, complaints } = await open(browser, file, { hash: "tags.response.names-its-own-session" });
    await page.locator(".letter .mark.stray").click();
    expect(await page.locator(".letter").getByLabel("As received").textContent()).toContain(JSON.stringify(EVIL).slice(1, -1));
    expect(await page.locator("img, .letter b:has-text('bold')").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
