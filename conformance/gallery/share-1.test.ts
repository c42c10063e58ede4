import { galleryShare } from "./share.test-support.js";

galleryShare(0, 2);
