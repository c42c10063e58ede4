/** `/session/ID`, whatever stands for the id. */
export function sessionPath(session: unknown): string {
  return `/session/${encodeURIComponent(String(session))}`;
}

/** Every operation may say which directory it means. */
export function inDirectory(agent: string): { readonly directory: string } {
  return { directory: agent };
}

/** Body of both ways of sending a message. */
export function messageBody(text: string): string {
  return JSON.stringify({ parts: [{ type: "text", text }] });
}
