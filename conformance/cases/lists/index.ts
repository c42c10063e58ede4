import { listCases } from "./lists.js";

/** Lists hold every session once. */
export const lists = listCases;
