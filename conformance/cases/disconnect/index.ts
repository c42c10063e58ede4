import { disconnectCases } from "./disconnect.js";

export const disconnect = disconnectCases;
