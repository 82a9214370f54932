import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the cluster of the tests lives and says how it is reached; a fixed place, so that no environment variable has to carry it. */
export const clusterFolder = join(dirname(fileURLToPath(import.meta.url)), "../../node_modules/.cache/largesse-test");

mkdirSync(join(clusterFolder, "runs"), { recursive: true, mode: 0o755 });

/** Written by the keeper once the cluster answers. */
export const addressFile = join(clusterFolder, "address.json");

/** One file per test run that needs the cluster, named after its process. */
export const runsFolder = join(clusterFolder, "runs");

export type ClusterAddress = { readonly url: string; readonly keeperPid: number };
