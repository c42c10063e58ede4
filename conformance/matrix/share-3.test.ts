import { matrixShare } from "./share.test-support.js";

matrixShare(2, 4);
