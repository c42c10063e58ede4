import { matrixShare } from "./share.test-support.js";

matrixShare(3, 4);
