/** A log for tests that do not look at it. */
export const quietLog = { info() {}, warn() {}, error() {} };
