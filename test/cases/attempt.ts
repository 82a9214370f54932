import { AppError } from "#core/kernel/app-error.ts";

export type Attempt<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string };

/** Makes a call that may be refused; anything else that goes wrong is thrown on. */
export async function attempt<Value>(call: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return { ok: false, code: error.code };
    throw error;
  }
}
