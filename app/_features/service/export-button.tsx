"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/app/_lib/trpc";
import { Button } from "@/app/_ui/button";

const FILE = "services.yaml";

/** Takes the catalogue out as a file. */
export function ExportButton() {
  const t = useTranslations("services");
  const client = useTRPCClient();
  const save = useMutation({
    mutationFn: () => client.service.export.query(),
    onSuccess: ({ text }) => {
      const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
      Object.assign(document.createElement("a"), { href: address, download: FILE }).click();
      URL.revokeObjectURL(address);
    },
  });
  return (
    <Button
      variant="ghost"
      icon={<Download aria-hidden size={16} />}
      pending={save.isPending}
      onClick={() => save.mutate()}
    >
      {t(save.isError ? "exportFailed" : "export")}
    </Button>
  );
}
