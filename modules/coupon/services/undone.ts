import type { Scope } from "#core/events/scope.ts";

/** Does the work in a transaction of which nothing is kept, and answers what it came to. Throws what the work throws. */
export async function undone<Result>(scope: Scope, work: (scope: Scope) => Promise<Result>): Promise<Result> {
  let answer: { readonly result: Result } | undefined;
  try {
    await scope.transaction(async (inner) => {
      answer = { result: await work(inner) };
      throw signal;
    });
  } catch (fault) {
    if (fault !== signal) throw fault;
  }
  if (answer === undefined) throw new TypeError("The work was done before it was undone.");
  return answer.result;
}

const signal = new Error("This is never kept.");
