import { type Environment, readEnvironment } from "#config/environment.ts";

/** The environment of a host under test: a clock that can be set, no workers of its own, a fixed secret. Names as in a real one. */
export function testEnvironment(url: string, overrides: Readonly<Record<string, string>> = {}): Environment {
  return readEnvironment({
    DATABASE_URL: url,
    TEST_CLOCK: "1",
    WORKERS: "0",
    APP_SECRET: "a-secret-for-tests-only-0123456789abcdef",
    ...overrides,
  });
}
