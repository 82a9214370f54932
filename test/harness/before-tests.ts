import { attendRun } from "./attend-run.ts";

// Runs once before the tests. The parent is the test runner, which lives as long as the run does.
attendRun("begin", process.ppid);
