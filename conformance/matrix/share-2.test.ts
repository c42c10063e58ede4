import { matrixShare } from "./share.test-support.js";

matrixShare(1, 4);
