import { Marked, type Token, type Tokens } from "marked";
import { escaped, Html } from "./html.js";
import type { Links } from "./links.js";
import type { Find } from "./page.js";
import { slugs } from "./slug.js";

/** A Markdown document as markup. */
export interface Document {
  readonly title: string;
  /** Its first paragraph, as plain text. */
  readonly lead: string;
  readonly body: Html;
  /** Its sections. */
  readonly finds: readonly Find[];
}

/** Renders a document of the repository; `source` is its path there, from which its links lead. */
export function render(markdown: string, source: string, links: Links, kind: string): Document {
  const slug = slugs();
  let within = false;
  const sections: { title: string; at?: string; text: string }[] = [];
  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading): string {
        const id = slug(plain(text));
        return `<h${depth} id="${escaped(id)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      // An id of the ledger, or the name of a wrong server, leads to its place; a link in a link leads nowhere.
      codespan({ text }: Tokens.Codespan): string {
        const to = within ? undefined : links.named(source, text);
        const code = `<code>${escaped(text)}</code>`;
        return to === undefined ? code : `<a href="${escaped(to)}">${code}</a>`;
      },
      link({ href, tokens }: Tokens.Link): string {
        within = true;
        const inner = this.parser.parseInline(tokens);
        within = false;
        const to = links.from(source, href);
        return to === undefined ? inner : `<a href="${escaped(to)}">${inner}</a>`;
      },
      table(token: Tokens.Table): string {
        // A head without text heads nothing.
        const cells = (row: Tokens.TableCell[], tag: string): string => `<tr>${row.map(({ tokens, text }) => (tag === "th" && text === "" ? "<td></td>" : `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`)).join("")}</tr>\n`;
        // A head of empty cells is GitHub's way to have no head.
        const head = token.header.every(({ text }) => text === "") ? "" : `<thead>${cells(token.header, "th")}</thead>`;
        return `<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>${head}<tbody>\n${token.rows.map((row) => cells(row, "td")).join("")}</tbody></table></div>\n`;
      },
    },
  });
  const tokens = marked.lexer(markdown.replace(/<!--[\s\S]*?-->\n?/g, ""));
  const headingSlug = slugs();
  for (const token of tokens) {
    if (token.type === "heading") sections.push({ title: plain((token as Tokens.Heading).text), at: headingSlug(plain((token as Tokens.Heading).text)), text: "" });
    else if (sections.length > 0 && !isLongTable(token)) sections.at(-1)!.text += ` ${plain(token.raw)}`;
  }
  const title = sections[0]?.title ?? source;
  const lead = plain(tokens.find((token) => token.type === "paragraph")?.raw ?? "").replace(/\s+/g, " ").trim();
  const finds = sections.map((section, k) => ({ ...(k === 0 || section.at === undefined ? {} : { at: section.at }), title: k === 0 ? title : `${title}: ${section.title}`, text: section.text.replace(/\s+/g, " ").slice(0, 4_000), kind }));
  return { title, lead, body: new Html(marked.parser(tokens)), finds };
}

/** Markdown without its marks. */
function plain(text: string): string {
  return text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[`*|]|-{3,}/g, "");
}

/** What such a table lists has places of its own on the site, which search finds. */
function isLongTable(token: Token): boolean {
  return token.type === "table" && (token as Tokens.Table).rows.length > 30;
}
