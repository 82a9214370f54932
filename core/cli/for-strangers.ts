import { resolveForStrangers } from "#core/host/resolve-for-strangers.ts";

// Loaded before the tests of modules that lie outside of this project.

resolveForStrangers();
