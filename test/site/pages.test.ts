import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, launch, violations, WITHOUT_BROWSER } from "../page/browser.js";
import { servedSite, type ServedSite } from "./served.js";

/** Drawn by Scalar, whose markup is not ours to mend: its tree, its tabs and its dim text break rules of axe. `http/plain.html` says the same for whom that shuts out. */
const FOREIGN = ["#reference"];
/** Long lists are drawn row by row by one function: the first rows of each tell of all, and axe takes its time. */
const REPEATED = [".area > details.row:nth-of-type(n+4)", "tbody > tr:nth-child(n+15)"];
/** Where pictures go that somebody wants to look at. */
const pictures = process.env["SESSIONPROOF_SCREENSHOTS"];

/** A busy machine takes its time. */
const PATIENT = { timeout: 20_000 };

if (CHROMIUM === undefined) console.warn(WITHOUT_BROWSER);

describe.skipIf(CHROMIUM === undefined)("the site, in a browser", { timeout: 60_000 }, () => {
  let site: ServedSite;
  let browser: Browser;

  beforeAll(async () => {
    [site, browser] = await Promise.all([servedSite(), launch()]);
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** A page that tells what goes wrong on it and what it asks of others. */
  async function fresh(colorScheme: "light" | "dark", width = 1280): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => message.type() === "error" && complaints.push(`${page.url()}: ${message.text()}`));
    page.on("request", (request) => request.url().startsWith(`${site.origin}/`) || request.url().startsWith("data:") || complaints.push(`${page.url()} asked for ${request.url()}`));
    page.on("response", (response) => response.status() < 400 || complaints.push(`${response.url()}: ${response.status()}`));
    return { page, complaints };
  }

  async function drawn(page: Page, path: string): Promise<void> {
    await page.goto(`${site.origin}/${path}`);
    if (path === "http.html") await page.getByText("Spawn an agent").first().waitFor();
  }

  it("opens every page without a complaint of axe in either theme, asking nobody else for anything", { timeout: 180_000 }, async () => {
    const { page, complaints } = await fresh("light");
    const except = [...FOREIGN, ...REPEATED];
    const looked = new Map<string, number>();
    for (const path of site.pages) {
      await drawn(page, path);
      // Findings, and files of the repository, are shown all in one way: three of each folder tell of all.
      const folder = path.split("/")[0]!;
      looked.set(folder, (looked.get(folder) ?? 0) + 1);
      if (["findings", "files"].includes(folder) && looked.get(folder)! > 3) continue;
      await page.locator("details.row").evaluateAll((rows) => rows.slice(0, 3).forEach((row) => ((row as HTMLDetailsElement).open = true)));
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        // A theme changes nothing but colours.
        const found = await violations(page, colorScheme === "light" ? { except } : { except, only: ["color-contrast"] });
        complaints.push(...found.map((each) => `${path}, ${colorScheme}: ${each}`));
        if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${path.replaceAll("/", "_")}-${colorScheme}.png`) });
      }
      await page.emulateMedia({ colorScheme: "light" });
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("fits on a phone", { timeout: 120_000 }, async () => {
    const { page, complaints } = await fresh("light", 390);
    for (const path of site.pages) {
      await drawn(page, path);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (tooWide > 0) complaints.push(`${path} is ${tooWide} pixels too wide`);
      if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${path.replaceAll("/", "_")}-phone.png`) });
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("lets no script of another origin in, should one ever be asked for", async () => {
    const { page } = await fresh("light");
    await drawn(page, "index.html");
    const refused = page.evaluate(() => new Promise<string>((resolve) => document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective))));
    await page.evaluate(() => document.head.append(Object.assign(document.createElement("script"), { src: "http://127.0.0.1:9/x.js" })));
    expect(await refused).toBe("script-src-elem");
    await page.close();
  });

  it("finds a requirement by its words and opens it, without a network, from any page and by keyboard alone", async () => {
    const { page, complaints } = await fresh("light");
    await drawn(page, site.pages.find((path) => path.startsWith("findings/"))!);
    await page.keyboard.press("/");
    const read = page.waitForResponse(/search\.json/);
    await page.keyboard.type("deleted reused id empty");
    await read;
    await page.context().setOffline(true);
    const results = page.locator(".results a");
    await expect.poll(() => results.allTextContents(), PATIENT).toContain("delete.reused-id.has-an-empty-history");
    await page.context().setOffline(false);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest(".results") !== null)).toBe(true);
    expect(await violations(page)).toEqual([]);
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, "search.png") });
    await results.getByText("delete.reused-id.has-an-empty-history").click();
    await page.locator('details[id="delete.reused-id.has-an-empty-history"][open]').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each([["wrong server", "deltas every socket", "deltas-go-to-every-socket-of-the-agent"], ["frame of the socket", "silent_complete", "silent_complete frame"], ["way to ask", "label session PUT", "PUT /api/sessions/{id}/label"]])("finds a %s too", async (_, words, title) => {
    const { page } = await fresh("light");
    await drawn(page, "index.html");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("searchbox", { name: "Search everything" }).fill(words);
    await expect.poll(() => page.locator(".results a").allTextContents(), PATIENT).toContain(title);
    await page.keyboard.press("Escape");
    expect(await page.locator("dialog[open]").count()).toBe(0);
    await page.close();
  });

  it("filters requirements by text, area and level, and a deep link overrules the filters", async () => {
    const { page } = await fresh("light");
    await drawn(page, "requirements.html");
    const shown = page.locator("details.row:not([hidden])");
    const all = await shown.count();
    await page.getByLabel("Area").selectOption("tags");
    expect(new Set(await shown.evaluateAll((rows) => rows.map(({ id }) => id.split(".")[0])))).toEqual(new Set(["tags"]));
    await page.getByLabel("Level").selectOption("SHOULD");
    expect(new Set(await shown.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset["level"])))).not.toContain("MUST");
    await page.getByLabel("Level").selectOption("");
    await page.getByRole("searchbox", { name: "Text" }).fill("pong active");
    expect(await shown.evaluateAll((rows) => rows.map(({ id }) => id))).toContain("tags.pong.names-the-active-session");
    expect(await page.locator(".found").first().textContent()).toBe(`${await shown.count()} of ${all}`);
    await page.evaluate(() => (location.hash = "#active.spawn.has-an-empty-one"));
    await page.locator('details[id="active.spawn.has-an-empty-one"][open]').waitFor();
    expect(await shown.count()).toBe(all);
    await page.close();
  });

  it("says of a requirement what proves it, what breaks it, and who meets it", async () => {
    const { page } = await fresh("light");
    await drawn(page, "requirements.html#delete.running-turn.writes-nothing-afterwards");
    const row = page.locator('details[id="delete.running-turn.writes-nothing-afterwards"][open]');
    await row.waitFor();
    const text = (await row.textContent())!;
    for (const word of ["MUST write nothing afterwards", "source", "where", "case", "broken by", "caught"]) expect(text).toContain(word);
    await row.locator('a[href^="wrong-servers.html#"]').first().click();
    expect(await page.locator("details.row[open] code").last().textContent()).toMatch(/^npx sessionproof demo --fault [\w-]+ --select /);
    await page.close();
  });

  it("opens the HTTP reference at the operation that its address names", async () => {
    const { page } = await fresh("light");
    await drawn(page, "http.html#tag/sessions/PUT/api/sessions/{id}/label");
    await expect.poll(() => page.locator('[id="api-1/tag/sessions/PUT/api/sessions/{id}/label"]').evaluate((place) => Math.abs(place.getBoundingClientRect().top) < innerHeight).catch(() => false), PATIENT).toBe(true);
    await page.close();
  });
});
