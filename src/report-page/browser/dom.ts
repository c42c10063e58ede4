/** What may stand inside an element: another one, or text, which is never read as markup. */
export type Child = Node | string | undefined;

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An HTML element. A `true` attribute is there and empty; `false` and `undefined` are left out. */
export function el<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[Name] {
  return filled(document.createElement(name), attributes, children);
}

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element. */
export function svg<Name extends keyof SVGElementTagNameMap>(name: Name, attributes: Attributes = {}, ...children: readonly Child[]): SVGElementTagNameMap[Name] {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A block of text as received, reachable by keyboard since it may scroll. */
export function block(label: string, text: string): HTMLElement {
  return el("pre", { tabindex: 0, role: "group", "aria-label": label }, text);
}

/** A sentence with what stands between backticks as code. */
export function sentence(text: string): Node {
  const parts = text.split(/`([^`]+)`/);
  const fragment = document.createDocumentFragment();
  fragment.append(...parts.map((part, index) => (index % 2 === 1 ? el("code", {}, part) : part)));
  return fragment;
}
