import type { ConformanceCase } from "../../src/runner/index.js";
import { doors } from "./doors/index.js";
import { turns } from "./turns/index.js";
import { failure } from "./failure/index.js";
import { silent } from "./silent/index.js";
import { tools } from "./tools/index.js";
import { usage } from "./usage/index.js";
import { cancel } from "./cancel/index.js";
import { disconnect } from "./disconnect/index.js";
import { deletion } from "./delete/index.js";
import { stream } from "./stream/index.js";
import { frames } from "./frames/index.js";
import { text } from "./text/index.js";
import { ids } from "./ids/index.js";
import { routing } from "./routing/index.js";
import { simultaneity } from "./simultaneity/index.js";
import { ownership } from "./ownership/index.js";
import { history } from "./history/index.js";
import { active } from "./active/index.js";
import { context } from "./context/index.js";
import { tags } from "./tags/index.js";
import { order } from "./order/index.js";
import { compaction } from "./compact/index.js";
import { reset } from "./reset/index.js";
import { clear } from "./clear/index.js";

/** Every case, smoke first, then area by area. */
export const cases: readonly ConformanceCase[] = [...doors, ...turns, ...failure, ...silent, ...tools, ...usage, ...cancel, ...disconnect, ...deletion, ...stream, ...frames, ...text, ...routing, ...ids, ...simultaneity, ...ownership, ...history, ...active, ...context, ...tags, ...order, ...compaction, ...reset, ...clear];
