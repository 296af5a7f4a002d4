import { ChevronLeft, ChevronRight, Download, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, useState } from "react";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { IconButton } from "@/app/_ui/icon-button";
import { useByteSize } from "@/app/_ui/use-byte-size";
import { useFocusBack } from "@/app/_ui/use-focus-back";
import { isolated } from "../isolated";
import { attachmentAddress } from "./attachment-address";
import type { Picture } from "./attachment-view";

export interface LightboxProps {
  incidentNumber: number;
  pictures: readonly Picture[];
  /** Place of the picture that is shown; null for none. */
  shown: number | null;
  onShow: (shown: number | null) => void;
}

/** A picture as large as the window allows; arrows go to the next one of the message, Escape back to it. */
export function Lightbox({ incidentNumber, pictures, shown, onShow }: LightboxProps) {
  const t = useTranslations("attachments");
  const size = useByteSize();
  const focusBack = useFocusBack();
  const [failed, setFailed] = useState<string | null>(null);
  const picture = shown === null ? undefined : pictures[shown];
  if (shown === null || !picture) return null;
  const address = attachmentAddress(incidentNumber, picture.id);
  const name = isolated(picture.name);
  const go = (by: number) => {
    if (pictures[shown + by]) onShow(shown + by);
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === "ArrowLeft") go(-1);
    if (key === "ArrowRight") go(1);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onShow(null)}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-backdrop" />
        <Dialog.Content
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          {...focusBack}
          className="fixed inset-2 z-40 flex flex-col rounded-lg border border-medium bg-primary shadow-overlay"
        >
          <header className="flex items-center gap-2 border-b border-weak px-3 py-1.5">
            <Dialog.Title dir="auto" className="min-w-0 flex-1 truncate text-sm font-medium text-primary">
              {name}
            </Dialog.Title>
            <span className="tabular shrink-0 text-xs text-secondary max-sm:hidden">
              {picture.width} × {picture.height} · {size(picture.bytes)}
            </span>
            <a
              href={address}
              download={picture.name}
              aria-label={t("save", { name })}
              title={t("save", { name })}
              className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-secondary hover:bg-hover hover:text-primary coarse:size-11"
            >
              <Download aria-hidden size={16} />
            </a>
            <Dialog.Close asChild>
              <IconButton label={t("close")} icon={<X aria-hidden size={16} />} />
            </Dialog.Close>
          </header>
          <div className="flex min-h-0 flex-1 items-center justify-center bg-canvas p-2">
            {failed === picture.id ? (
              <ErrorNotice title={t("notLoaded")} onRetry={() => setFailed(null)}>
                {t("notLoadedHint")}
              </ErrorNotice>
            ) : (
              <img
                key={picture.id}
                src={address}
                alt={name}
                width={picture.width}
                height={picture.height}
                onError={() => setFailed(picture.id)}
                className="max-h-full max-w-full object-contain"
              />
            )}
          </div>
          {pictures.length > 1 && (
            <footer className="flex items-center justify-center gap-3 border-t border-weak py-1 text-xs text-secondary">
              <IconButton
                label={t("previous")}
                shortcut="←"
                disabled={shown === 0}
                icon={<ChevronLeft aria-hidden size={16} />}
                onClick={() => go(-1)}
              />
              <span className="tabular">{t("place", { place: shown + 1, count: pictures.length })}</span>
              <IconButton
                label={t("next")}
                shortcut="→"
                disabled={shown === pictures.length - 1}
                icon={<ChevronRight aria-hidden size={16} />}
                onClick={() => go(1)}
              />
            </footer>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
