/** Set to `whole`, the tests judge every server of every list; otherwise every second one of the long lists. */
const VARIABLE = "SESSIONPROOF_TESTS";

/** Those of a long list that `npm test` judges; all of them with `npm run test:whole`. */
export function tested<One>(list: readonly One[]): readonly One[] {
  return process.env[VARIABLE] === "whole" ? list : list.filter((_, n) => n % 2 === 0);
}
