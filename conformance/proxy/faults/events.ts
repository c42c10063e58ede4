import { dataOf } from "../aids.js";
import { blockOf } from "../json.js";
import type { JsonObject } from "../json.js";
import type { PassingStream, Spoiler, StreamBlock } from "../traffic.js";

/** Changes the events of one name; undefined drops them. */
export function events(name: string, change: (data: JsonObject, stream: PassingStream) => JsonObject | undefined): Spoiler {
  return {
    event(block, stream) {
      if (block.name !== name) return stream.send(block);
      const data = change(dataOf(block), stream);
      if (data) stream.send(blockOf(name, data));
    },
  };
}

export const isEnd = ({ name }: StreamBlock): boolean => name === "done" || name === "error";
