import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";

/** Debian's Chromium, or the one that `CHROMIUM` names; no browser is ever downloaded. */
const PLACES = process.env["CHROMIUM"] === undefined ? ["/usr/bin/chromium", "/usr/bin/chromium-browser"] : [process.env["CHROMIUM"]];
export const CHROMIUM = PLACES.find((path) => existsSync(path));
export const WITHOUT_BROWSER = `there is no browser (${PLACES.join(", ")}), so no page is opened: apt-get install -y chromium`;

/** A container's root may not have the sandbox, and nothing from elsewhere is opened. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM!, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}

export interface Opened {
  readonly page: Page;
  /** Errors of the page, messages of its console, and what it asked for besides itself. */
  readonly complaints: readonly string[];
}

export interface Look {
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
  readonly hash?: string;
}

export async function open(browser: Browser, file: string, { colorScheme = "light", width = 1280, hash = "" }: Look = {}): Promise<Opened> {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("dialog", (dialog) => void dialog.dismiss().then(() => complaints.push(`dialog: ${dialog.message()}`)));
  page.on("request", (request) => request.url().startsWith("file:") || complaints.push(`asked for ${request.url()}`));
  await page.goto(pathToFileURL(file).href + (hash === "" ? "" : `#${hash}`));
  return { page, complaints };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe (WCAG 2.2 A and AA, and its best practices) finds wrong, rule and element. Looked at are all rules, or `only` some, everywhere but below `except`. */
export async function violations(page: Page, { except = [], only }: { readonly except?: readonly string[]; readonly only?: readonly string[] } = {}): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async ({ exclude, rules }) => {
    const { violations: found } = await (globalThis as unknown as { axe: { run(context: object, options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> } }).axe.run({ exclude }, {
      runOnly: rules ?? ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
    });
    return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ""}`));
  }, { exclude: [...except], rules: only && [...only] });
}
