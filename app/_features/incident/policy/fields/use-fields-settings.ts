"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { refusalOf, useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { useOfferUndo } from "@/app/_ui/undo-toast-provider";
import type { CustomField } from "@/server/field/contract";

/** The organization's fields: their order and what is archived change at once, and are taken back when refused. */
export function useFieldsSettings(initial: CustomField[]) {
  const t = useTranslations("fields.settings");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const offerUndo = useOfferUndo();
  const { queryKey } = trpc.field.list.queryOptions();
  const { data: fields } = useQuery(trpc.field.list.queryOptions(undefined, { initialData: initial }));
  const show = (next: CustomField[]) => cache.setQueryData<CustomField[]>(queryKey, next);
  const refresh = () => cache.invalidateQueries({ queryKey });
  const standing = fields.filter(({ isArchived }) => !isArchived);
  const archived = fields.filter(({ isArchived }) => isArchived);

  const order = useMutation({
    scope: { id: "fields" },
    mutationFn: (ids: string[]) => client.field.order.mutate({ ids }),
    onSuccess: show,
    onError: refresh,
  });
  const archive = useMutation({
    scope: { id: "fields" },
    mutationFn: ({ id, version }: CustomField) => client.field.archive.mutate({ id, version, isArchived: true }),
    onSuccess: (field) => offerUndo(t("archived", { name: field.name }), () => restore.mutate(field)),
    onSettled: refresh,
  });
  const restore = useMutation({
    scope: { id: "fields" },
    mutationFn: ({ id, version }: CustomField) => client.field.archive.mutate({ id, version, isArchived: false }),
    onSettled: refresh,
  });
  function reset() {
    for (const each of [order, archive, restore]) each.reset();
  }
  const error = order.error ?? archive.error ?? restore.error;
  return {
    standing,
    archived,
    move(from: number, to: number) {
      const field = standing[from];
      if (!field) return;
      reset();
      const next = standing.toSpliced(from, 1).toSpliced(to, 0, field);
      show([...next, ...archived]);
      order.mutate(next.map(({ id }) => id));
    },
    archive(field: CustomField) {
      reset();
      archive.mutate(field);
    },
    restore(field: CustomField) {
      reset();
      restore.mutate(field);
    },
    /** Shows what was saved, and asks for the whole again. */
    keep(field: CustomField) {
      const isNew = !fields.some(({ id }) => id === field.id);
      show(isNew ? [...fields, field] : fields.map((each) => (each.id === field.id ? field : each)));
      void refresh();
    },
    error,
    isConflict: refusalOf(error).code === "CONFLICT",
    dismiss: reset,
  };
}
