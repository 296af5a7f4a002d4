import { useMutation, useQueryClient } from "@tanstack/react-query";
import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { addressHere } from "./subscribe-browser";

/** Has the server send something to this browser, and says how that went. */
export function TestButton() {
  const t = useTranslations("notification.test");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const server = useTRPCClient();
  const cache = useQueryClient();
  const test = useMutation({
    mutationFn: async () => {
      const address = await addressHere();
      return address ? server.notification.test.mutate({ endpoint: address.endpoint }) : null;
    },
    onSettled: () => cache.invalidateQueries({ queryKey: trpc.notification.settings.queryKey() }),
  });
  const outcome = test.data;
  const reason = outcome?.reason ?? "";
  return (
    <div className="grid justify-items-start gap-2">
      <Button icon={<BellRing aria-hidden size={14} />} pending={test.isPending} onClick={() => test.mutate()}>
        {t("send")}
      </Button>
      <p role="status" className="text-sm text-secondary">
        {outcome?.state === "taken" && t("sent")}
        {(outcome === null || outcome?.state === "gone") && <span className="text-warning">{t("gone")}</span>}
        {outcome?.state === "later" && <span className="text-warning">{t("later", { reason })}</span>}
        {outcome?.state === "refused" && <span className="text-warning">{t("refused", { reason })}</span>}
        {test.error && <span className="text-error">{errorText(test.error)}</span>}
      </p>
    </div>
  );
}
