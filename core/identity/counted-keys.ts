import { failureLimit, type ThrottledAction } from "./throttle-limits.ts";
import type { ThrottleSubject } from "./throttle-subjects.ts";

/** The rows of `throttle` that an action counts for its subjects; sorted, so that two calls with common subjects lock them in one order. */
export function countedKeys(
  action: ThrottledAction,
  subjects: readonly ThrottleSubject[],
): readonly { readonly key: string; readonly limit: number }[] {
  return subjects
    .flatMap(({ kind, value }) => {
      const limit = failureLimit(action, kind);
      return limit === undefined ? [] : [{ key: `${action}:${kind}:${value}`, limit }];
    })
    .sort((left, right) => (left.key < right.key ? -1 : 1));
}
