/** What a text frame asks for. */
export type Understood =
  | { readonly kind: "message"; readonly text: string; readonly named: unknown }
  | { readonly kind: "command"; readonly command: string; readonly args: string; readonly named: unknown }
  | { readonly kind: "ping" }
  /** `named` is what stood in `session_id`, where that could be read. */
  | { readonly kind: "unusable"; readonly message: string; readonly named: unknown };

/** Understands a text frame. A text that is no JSON at all is a message with that text; what begins like an object must be one. */
export function understand(text: string): Understood {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    if (text.trimStart().startsWith("{")) return unusable("The frame is not valid JSON");
    return text.trim() === "" ? unusable("Missing or empty 'content' field") : { kind: "message", text, named: undefined };
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) return unusable("Missing or empty 'content' field");
  const { type = "message", content, command, args, session_id: named } = json as Readonly<Record<string, unknown>>;
  switch (type) {
    case "message":
      if (typeof content !== "string" || content.trim() === "") return unusable("Missing or empty 'content' field", named);
      return { kind: "message", text: content, named };
    case "command":
      if (typeof command !== "string" || command.trim() === "") return unusable("Missing or empty 'command' field", named);
      return { kind: "command", command: command.trim(), args: typeof args === "string" ? args.trim() : "", named };
    case "ping":
      return { kind: "ping" };
    default:
      return unusable(typeof type === "string" ? `Unknown message type: ${type.slice(0, 100)}` : "The message type must be a string", named);
  }
}

function unusable(message: string, named?: unknown): Understood {
  return { kind: "unusable", message, named };
}

/** What stands in `session_id` of a frame that is refused unread, where it can be found. */
export function namedIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { readonly session_id?: unknown } | null)?.session_id;
  } catch {
    return undefined;
  }
}
