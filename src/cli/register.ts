import type { Command } from "commander";
import type { Io } from "./io.js";

/** How a command joins the tool: it describes itself, and what it does ends with an exit code. */
export type Register = (program: Command, does: Does) => void;

/** Makes the action of a command from a function of its arguments, its options (as their parsers made them) and the world. */
export type Does = <Options extends object>(work: Work<Options>) => (...given: unknown[]) => Promise<void>;
export type Work<Options> = (args: readonly (string | undefined)[], options: Options, io: Io) => Promise<number>;
