import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };

/** The site, built into a folder of its own and served as any file server would. */
export interface ServedSite {
  readonly folder: string;
  readonly origin: string;
  /** Paths of all pages. */
  readonly pages: readonly string[];
  close(): Promise<void>;
}

/** Builds the site from what `npm run build` has made. */
export function builtSite(): { readonly folder: string; readonly pages: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), "sessionproof-site-"));
  execFileSync(process.execPath, ["dist/site/build/main.js", folder], { encoding: "utf8" });
  const pages = readdirSync(folder, { recursive: true }).map((name) => String(name).replaceAll("\\", "/")).filter((name) => name.endsWith(".html")).sort();
  return { folder, pages };
}

export async function servedSite(): Promise<ServedSite> {
  const { folder, pages } = builtSite();
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://site").pathname));
    try {
      const bytes = readFileSync(join(folder, path.endsWith("/") ? `${path}index.html` : path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/html; charset=utf-8" }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    folder,
    pages,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
