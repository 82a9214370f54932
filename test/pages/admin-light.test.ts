import t from "tap";
import { inspectAdmin } from "./admin-looks.ts";

t.setTimeout(900_000);

t.test("every admin page suits every width in the light", (t) => inspectAdmin(t, "light"));
