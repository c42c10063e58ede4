export { openStage } from "./open.js";
