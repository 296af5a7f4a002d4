"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { CATALOGUE_FILE_MAX } from "@/server/service/contract/catalogue-file";

/** A file on its way into the catalogue: written, looked at, taken. */
export function useImport(onTaken: () => void) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [text, setText] = useState("");
  const [isTooLarge, setTooLarge] = useState(false);
  const preview = useMutation({ mutationFn: () => client.service.previewImport.mutate({ text }) });
  const take = useMutation({
    mutationFn: (revision: string) => client.service.applyImport.mutate({ text, revision }),
    onSuccess: async () => {
      await cache.invalidateQueries(trpc.service.pathFilter());
      onTaken();
    },
  });
  const plan = preview.data ?? null;
  return {
    text,
    isTooLarge,
    plan,
    error: take.error ?? preview.error,
    pending: preview.isPending || take.isPending,
    setText(next: string) {
      setTooLarge(next.length > CATALOGUE_FILE_MAX);
      setText(next);
    },
    choose(file: File | undefined) {
      if (!file) return;
      // Four bytes a character at most: what is larger does not even have to be read.
      if (file.size > 4 * CATALOGUE_FILE_MAX) return setTooLarge(true);
      void file.text().then((read) => {
        setTooLarge(read.length > CATALOGUE_FILE_MAX);
        setText(read);
      });
    },
    look() {
      take.reset();
      if (!isTooLarge) preview.mutate();
    },
    back() {
      take.reset();
      preview.reset();
    },
    apply: () => plan?.revision && take.mutate(plan.revision),
  };
}
