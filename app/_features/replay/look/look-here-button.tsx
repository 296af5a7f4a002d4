import { Presentation } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { IconButton } from "@/app/_ui/icon-button";

const SAID_MS = 4_000;

/** Asks everybody in the room to look; `onCall` answers false while there is nothing to look at. */
export function LookHereButton({ onCall }: { onCall: () => boolean }) {
  const t = useTranslations("replay.look");
  const [said, setSaid] = useState<"called" | "notCalled" | null>(null);
  useEffect(() => {
    if (said === null) return undefined;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <>
      <span role="status" className="max-w-40 truncate text-xs text-secondary max-room:sr-only">
        {said && t(said)}
      </span>
      <IconButton
        label={t("here")}
        icon={<Presentation aria-hidden size={16} />}
        onClick={() => said !== "called" && setSaid(onCall() ? "called" : "notCalled")}
      />
    </>
  );
}
