import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { IconButton } from "@/app/_ui/icon-button";

export interface AttachButtonProps {
  onFiles: (files: File[]) => void;
  disabled?: boolean;
}

/** Chooses files from the device; on a phone that is the camera, too. */
export function AttachButton({ onFiles, disabled }: AttachButtonProps) {
  const t = useTranslations("attachments");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        label={t("attach")}
        icon={<Paperclip aria-hidden size={16} />}
        disabled={disabled}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("attach")}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // Or the same file could not be chosen again.
          target.value = "";
        }}
      />
    </>
  );
}
