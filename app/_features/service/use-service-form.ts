"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { draftOf, problemsOf, refusedFields, type ServiceDraft } from "@/app/_features/service/service-draft";
import { refusalOf, useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import type { Service } from "@/server/service/contract";
import { slugOf } from "@/server/service/rules";

/** A draft of a service, new or there already, and its way to the server. `onSaved` gets null for one that was removed. */
export function useServiceForm(service: Service | null, onSaved: (slug: string | null) => void) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(service));
  const [asked, setAsked] = useState(false);
  const [ownSlug, setOwnSlug] = useState(service !== null);
  const done = async (slug: string | null) => {
    await cache.invalidateQueries(trpc.service.pathFilter());
    onSaved(slug);
  };
  const save = useMutation({
    mutationFn: (wanted: ServiceDraft) =>
      service ? client.service.update.mutate({ id: service.id, ...wanted }) : client.service.create.mutate(wanted),
    onSuccess: ({ slug }) => done(slug),
  });
  const remove = useMutation({
    mutationFn: (id: string) => client.service.remove.mutate({ id }),
    onSuccess: () => done(null),
  });
  const problems = problemsOf(draft);
  const refused = save.error ? refusedFields(refusalOf(save.error).details) : {};
  const isFieldRefused = Object.keys(refused).length > 0;
  return {
    draft,
    /** The short name follows the name until somebody writes one. */
    change(part: Partial<ServiceDraft>) {
      save.reset();
      if (part.slug !== undefined) setOwnSlug(true);
      const named = part.name !== undefined && !ownSlug ? { slug: slugOf(part.name) } : {};
      setDraft((before) => ({ ...before, ...named, ...part }));
    },
    problems: { ...(asked ? problems : {}), ...refused },
    saveError: isFieldRefused ? null : save.error,
    removeError: remove.error,
    pending: save.isPending || remove.isPending,
    submit() {
      setAsked(true);
      if (Object.keys(problems).length === 0 && !save.isPending) save.mutate(draft);
    },
    remove: () => service && remove.mutate(service.id),
  };
}
