import { silentCases } from "./silent.js";

export const silent = silentCases;
