import type { HostProcess, WireAnswer } from "#test/harness/host-process.ts";

/** A call in a README: `curl … --json '…'`, and below it the status and the code of its answer. */
export type ReadmeCall = {
  readonly role: "client" | "admin";
  readonly method: string;
  readonly input: object;
  readonly status: number;
  readonly code: string | undefined;
};

/** The calls of a README, in their order. A `curl` that is not understood is a fault, so that none is passed over. */
export function readmeCalls(text: string): readonly ReadmeCall[] {
  const calls = [...text.matchAll(CALL)].map(
    ([, role, method = "", input = "", status, code]): ReadmeCall => ({
      role: role === "admin" ? "admin" : "client",
      method,
      input: JSON.parse(input) as object,
      status: Number(status),
      code,
    }),
  );
  const written = text.match(/^curl /gm)?.length ?? 0;
  if (calls.length !== written) throw new TypeError(`${written - calls.length} calls of the README cannot be read.`);
  return calls;
}

const CALL = /^curl -u "(?:admin|client):\$\w+" "\$SHOP\/api\/(admin|client)\/([\w/]+)" --json '(.*)'\n# (\d{3})(?: (\S+))?$/gm;

/** Sends the calls one after the other, the client's with the key that `profile/api_key_reset` answered, and answers what each got. */
export async function sendAll(
  host: HostProcess,
  calls: readonly ReadmeCall[],
): Promise<readonly (ReadmeCall & { readonly answer: WireAnswer })[]> {
  let clientKey = "";
  const sent: (ReadmeCall & { readonly answer: WireAnswer })[] = [];
  for (const call of calls) {
    const answer = await host.call(call.role, call.method, call.input, call.role === "client" ? { key: clientKey } : {});
    if (call.method === "profile/api_key_reset") clientKey = String(answer.result);
    sent.push({ ...call, answer });
  }
  return sent;
}
