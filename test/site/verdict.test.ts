import { describe, expect, it } from "vitest";
import { isStray, ownersOf, verdictOn, type Place, type Placed, type Sent } from "../../site/browser/try/verdict.js";

const A: Sent = { key: "a", mark: "sp0001-c001-t1" };
const B: Sent = { key: "b", mark: "sp0001-c001-t2" };
const sent = [A, B];

const placed = (place: Place, type: string, content: string): Placed => ({ place, frame: { raw: content, type, sessionId: place === "elsewhere" ? undefined : `id-of-${place}`, content }, owners: ownersOf(content, sent) });
const answers = [placed("a", "response", `${A.mark}.1 amber`), placed("b", "response", `${B.mark}.1 amber`)];
const histories = { a: `you: ${A.mark}`, b: `you: ${B.mark}` };

describe("the verdict of the page that tries a server", () => {
  it("says apart only when every answer is in its lane and both histories hold their own", () => {
    expect(verdictOn(sent, answers, histories).word).toBe("apart");
  });

  it("says nothing before something was sent, and waits for the end of every turn and for both histories", () => {
    expect(verdictOn([], [], undefined).word).toBe("nothing");
    expect(verdictOn(sent, [placed("a", "text_delta", A.mark), answers[1]!], undefined)).toEqual({ word: "waiting", sentences: ["Waiting for the end of the answer in A."] });
    expect(verdictOn(sent, answers, undefined).word).toBe("waiting");
  });

  it("says not apart at once where words stand in the other lane, in none, or in both histories", () => {
    const crossed = placed("a", "text_delta", `${B.mark}.1 amber`);
    expect(isStray(crossed)).toBe(true);
    expect(verdictOn(sent, [crossed], undefined)).toEqual({ word: "not apart", sentences: ["A text_delta frame with words of B names session A."] });
    expect(verdictOn(sent, [placed("elsewhere", "response", A.mark)], undefined).sentences).toEqual(["A response frame with words of A names no session."]);
    expect(verdictOn(sent, answers, { ...histories, b: `${A.mark} ${B.mark}` }).sentences).toEqual([`The history of B holds ${A.mark}, which was said in A.`]);
    expect(verdictOn(sent, answers, { ...histories, a: "" }).sentences).toEqual([`The history of A does not hold ${A.mark}, which was said there.`]);
  });

  it("claims nothing about answers that do not repeat their mark", () => {
    const plain = [placed("a", "response", "Hello there"), answers[1]!];
    expect(verdictOn(sent, plain, histories).word).toBe("undecided");
    expect(verdictOn(sent, [placed("a", "error", A.mark), answers[1]!], histories).word).toBe("undecided");
  });
});
