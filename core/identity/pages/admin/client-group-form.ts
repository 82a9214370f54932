import { recordPages } from "../record-pages.ts";

/** `/admin/client-groups/new` and `/admin/client-groups/:id`. */
export const clientGroupFormPages = recordPages({
  part: "identity",
  path: "/client-groups",
  permission: "client.manage_groups",
  template: "client-group-form",
  key: "id",
  methods: {
    get: "client_group_get",
    create: "client_group_create",
    update: "client_group_update",
    remove: "client_group_delete",
  },
  words: {
    create: "New client group",
    edit: "Client group",
    created: "The group is created.",
    saved: "The group is saved.",
    removed: "The group is deleted.",
  },
  blank: { title: "", clients: 0 },
  titleOf: ({ title }: { readonly title: string }) => title,
});
