"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { LengthChoice } from "@/app/_features/silence/length-choice";
import { lengthToSend, type SilenceLength } from "@/app/_features/silence/silence-length";
import { SilenceReach } from "@/app/_features/silence/silence-reach";
import { useKnownLabels } from "@/app/_features/silence/use-known-labels";
import { useReach } from "@/app/_features/silence/use-reach";
import { useSilenceWords } from "@/app/_features/silence/use-silence-words";
import { useMatcherDraft } from "@/app/_lib/use-matcher-draft";
import { ConditionEditor } from "@/app/_ui/condition-editor";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { revealOnMount } from "@/app/_ui/reveal-on-mount";
import { TextField } from "@/app/_ui/text-field";
import type { Matcher } from "@/server/matcher/contract";
import { SILENCE_COMMENT_MAX, type SilenceOwner } from "@/server/silence/contract";

export interface WrittenSilence {
  matchers: Matcher[];
  comment: string;
  minutes?: number;
  endsWithIncident?: boolean;
}

export interface SilenceFormProps {
  id: string;
  incidentNumber: number;
  owner: SilenceOwner;
  /** Whether the incident runs. */
  isOpen: boolean;
  initial: { matchers: readonly Matcher[]; comment: string; length: SilenceLength };
  author: string;
  pending: boolean;
  /** Why it was not taken. */
  error: unknown;
  onSubmit: (written: WrittenSilence) => void;
  /** Above the comment. */
  children?: ReactNode;
}

/** What a silence holds back, for how long and why; its button stands outside. */
export function SilenceForm(props: SilenceFormProps) {
  const { id, incidentNumber, owner, isOpen, initial, author, pending, error, onSubmit, children } = props;
  const t = useTranslations("silences.form");
  const words = useSilenceWords();
  const [comment, setComment] = useState(initial.comment);
  const [length, setLength] = useState(initial.length);
  const [wasTried, setTried] = useState(false);
  const written = useMatcherDraft(initial.matchers, useKnownLabels(incidentNumber));
  const reach = useReach(incidentNumber, owner, written);
  const lacksComment = wasTried && comment.trim() === "";

  const submit = () => {
    setTried(true);
    const sent = lengthToSend(length, Date.now());
    if (!written.matchers || reach.problem || !sent || comment.trim() === "" || pending) return;
    onSubmit({ matchers: written.matchers, comment: comment.trim(), ...sent });
  };

  return (
    <form
      id={id}
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="grid gap-3">
        <ConditionEditor {...written.editorOf(reach.problem)} />
        <SilenceReach reach={reach} isEmpty={written.isEmpty} wasTried={wasTried} owner={words.owner(owner)} />
      </div>
      <LengthChoice
        length={length}
        isOpen={isOpen}
        canKeep={initial.length.kind === "kept"}
        wasTried={wasTried}
        onLength={setLength}
      />
      {children}
      <TextField
        label={t("comment")}
        hint={t("author", { name: author })}
        error={lacksComment && t("commentMissing")}
        value={comment}
        maxLength={SILENCE_COMMENT_MAX}
        onValue={setComment}
      />
      {error !== null && !pending && (
        <div ref={revealOnMount}>
          <ErrorNotice title={t("refused")}>{words.refusal(error)}</ErrorNotice>
        </div>
      )}
    </form>
  );
}
