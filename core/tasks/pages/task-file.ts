import { definePage, type PageRequest } from "#core/events/page.ts";
import { taskIdOf } from "./task-id.ts";

type Piece = { readonly name: string; readonly type: string; readonly parts: number; readonly content: string };

/** `/admin/tasks/:id/file`: the file that background work has made, sent piece by piece. */
export const taskFilePage = definePage({
  area: "admin",
  path: "/tasks/:id/file",
  title: "File",
  permission: "profile.manage",
  template: "task",
  load: async (_scope, { params, call }) => {
    const id = taskIdOf({ params });
    const first = await call<Piece>("task_get_file", { id });
    return { download: { name: first.name, type: first.type, body: pieces(call, id, first) } };
  },
});

async function* pieces(call: PageRequest["call"], id: number, first: Piece): AsyncGenerator<Uint8Array> {
  yield Buffer.from(first.content, "base64");
  for (let part = 1; part < first.parts; part += 1) {
    const { content } = await call<Piece>("task_get_file", { id, part });
    yield Buffer.from(content, "base64");
  }
}
