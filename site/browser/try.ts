/* The page *try it*: two sessions over one socket of a server on this machine. */
import { startFaults } from "./try/faults.js";
import { startTalk } from "./try/talk.js";

startTalk();
startFaults();
