import { useTranslations } from "next-intl";

/** Says that files may be let go here; lies over its positioned parent while they are held over it. */
export function DropVeil({ isOver }: { isOver: boolean }) {
  const t = useTranslations("attachments");
  if (!isOver) return null;
  return (
    <div className="pointer-events-none absolute inset-1 z-20 flex items-center justify-center rounded-md border-2 border-dashed border-accent bg-primary text-sm text-primary">
      {t("drop")}
    </div>
  );
}
