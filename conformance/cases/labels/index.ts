import { labelCases } from "./labels.js";

/** A label is its session's. */
export const labels = labelCases;
