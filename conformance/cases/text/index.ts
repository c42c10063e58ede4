import { textAlways } from "./always.js";
import { linesAreKept, longAnswers, markup, reachesTheModel, repeatedPieces } from "./text.js";
import { splitCharacters, unicode } from "./unicode.js";

export const text = [...textAlways, linesAreKept, ...unicode, splitCharacters, ...reachesTheModel, repeatedPieces, ...markup, ...longAnswers];
