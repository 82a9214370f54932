import { attendRun } from "./attend-run.ts";

// Runs once after the tests, whether they passed or not.
attendRun("end", process.ppid);
