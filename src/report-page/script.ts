import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where the build puts the page's script: beside this file, and for those who run the sources, where it would be. */
const PLACES = ["./page.js", "../../dist/src/report-page/page.js"] as const;

let read: string | undefined;

/** The script of the page, as `npm run build` bundles it from browser/. Throws where it has not been built. */
export function pageScript(): string {
  if (read !== undefined) return read;
  const file = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) => existsSync(path));
  if (file === undefined) throw new Error("the script of the report page is not built: npm run build");
  // The only text that could end the element it stands in.
  return (read = readFileSync(file, "utf8").replaceAll("</script", "<\\/script"));
}
