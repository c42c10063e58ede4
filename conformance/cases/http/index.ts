import { answers } from "./answers.js";
import { aCharset, bodylessPosts, headOfASession, unknownMembers } from "./leniency.js";
import { badUtf8, brokenJson, unknownPaths, wrongContentTypes, wrongMethods, wrongShapes } from "./refusals.js";

export const http = [...answers, ...unknownPaths, ...wrongMethods, ...wrongContentTypes, ...brokenJson, ...wrongShapes, ...badUtf8, aCharset, headOfASession, ...unknownMembers, ...bodylessPosts];
