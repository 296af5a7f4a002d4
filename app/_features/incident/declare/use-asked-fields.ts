"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import {
  askedFields,
  type FieldDrafts,
  fieldProblems,
  filledFields,
} from "@/app/_features/incident/declare/asked-fields";
import type { Draft } from "@/app/_features/incident/declare/draft";
import type { FieldDraft } from "@/app/_features/incident/fields/field-draft";
import { useTRPC } from "@/app/_lib/trpc";

/** What the organization asks of who declares an incident, and what was filled in so far. */
export function useAskedFields(draft: Pick<Draft, "mode" | "isClosed" | "typeId">) {
  const trpc = useTRPC();
  const [drafts, setDrafts] = useState<FieldDrafts>({});
  const { data } = useQuery(trpc.field.list.queryOptions(undefined, { staleTime: 60_000 }));
  const asked = askedFields(data ?? [], draft);
  return {
    asked,
    drafts,
    change: (id: string, wanted: FieldDraft) => setDrafts((before) => ({ ...before, [id]: wanted })),
    problems: fieldProblems(asked, drafts, draft),
    filled: filledFields(asked, drafts),
  };
}
