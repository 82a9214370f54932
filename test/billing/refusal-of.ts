/** What a piece of work was refused with; it is a fault of the test when it was not. */
export async function refusalOf(
  work: Promise<unknown>,
): Promise<{ readonly code: string; readonly details: Readonly<Record<string, unknown>> }> {
  const fault: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (fault instanceof Error && "code" in fault && "details" in fault) {
    return { code: String(fault.code), details: { ...(fault.details as object) } };
  }
  throw new Error("It was not refused.", { cause: fault });
}

/** The code of that refusal. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  return (await refusalOf(work)).code;
}
