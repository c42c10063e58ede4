import type { Report } from "../../generated/report.js";
import { countsOfNews, knownReds, wrongEntries } from "./known.js";
import { columnsOf, count } from "./layout.js";
import { verdict } from "./verdict.js";

/** What a badge says: a label, a message, and how good that is. */
interface Badge {
  readonly label: string;
  readonly message: string;
  readonly mood: keyof typeof COLOURS;
}

/** Names as shields.io has them, and the colours those are: all dark enough for white text (4.5:1, WCAG 2.2 §1.4.3). */
const COLOURS = { brightgreen: "#2c7a0c", yellow: "#8a6100", red: "#c0301c", lightgrey: "#6b6b6b" } as const;

function badgeOf(report: Report): Badge {
  const { requirements, cases } = countsOfNews(report);
  const [known, wrong] = [knownReds(report).length, wrongEntries(report).length];
  const label = "sessions apart";
  const { word } = verdict(report);
  if (word === "STOPPED") return { label, message: "stopped", mood: "lightgrey" };
  if (word === "NO VERDICT") return { label, message: "no verdict", mood: "lightgrey" };
  if (requirements.failed > 0) return { label, message: `${requirements.failed} broken`, mood: "red" };
  if (word === "FAILED" && cases.blocked === 0 && wrong > 0) return { label, message: `${wrong} wrongly listed`, mood: "red" };
  if (word === "FAILED") return { label, message: cases.blocked > 0 ? `${cases.blocked} blocked` : count(requirements.warned, "warning"), mood: "red" };
  const proved = count(requirements.passed, "requirement");
  const also = [...(requirements.warned > 0 ? [count(requirements.warned, "warning")] : []), ...(known > 0 ? [`${known} known failing`] : [])];
  if (also.length > 0) return { label, message: [proved, ...also].join(", "), mood: "yellow" };
  return { label, message: proved, mood: "brightgreen" };
}

/** The badge as an endpoint of shields.io reads it (https://shields.io/badges/endpoint-badge, schema version 1). */
export function badge(report: Report): string {
  const { label, message, mood } = badgeOf(report);
  return `${JSON.stringify({ schemaVersion: 1, label, message, color: mood, isError: mood === "red" || mood === "lightgrey" })}\n`;
}

/** Width of a character at 11 pixels, on the generous side: the text is then stretched to its room. */
const COLUMN_PX = 6.6;
const PADDING_PX = 7;
const HEIGHT_PX = 20;

/** The badge as a picture, with no font and no address of its own. */
export function badgeSvg(report: Report): string {
  const { label, message, mood } = badgeOf(report);
  const [left, right] = [widthOf(label), widthOf(message)];
  const text = (value: string, from: number, width: number): string =>
    `<text x="${from + width / 2}" y="14" textLength="${width - 2 * PADDING_PX}" lengthAdjust="spacingAndGlyphs">${value}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT_PX}" role="img" aria-label="${label}: ${message}">`,
    `<title>${label}: ${message}</title>`,
    `<clipPath id="r"><rect width="${left + right}" height="${HEIGHT_PX}" rx="3"/></clipPath>`,
    `<g clip-path="url(#r)"><rect width="${left}" height="${HEIGHT_PX}" fill="#444"/><rect x="${left}" width="${right}" height="${HEIGHT_PX}" fill="${COLOURS[mood]}"/></g>`,
    `<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">${text(label, 0, left)}${text(message, left, right)}</g>`,
    "</svg>\n",
  ].join("\n");
}

function widthOf(text: string): number {
  return Math.round(columnsOf(text) * COLUMN_PX + 2 * PADDING_PX);
}
