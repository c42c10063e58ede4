import { createHash, timingSafeEqual } from "node:crypto";
import type { Settings } from "../options.js";
import { Refusal } from "../refusal.js";
import type { Call, Gate, Seams } from "../seams.js";
import { originIsKnown, type OwnAddress } from "./origin.js";
import { RateWindow } from "./rate-window.js";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
/** The one operation that asks for no key. */
const PUBLIC = new Set(["getHealth"]);

/** @param own where the server listens; undefined before it does. */
export function strictGate(settings: Settings, seams: () => Seams, own: () => OwnAddress | undefined): Gate {
  const { limits } = settings;
  const requests = new RateWindow(limits.requestsPerMinute);
  const frames = new RateWindow(limits.messagesPerMinutePerSocket);

  return {
    authorise(call, about) {
      if (settings.apiKey === "" || PUBLIC.has(about.operation)) return;
      const offered = credentialOf(call);
      if (offered.some((text) => sameText(text, settings.apiKey))) return;
      const message = offered.length > 0 ? "Invalid API key" : "Missing Authorization: Bearer <api_key> header";
      throw new Refusal(401, message, { "www-authenticate": "Bearer" });
    },
    origin(call) {
      const origin = call.headers["origin"];
      if (origin === undefined || (SAFE.has(call.method) && !call.upgrade)) return;
      if (!originIsKnown(origin, call.headers["host"], own(), settings.allowedOrigins)) throw new Refusal(403, "Origin not allowed");
    },
    admit(call, about) {
      const now = seams().clock.now();
      const waitMs = requests.take(call.address, now);
      if (waitMs > 0) throw tooMany(`At most ${limits.requestsPerMinute} requests per minute`, waitMs);
      if (!call.upgrade || about.operation === "unknown" || limits.socketsPerAddress === undefined) return;
      const open = seams().hub.open().filter(({ door, address }) => door === "ws" && address === call.address).length;
      if (open >= limits.socketsPerAddress) throw tooMany(`At most ${limits.socketsPerAddress} open sockets per address`, 1_000);
    },
    frame(bytes, about) {
      const waitMs = frames.take(about.connection ?? "", seams().clock.now());
      if (waitMs > 0) throw tooMany(`Rate limit exceeded. Max ${limits.messagesPerMinutePerSocket} messages per minute`, waitMs);
      if (bytes > limits.maxFrameBytes) throw new Refusal(413, `Message too large (max ${limits.maxFrameBytes} bytes)`);
    },
    message(text) {
      if (Buffer.byteLength(text) > limits.maxMessageBytes) throw new Refusal(413, `Message too large (max ${limits.maxMessageBytes} bytes)`);
    },
  };
}

function tooMany(message: string, waitMs: number): Refusal {
  return new Refusal(429, message, { "retry-after": String(Math.max(1, Math.ceil(waitMs / 1_000))) });
}

/** What the caller offers as key: the Bearer header where there is one; at an upgrade else `?token=`, as sent and percent-decoded. */
function credentialOf(call: Call): string[] {
  const header = call.headers["authorization"];
  if (header !== undefined) return [/^bearer +(.*)$/i.exec(header)?.[1]?.trim() ?? ""];
  if (!call.upgrade) return [];
  const token = call.query.split("&").find((pair) => pair.startsWith("token="))?.slice("token=".length);
  if (token === undefined) return [];
  try {
    return [token, decodeURIComponent(token)];
  } catch {
    return [token];
  }
}

/** Compared by digest, so that the time taken tells neither length nor prefix. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
