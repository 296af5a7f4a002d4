"use client";

import { useTranslations } from "next-intl";
import { CodeBlock } from "@/app/_features/intake/code-block";
import { CopiedLine } from "@/app/_features/intake/copied-line";
import { type Sender, snippetsOf } from "@/app/_features/intake/source/snippets-of";

/** What is done at the sending side, ready to paste. */
export function SnippetList({ sender }: { sender: Sender }) {
  const t = useTranslations("intake.snippet");
  const { fields, texts } = snippetsOf(sender);
  return (
    <div className="grid gap-4">
      <p className="text-sm text-primary">{t(`steps.${sender.kind}`)}</p>
      {fields.length > 0 && (
        <dl>
          {fields.map(({ id, value }) => (
            <CopiedLine key={id} label={t(`field.${id}`)} value={value} />
          ))}
        </dl>
      )}
      {texts.map(({ id, text }) => (
        <CodeBlock key={id} label={t(`text.${id}`)} text={text} />
      ))}
    </div>
  );
}
