"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "@/app/_ui/class-names";
import { IconButton } from "@/app/_ui/icon-button";
import { useFocusBack } from "@/app/_ui/use-focus-back";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons that stay in view while the body scrolls. */
  footer?: ReactNode;
  children: ReactNode;
}

export function Dialog({ open, onOpenChange, title, description, footer, children }: DialogProps) {
  const t = useTranslations("common");
  const focusBack = useFocusBack();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-backdrop" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          {...focusBack}
          className="fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-16px)] w-[min(640px,calc(100vw-16px))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-lg border border-medium bg-primary shadow-overlay"
        >
          <header
            className={classNames(
              "flex gap-2 border-b border-weak px-4 py-3",
              description ? "items-start" : "items-center",
            )}
          >
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-medium text-primary">{title}</Radix.Title>
              {description && <Radix.Description className="text-sm text-secondary">{description}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <IconButton label={t("close")} icon={<X aria-hidden size={16} />} />
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 py-4">{children}</div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-weak px-4 py-3">{footer}</footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
