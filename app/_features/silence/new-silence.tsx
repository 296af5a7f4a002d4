"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { SilenceForm, type WrittenSilence } from "@/app/_features/silence/silence-form";
import { idempotencyKey } from "@/app/_lib/idempotency-key";
import { refusalOf, useTRPC } from "@/app/_lib/trpc";
import { Select } from "@/app/_ui/select";
import { useSilenceWords } from "@/app/_features/silence/use-silence-words";
import { SILENCE_MINUTES, SILENCE_OWNERS, type SilenceDraft, type SilenceOwner } from "@/server/silence/contract";

export interface NewSilenceProps {
  id: string;
  incidentNumber: number;
  draft: SilenceDraft;
  onCreated: () => void;
}

const LOST = new Set<string>(["OFFLINE", "INTERNAL", "DATABASE_UNAVAILABLE"]);
const isLost = (error: unknown): boolean => LOST.has(refusalOf(error).code);

/** A silence that is to be: its matchers, how long, and why. */
export function NewSilence({ id, incidentNumber, draft, onCreated }: NewSilenceProps) {
  const t = useTranslations("silences");
  const words = useSilenceWords();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [owner, setOwner] = useState<SilenceOwner>(draft.owner);
  const sent = useRef<{ content: string; key: string } | null>(null);
  const create = useMutation(
    trpc.silence.create.mutationOptions({
      onSuccess: onCreated,
      // What was refused is listed, too.
      onSettled: () => cache.invalidateQueries(trpc.silence.list.queryFilter({ incidentNumber })),
    }),
  );

  const submit = ({ matchers, comment, minutes = SILENCE_MINUTES.usual, endsWithIncident = false }: WrittenSilence) => {
    const wanted = { incidentNumber, owner, matchers, comment, minutes, endsWithIncident };
    const content = JSON.stringify(wanted);
    // Only an answer that got lost may be asked for again: what was refused is refused for good.
    const isSame = sent.current?.content === content && isLost(create.error);
    if (!isSame || !sent.current) sent.current = { content, key: idempotencyKey() };
    create.mutate({ ...wanted, idempotencyKey: sent.current.key });
  };

  return (
    <SilenceForm
      id={id}
      incidentNumber={incidentNumber}
      owner={owner}
      isOpen={draft.isOpen}
      initial={{
        matchers: draft.matchers,
        comment: draft.comment,
        length: draft.isOpen ? { kind: "incident" } : { kind: "minutes", minutes: draft.minutes },
      }}
      author={draft.createdBy}
      pending={create.isPending}
      error={create.error}
      onSubmit={submit}
    >
      {draft.owners.length > 1 && (
        <Select
          label={t("form.owner")}
          hint={t("form.ownerHint")}
          value={owner}
          options={draft.owners.map((each) => ({ value: each, label: words.owner(each) }))}
          onValue={(value) => setOwner(SILENCE_OWNERS.find((each) => each === value) ?? draft.owner)}
        />
      )}
    </SilenceForm>
  );
}
