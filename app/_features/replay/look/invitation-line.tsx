import { Check, Link2, Presentation, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import { lookAddress } from "./look-address";
import type { Invitation } from "./shared-view";
import { useSpanText } from "./use-span-text";

interface Props {
  invitation: Invitation;
  /** What they look at, in words; null for what this room does not hold. */
  what: string | null;
  onGo: () => void;
  onDismiss: () => void;
}

/** Somebody asks everybody to look at something. Nothing moves until the reader wants it. */
export function InvitationLine({ invitation, what, onGo, onDismiss }: Props) {
  const t = useTranslations("replay.look");
  const spanText = useSpanText();
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const { person, look } = invitation;
  const copy = () =>
    navigator.clipboard.writeText(lookAddress(window.location.href, look)).then(
      () => setCopied("yes"),
      () => setCopied("failed"),
    );
  const copyWords = { no: "copy", yes: "copied", failed: "notCopied" } as const;
  return (
    <div className="flex items-center gap-2 border-b border-weak bg-info px-3 py-1.5 text-sm text-primary max-room:flex-wrap room:px-4">
      <Presentation aria-hidden size={16} className="shrink-0 text-info" />
      <p role="status" className="min-w-0 grow">
        {t("invitation", { name: person.name, range: spanText(look), what: what ?? t("unknown") })}
      </p>
      <div className="flex shrink-0 items-center gap-1">
        <Button size="sm" variant="primary" onClick={onGo}>
          {t("go")}
        </Button>
        <IconButton
          label={t(copyWords[copied])}
          icon={copied === "yes" ? <Check aria-hidden size={16} /> : <Link2 aria-hidden size={16} />}
          onClick={() => void copy()}
        />
        <IconButton label={t("dismiss")} icon={<X aria-hidden size={16} />} onClick={onDismiss} />
      </div>
    </div>
  );
}
