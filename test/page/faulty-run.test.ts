import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, launch, open, violations, WITHOUT_BROWSER } from "./browser.js";

const MAIN = "dist/src/cli/main.js";
const BROKEN = "routing.ws-explicit.lands-in-its-session";
const PASSED = "routing.http-explicit.lands-in-its-session";

const home = mkdtempSync(join(tmpdir(), "sessionproof-page-"));
/** Where screenshots go: a folder that was asked for stays. */
const pictures = process.env["SESSIONPROOF_SCREENSHOTS"] ?? join(home, "pictures");
mkdirSync(pictures, { recursive: true });
const run = join(home, "run.html");
const captures = ["openfang-pr943", "openfang-pr943-memory"];

if (CHROMIUM === undefined) console.warn(WITHOUT_BROWSER);

describe.skipIf(CHROMIUM === undefined)("the page of a report, in a browser", { timeout: 90_000 }, () => {
  let browser: Browser;

  beforeAll(async () => {
    const made = spawnSync(process.execPath, [MAIN, "demo", "--quiet", "--select", "routing.*", "--fault", "named-ws-turns-go-to-the-active-session", "--seed", "17", "--report", `html=${run}`], { encoding: "utf8" });
    expect([made.status, made.stderr]).toEqual([1, ""]);
    for (const name of captures) spawnSync(process.execPath, [MAIN, "check", `test/captures/${name}.jsonl`, "--quiet", "--report", `html=${join(home, `${name}.html`)}`]);
    browser = await launch();
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  });

  it("opens from disk at the requirement that its address names, and asks for nothing else", async () => {
    const { page, complaints } = await open(browser, run, { hash: BROKEN });
    expect(await page.locator("h1 .word").textContent()).toBe("FAILED");
    expect(await page.locator("details.requirement[open]").getAttribute("id")).toBe(BROKEN);
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest("details")?.id)).toBe(BROKEN);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("shows the stray one red in the lane where it turned up, with an arrow from the lane it belongs to", async () => {
    const { page } = await open(browser, run, { hash: BROKEN });
    const letter = page.locator(".letter").first();
    const sessions = async (what: string): Promise<string> => /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec((await letter.locator(`.${what} pre`).textContent())!)![0];
    const lane = (row: string | null): Promise<string | null> => letter.locator(".lanes li").nth(Number(row)).getAttribute("data-lane");
    const stray = letter.locator(".mark.stray");
    await stray.waitFor();
    expect(await lane(await stray.getAttribute("data-row"))).toBe(await sessions("received"));
    const arrow = letter.locator(".arrow");
    expect(await lane(await arrow.getAttribute("data-from"))).toBe(await sessions("expected"));
    expect(await arrow.getAttribute("data-to")).toBe(await stray.getAttribute("data-row"));
    expect(await stray.locator(".shape").evaluate((shape) => getComputedStyle(shape).fill)).toBe("rgb(192, 28, 40)");
    await page.close();
  });

  it("opens the evidence by mouse: as received, decoded, and its bytes", async () => {
    const { page } = await open(browser, run, { hash: BROKEN });
    const letter = page.locator(".letter").first();
    expect(await letter.locator(".entry").count()).toBe(0);
    await letter.locator(".mark.stray").click();
    expect(await letter.locator(".entry h4").textContent()).toMatch(/^#\d+ r\d+ ← 200$/);
    const raw = (await letter.getByLabel("As received").textContent())!;
    expect(JSON.parse(raw)).toHaveProperty("messages");
    expect(JSON.parse((await letter.getByLabel("Decoded").textContent())!)).toMatchObject({ kind: "response", status: 200, body: JSON.parse(raw) as unknown });
    await letter.getByText("Bytes").click();
    expect(await letter.getByLabel("Bytes in hexadecimal").textContent()).toMatch(/^000000 {2}7b 22 /);
    await page.screenshot({ path: join(pictures, "run-light.png") });
    await page.close();
  });

  it("is walked by keyboard from mark to mark, and says where it stands", async () => {
    const { page } = await open(browser, run, { hash: BROKEN });
    const letter = page.locator(".letter").first();
    const stray = letter.locator(".mark.stray");
    await stray.focus();
    const index = Number(await stray.getAttribute("data-index"));
    const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement!.getAttribute("data-index"));
    await page.keyboard.press("Home");
    expect(await focused()).toBe("0");
    await page.keyboard.press("r");
    expect(await focused()).toBe(String(index));
    await page.keyboard.press("ArrowLeft");
    expect(await focused()).toBe(String(index - 1));
    await page.keyboard.press("Enter");
    expect(await letter.locator(".entry").count()).toBe(1);
    expect(await letter.locator(".line").textContent()).toMatch(/^#\d+, \d+ ms, /);
    expect(await letter.locator('.mark[tabindex="0"]').count()).toBe(1);
    await page.close();
  });

  it("opens a passing case as well", async () => {
    const { page, complaints } = await open(browser, run, { hash: PASSED });
    const details = page.locator(`[id="${PASSED}"]`);
    const button = details.getByRole("button", { name: "Show what was seen" }).first();
    await button.click();
    expect(await details.locator(".mark").count()).toBeGreaterThan(3);
    expect(await details.locator(".mark.model").count()).toBeGreaterThan(0);
    expect(await details.locator(".mark.stray").count()).toBe(0);
    await button.click();
    expect(await details.locator("figure").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("filters by outcome, area and text, and a deep link overrules the filters", async () => {
    const { page } = await open(browser, run);
    const shown = page.locator("details.requirement:not([hidden])");
    const all = await shown.count();
    await page.getByLabel(/^passed/).uncheck();
    const red = await shown.count();
    expect(red).toBeLessThan(all);
    expect(await page.locator(".found").textContent()).toBe(`${red} of ${all} requirements`);
    expect(await page.locator("details.requirement.passed:not([hidden])").count()).toBe(0);
    await page.getByLabel(/^passed/).check();
    await page.getByRole("searchbox").fill("ws-explicit");
    expect(await shown.evaluateAll((list) => list.map(({ id }) => id))).toContain(BROKEN);
    expect(await shown.count()).toBeLessThan(all);
    await page.getByRole("searchbox").fill("");
    await page.getByLabel("Area").selectOption("routing");
    expect(new Set(await shown.evaluateAll((list) => list.map(({ id }) => id.split(".")[0])))).toEqual(new Set(["routing"]));
    await page.getByRole("searchbox").fill("nothing has this text");
    expect(await shown.count()).toBe(0);
    await page.locator(".broken a").first().click();
    await page.locator(`[id="${BROKEN}"][open]`).waitFor();
    expect(await page.getByRole("searchbox").inputValue()).toBe("");
    await page.close();
  });

  it.each(["light", "dark"] as const)("has nothing that axe finds wrong, in %s, on a wide screen and on a phone", async (colorScheme) => {
    for (const width of [1280, 390]) {
      const { page } = await open(browser, run, { colorScheme, width, hash: BROKEN });
      await page.locator(".mark.stray").first().click();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      const picture = join(pictures, `run-${colorScheme}-${width}.png`);
      await page.screenshot({ path: picture });
      expect(statSync(picture).size).toBeGreaterThan(10_000);
      await page.close();
    }
  });

  it("opens what is broken for paper", async () => {
    const { page } = await open(browser, run);
    await page.pdf({ path: join(pictures, "run.pdf") });
    expect(await page.locator("details.requirement.failed:not([open])").count()).toBe(0);
    expect(await page.locator("details.requirement.failed figure").count()).toBeGreaterThan(0);
    await page.close();
  });

  it.each(captures)("shows each finding of %s with its picture, in both themes and on a phone", async (name) => {
    const file = join(home, `${name}.html`);
    const { page, complaints } = await open(browser, file);
    await page.locator("details.requirement.failed > summary").evaluateAll((list) => list.forEach((one) => (one as HTMLElement).click()));
    const letters = page.locator("details.requirement.failed .letter");
    await letters.first().waitFor();
    const count = await letters.count();
    expect(count).toBeGreaterThanOrEqual(await page.locator("details.requirement.failed").count());
    expect(await page.locator("details.requirement.failed .letter:has(figure)").count()).toBe(count);
    // The place of each finding is red, and in sight.
    await expect.poll(() => page.locator("details.requirement.failed .letter:has(.mark.stray)").count()).toBe(count);
    // And the whole of it in one picture.
    await page.getByText("Everything that was seen").click();
    await expect.poll(() => page.locator(".everything .mark[data-index]").count()).toBeGreaterThan(10);
    expect(complaints).toEqual([]);
    await page.close();
    for (const look of [{ colorScheme: "light" }, { colorScheme: "dark" }, { colorScheme: "light", width: 390 }] as const) {
      const opened = await open(browser, file, { ...look, hash: "context.system.holds-only-its-own-session" });
      await opened.page.locator(".mark.stray").first().click();
      expect(await opened.page.locator(".arrow").count()).toBeGreaterThan(0);
      expect(await violations(opened.page)).toEqual([]);
      await opened.page.screenshot({ path: join(pictures, `${name}-${look.colorScheme}-${"width" in look ? look.width : 1280}.png`) });
      await opened.page.close();
    }
  });
});
