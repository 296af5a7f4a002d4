import { useTranslations } from "next-intl";
import { BoardSkeleton } from "@/app/_features/incident/board/board-skeleton";

export default function BoardLoading() {
  const t = useTranslations("board");
  return (
    <div className="pt-14">
      <BoardSkeleton label={t("loading")} />
    </div>
  );
}
