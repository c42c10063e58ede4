import { isRecord } from "./wire.js";

/** A call of `POST /v1/embeddings`, read. https://platform.openai.com/docs/api-reference/embeddings */
export interface EmbeddingsRequest {
  readonly texts: readonly string[];
  readonly dimensions: number;
  readonly base64: boolean;
}

const DEFAULT_DIMENSIONS = 64;
const MAX_DIMENSIONS = 4096;

/** Undefined when there is nothing to embed. Lists of tokens are embedded as their numbers. */
export function readEmbeddings(body: unknown): EmbeddingsRequest | undefined {
  if (!isRecord(body)) return undefined;
  const { input, dimensions } = body;
  const isTokens = (one: unknown): one is number[] => Array.isArray(one) && one.length > 0 && one.every((token) => typeof token === "number");
  const list: readonly unknown[] = Array.isArray(input) && !isTokens(input) ? input : [input];
  const texts = list.map((one) => (typeof one === "string" ? one : isTokens(one) ? one.join(" ") : undefined));
  if (texts.length === 0 || !texts.every((text) => text !== undefined)) return undefined;
  const asked = typeof dimensions === "number" && Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= MAX_DIMENSIONS;
  return { texts, dimensions: asked ? dimensions : DEFAULT_DIMENSIONS, base64: body["encoding_format"] === "base64" };
}

export function embeddingsAnswer(request: EmbeddingsRequest, model: string): object {
  const data = request.texts.map((text, index) => {
    const vector = embed(text, request.dimensions);
    return { object: "embedding", index, embedding: request.base64 ? packed(vector) : vector };
  });
  const tokens = Math.max(1, Math.ceil(request.texts.join("").length / 4));
  return { object: "list", data, model, usage: { prompt_tokens: tokens, total_tokens: tokens } };
}

/**
 * A unit vector out of the words of a text: the same text gives the same vector, texts that share words are near each
 * other, so that a memory that looks for likeness finds it. A text without words points along the first axis.
 */
export function embed(text: string, dimensions = DEFAULT_DIMENSIONS): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const hash = fnv1a(word);
    vector[hash % dimensions]! += hash & 0x10000 ? 1 : -1;
  }
  const length = Math.hypot(...vector);
  if (length === 0) return vector.map((_, axis) => (axis === 0 ? 1 : 0));
  return vector.map((value) => value / length);
}

/** 32-bit FNV-1a over UTF-16 units. http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

/** Little-endian 32-bit floats in base64, as the common clients ask for. */
function packed(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  vector.forEach((value, at) => bytes.writeFloatLE(value, at * 4));
  return bytes.toString("base64");
}
