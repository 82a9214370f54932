import Fastify from "fastify";
import pg from "pg";
import { monotonicMs } from "#core/kernel/clock.ts";
import { callText, HttpConnection } from "../load/http-connection.ts";
import { ADMINISTRATOR_EMAIL, ADMINISTRATOR_KEY, ADMINISTRATOR_PASSWORD, type HostUnderTest } from "../shop/host-under-test.ts";
import { type ListQuestion, listQuestions } from "./list-questions.ts";
import { signIn } from "./sign-in.ts";

/** How long something took, over a few runs, after one that does not count. */
export type Took = { readonly fastestMs: number; readonly medianMs: number; readonly p95Ms: number };

export type ListAnswer = { readonly title: string; readonly api: Took | undefined; readonly page: Took | undefined };

export type MeasuredLists = {
  /** The least that fifty rows cost the database, and that a page costs the web server; measured all along the run. */
  readonly floors: { readonly rows: Took; readonly page: Took };
  readonly answers: readonly ListAnswer[];
};

/** Asks every question a few times over one connection each, signed in as the administrator. Throws on an answer that is not 200. */
export async function measureLists(host: HostUnderTest, url: string, coupons: number): Promise<MeasuredLists> {
  const cookie = await signIn(host.address, ADMINISTRATOR_EMAIL, ADMINISTRATOR_PASSWORD);
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  const bare = Fastify();
  bare.get("/", (_request, reply) => reply.type("text/html").send(BARE_PAGE));
  const product = new HttpConnection(host.address);
  const fastify = new HttpConnection(await bare.listen({ host: "127.0.0.1", port: 0 }));
  const rowsMs: number[] = [];
  const pageMs: number[] = [];
  const answers: ListAnswer[] = [];
  try {
    for (const question of listQuestions(coupons)) {
      answers.push(await answerOf(product, question, cookie));
      await timed(rowsMs, () => database.query({ name: "rows", text: "select * from promo order by id desc limit 50" }));
      await timed(pageMs, () => fastify.send(pageText("/", "")));
    }
  } finally {
    product.close();
    fastify.close();
    await bare.close();
    await database.end();
  }
  return { floors: { rows: tookOf(rowsMs), page: tookOf(pageMs) }, answers };
}

const RUNS = 9;
const BARE_PAGE = "<p>A page of the size that lists have.</p>".repeat(3_000);

async function answerOf(connection: HttpConnection, { title, api, page }: ListQuestion, cookie: string): Promise<ListAnswer> {
  const ask = async (request: string): Promise<Took> => {
    const send = async (): Promise<void> => {
      const { status, body } = await connection.send(request);
      if (status !== 200) throw new Error(`${title}: ${status} ${body.slice(0, 500)}`);
    };
    await send();
    const tookMs: number[] = [];
    for (let run = 0; run < RUNS; run += 1) await timed(tookMs, send);
    return tookOf(tookMs);
  };
  return {
    title,
    api: api === undefined ? undefined : await ask(callText(`admin/${api.path}`, ADMINISTRATOR_KEY, api.input)),
    page: page === undefined ? undefined : await ask(pageText(`/admin${page}`, cookie)),
  };
}

function pageText(path: string, cookie: string): string {
  return `GET ${path} HTTP/1.1\r\nhost: bench\r\naccept: text/html\r\ncookie: ${cookie}\r\n\r\n`;
}

async function timed(tookMs: number[], work: () => Promise<unknown>): Promise<void> {
  const start = monotonicMs();
  await work();
  tookMs.push(monotonicMs() - start);
}

function tookOf(tookMs: number[]): Took {
  const sorted = tookMs.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { fastestMs: at(0), medianMs: at(0.5), p95Ms: at(0.95) };
}
