import { turnsAlways } from "./always.js";
import { eventsInOrder, framesInOrder } from "./order.js";
import { answeredWhenOver, idempotencyKey, sameTwice } from "./turns.js";

export const turns = [...turnsAlways, answeredWhenOver, sameTwice, framesInOrder, eventsInOrder, idempotencyKey];
