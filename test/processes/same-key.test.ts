import t from "tap";
import { hostProcess, sharedDatabase, type WireAnswer } from "#test/harness/host-process.ts";
import { onDatabase } from "./on-database.ts";
import { hostAt, signUpClients } from "./shop.ts";

const keys = 20;
const submissions = 16;

t.test("a storm of submissions under a few keys over two host processes has one effect a key and identical answers", async (t) => {
  const url = await sharedDatabase(t);
  const hosts = [await hostProcess(t, url), await hostProcess(t, url)];
  const [client] = await signUpClients(hosts, 1);
  if (client === undefined) throw new TypeError("No client was made.");

  const storm = Array.from({ length: keys * submissions }, (_, index) => index);
  const answers = await Promise.all(storm.map((index) => submitted(index)));

  for (let key = 0; key < keys; key += 1) {
    const bodies = new Set(
      answers.filter((_, index) => index % keys === key).map(({ status, result }) => JSON.stringify({ status, result })),
    );
    t.equal(bodies.size, 1, `key ${key} has one answer`);
  }
  t.ok(answers.every(({ status }) => status === 200));
  t.same(await onDatabase(url, "select count(*)::int as entries, sum(amount_minor)::int as total, max(seq) as seq from client_balance"), [
    { entries: keys, total: keys * 100, seq: keys },
  ]);

  /** A submission that finds its key at work asks again, as the contract tells it to. */
  async function submitted(index: number): Promise<WireAnswer> {
    for (;;) {
      const input = { id: client?.id, amount: 1, description: `Storm ${index % keys}` };
      const answer = await hostAt(hosts, index).call("admin", "client/balance_add_funds", input, {
        idempotencyKey: `storm-key-number-${index % keys}`,
      });
      if (answer.error?.code !== "idempotency.in_progress" && answer.error?.code !== "busy") return answer;
    }
  }
});
