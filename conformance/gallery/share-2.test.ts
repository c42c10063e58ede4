import { galleryShare } from "./share.test-support.js";

galleryShare(1, 2);
