"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { laidOut } from "@/app/_features/intake/mapping/laid-out";
import { STARTER_MAPPINGS } from "@/app/_features/intake/mapping/starter-mappings";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { exactTime } from "@/app/_ui/exact-time";
import { Select } from "@/app/_ui/select";

const OWN = "own";
const MOST = 20;

export interface SampleChoiceProps {
  sourceId: string;
  onSample: (sample: string) => void;
}

/** What the mapping is tried on: a call that came, or what a known sender sends. */
export function SampleChoice({ sourceId, onSample }: SampleChoiceProps) {
  const t = useTranslations("intake.mapping");
  const locale = useLocale();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [chosen, setChosen] = useState(OWN);
  const calls = useQuery(trpc.intake.deliveries.queryOptions({ sourceId, limit: MOST }));
  const body = useMutation({
    mutationFn: (id: string) => client.intake.deliveryBody.query({ id }),
    onSuccess: ({ text }) => text !== null && onSample(laidOut(text)),
  });
  const called = calls.data?.filter(({ isKept }) => isKept) ?? [];
  const error = body.error ? errorText(body.error) : body.data?.text === null ? t("sampleTooLong") : undefined;
  return (
    <Select
      label={t("sampleFrom")}
      error={error}
      value={chosen}
      options={[
        { value: OWN, label: t("ownSample") },
        ...called.map(({ id, receivedAt, deadLetters }) => ({
          value: id,
          label: t(deadLetters > 0 ? "unreadCall" : "call", { at: exactTime(new Date(receivedAt), locale) }),
        })),
        ...STARTER_MAPPINGS.map(({ id }) => ({ value: id, label: t("starterSample", { name: t(`starter.${id}`) }) })),
      ]}
      onValue={(value) => {
        setChosen(value);
        body.reset();
        const starter = STARTER_MAPPINGS.find(({ id }) => id === value);
        if (starter) onSample(starter.sample);
        else if (value !== OWN) body.mutate(value);
      }}
    />
  );
}
