import { RotateCw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/app/_ui/class-names";
import { IconButton } from "@/app/_ui/icon-button";
import { useByteSize } from "@/app/_ui/use-byte-size";
import { isPicture } from "@/server/attachment/rules/is-picture";
import { isolated } from "../isolated";
import type { QueuedFile } from "./attachment-queue";
import { FileIcon } from "./file-icon";
import { FilePreview } from "./file-preview";
import { isFinal } from "./is-final";
import { refusalWords } from "./refusal-words";

export interface AttachmentChipProps {
  queued: QueuedFile;
  onRemove: () => void;
  onRetry: () => void;
}

/** One file on its way into a message: what it is, how far it has come, or why it was refused. */
export function AttachmentChip({ queued, onRemove, onRetry }: AttachmentChipProps) {
  const { file, mediaType, bytes, state } = queued;
  const t = useTranslations("attachments");
  const errors = useTranslations("errors");
  const size = useByteSize();
  const name = isolated(queued.name) || t("unnamed");
  const isRefused = state.step === "refused";
  const share = state.step === "sending" ? state.share : state.step === "ready" ? 1 : 0;
  return (
    <li
      className={classNames(
        "relative flex w-full items-center sm:w-60 gap-2 overflow-hidden rounded-md border bg-secondary py-1 pr-1 pl-1.5",
        isRefused ? "border-error" : "border-weak",
      )}
    >
      {file && isPicture(mediaType) && !isRefused ? (
        <FilePreview file={file} />
      ) : (
        <FileIcon mediaType={mediaType} className="size-8" />
      )}
      <div className="min-w-0 flex-1 text-xs">
        <p dir="auto" title={name} className="truncate text-primary">
          {name}
        </p>
        {isRefused ? (
          <p role="alert" className="text-error">
            {refusalWords(state.code, t, errors)}
          </p>
        ) : (
          <p className="tabular text-secondary">
            {size(bytes)}
            {state.step === "sending" && ` · ${share < 1 ? t("share", { share }) : t("checking")}`}
            {state.step === "waiting" && ` · ${t("waiting")}`}
          </p>
        )}
      </div>
      {isRefused && !isFinal(state.code) && (
        <IconButton
          className="size-6"
          label={t("retry", { name })}
          icon={<RotateCw aria-hidden size={14} />}
          onClick={onRetry}
        />
      )}
      <IconButton
        className="size-6"
        label={t("remove", { name })}
        icon={<X aria-hidden size={14} />}
        onClick={onRemove}
      />
      {state.step === "sending" && (
        <div
          role="progressbar"
          aria-label={name}
          aria-valuenow={Math.round(share * 100)}
          className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-accent transition-transform"
          style={{ transform: `scaleX(${share})` }}
        />
      )}
    </li>
  );
}
