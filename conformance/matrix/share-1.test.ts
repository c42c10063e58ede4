import { matrixShare } from "./share.test-support.js";

matrixShare(0, 4);
