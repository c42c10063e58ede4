import { usageCases } from "./usage.js";

export const usage = usageCases;
