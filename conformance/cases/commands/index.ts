import { commandCases } from "./commands.js";

/** Commands on a socket act on one session. */
export const commands = commandCases;
