import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faults } from "../../conformance/faults/index.js";
import { SHOWN_HERE } from "../../site/build/try-page.js";
import { ScriptedModel } from "../../src/model/index.js";
import { createServer } from "../../src/server/index.js";
import { CHROMIUM, launch, violations, WITHOUT_BROWSER } from "../page/browser.js";
import { servedSite, type ServedSite } from "./served.js";

const pictures = process.env["SESSIONPROOF_SCREENSHOTS"];

/** A busy machine takes its time. */
const PATIENT = { timeout: 20_000 };

if (CHROMIUM === undefined) console.warn(WITHOUT_BROWSER);

describe.skipIf(CHROMIUM === undefined)("the page that tries a server of this machine", { timeout: 60_000 }, () => {
  let site: ServedSite;
  let browser: Browser;

  beforeAll(async () => {
    [site, browser] = await Promise.all([servedSite(), launch()]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  interface Tried {
    readonly page: Page;
    readonly close: () => Promise<void>;
    /** Agents that the server has now. */
    readonly agents: () => Promise<number>;
  }

  async function opened({ fault, apiKey, allow = true }: { fault?: string; apiKey?: string; allow?: boolean } = {}, colorScheme: "light" | "dark" = "light"): Promise<Tried> {
    const wrong = faults.find(({ name }) => name === fault);
    const server = createServer({ model: new ScriptedModel(), allowedOrigins: allow ? [site.origin] : [], ...(apiKey === undefined ? {} : { apiKey }), ...(wrong === undefined ? {} : { wrap: wrong.wrap }) });
    const { url } = await server.listen(0);
    const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 1100 } });
    await page.goto(`${site.origin}/try.html`);
    await page.getByLabel("Address").fill(url);
    return {
      page,
      agents: async () => ((await (await fetch(`${url}/api/agents`, { headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` } })).json()) as unknown[]).length,
      close: async () => {
        await page.close();
        await server.close();
      },
    };
  }

  const connect = async (page: Page): Promise<void> => {
    await page.getByRole("button", { name: "Connect" }).click();
    await page.getByText("Connected.").waitFor();
  };
  const verdict = (page: Page): Promise<string> => page.locator("#verdict b").textContent().then((text) => text ?? "");

  it.each(["light", "dark"] as const)("speaks into two sessions over one socket and sees them apart, with a key, in %s", async (colorScheme) => {
    const { page, agents, close } = await opened({ apiKey: "k-17" }, colorScheme);
    const sockets: string[] = [];
    page.on("websocket", (socket) => sockets.push(socket.url()));
    await page.getByRole("button", { name: "Connect" }).click();
    await page.getByText("The server wants a key.").waitFor();
    await page.getByLabel("Key").fill("k-17");
    await connect(page);
    await page.getByRole("button", { name: "Send into both" }).click();
    expect(await verdict(page)).toBe("Apart");
    expect(sockets).toHaveLength(1);
    const lane = (key: string): Promise<string> => page.locator(`#lane-${key} .frames`).textContent().then((text) => text ?? "");
    const [a, b] = await Promise.all([lane("a"), lane("b")]);
    const markOf = (text: string): string => /sp[0-9a-f]{4}-c001-t\d+/.exec(text)![0];
    expect(a).toContain(`response ${markOf(a)}.1 amber`);
    expect(b).toContain(`response ${markOf(b)}.1 amber`);
    expect([a.includes(markOf(b)), b.includes(markOf(a))]).toEqual([false, false]);
    expect(await violations(page)).toEqual([]);
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `try-apart-${colorScheme}.png`), fullPage: true });
    expect(await agents()).toBe(1);
    await page.getByRole("button", { name: "Leave" }).click();
    await expect.poll(agents, PATIENT).toBe(0);
    await close();
  });

  it("sends into one lane alone, and begins anew", async () => {
    const { page, close } = await opened();
    await connect(page);
    await page.getByLabel("Words for Session B").fill("only here");
    await page.getByLabel("Words for Session B").press("Enter");
    expect(await verdict(page)).toBe("Apart");
    expect(await page.locator("#lane-a .frames li").count()).toBe(0);
    const before = await page.locator("#lane-b .id").textContent();
    await page.getByRole("button", { name: "Two new sessions" }).click();
    expect(await page.locator("#lane-b .id").textContent()).not.toBe(before);
    expect(await page.locator("#verdict").textContent()).toBe("Nothing was sent yet.");
    await close();
  });

  it.each(SHOWN_HERE)("sees that they are not apart: %s", async (fault) => {
    const { page, close } = await opened({ fault });
    await page.locator("#fault").selectOption(fault);
    const said = (await page.locator("#fault-said").textContent())!;
    expect(said).toContain(`npx sessionproof serve --fault ${fault} --allow-origin ${site.origin}`);
    expect(said).toContain("caught");
    await connect(page);
    await page.getByRole("button", { name: "Send into both" }).click();
    await expect.poll(() => page.locator("#verdict b").allTextContents(), PATIENT).toEqual(["Not apart"]);
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `try-${fault}.png`), fullPage: true });
    expect(await violations(page)).toEqual([]);
    await close();
  });

  it("says what to do where the server lets no page in", async () => {
    const { page, close } = await opened({ allow: false });
    await page.getByRole("button", { name: "Connect" }).click();
    await page.getByText(`Is the server started with --allow-origin ${site.origin}?`).waitFor();
    await close();
  });

  it("says what the suite made of any wrong server, and leaves open what it does not show itself", async () => {
    const { page, close } = await opened();
    await page.getByLabel("Where").selectOption("all");
    await page.getByLabel("Search", { exact: true }).fill("every socket of the agent");
    await page.locator("#fault").selectOption("deltas-go-to-every-socket-of-the-agent");
    const said = (await page.locator("#fault-said").textContent())!;
    expect(said).toContain("may well not show it");
    expect(said).toContain("npx sessionproof demo --fault deltas-go-to-every-socket-of-the-agent --select routing.socket.hears-only-turns-sent-on-it");
    await close();
  });
});
