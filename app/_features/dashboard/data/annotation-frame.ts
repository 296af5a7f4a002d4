import { DataTopic, FieldType, createDataFrame, type DataFrame } from "@grafana/data";
import type { AnnotationLayer } from "@/server/dashboard/contract";

/** The marks of one stored annotation query as panels draw them. */
export function annotationFrame({ color, panelFilter, annotations }: AnnotationLayer): DataFrame {
  const column = <T>(name: string, type: FieldType, values: T[]) => ({ name, type, values, config: {} });
  return createDataFrame({
    meta: { dataTopic: DataTopic.Annotations },
    fields: [
      column(
        "time",
        FieldType.time,
        annotations.map((mark) => mark.time),
      ),
      column(
        "timeEnd",
        FieldType.time,
        annotations.map((mark) => mark.timeEnd),
      ),
      column(
        "title",
        FieldType.string,
        annotations.map((mark) => mark.title),
      ),
      column(
        "text",
        FieldType.string,
        annotations.map((mark) => mark.text),
      ),
      column(
        "tags",
        FieldType.other,
        annotations.map((mark) => mark.tags),
      ),
      column(
        "id",
        FieldType.string,
        annotations.map((mark) => mark.id),
      ),
      column(
        "color",
        FieldType.string,
        annotations.map((mark) => mark.color ?? color),
      ),
      column(
        "panelId",
        FieldType.number,
        annotations.map((mark) => mark.panelId),
      ),
      column(
        "source",
        FieldType.other,
        annotations.map(() => ({ type: "dashboard", filter: panelFilter ?? undefined })),
      ),
    ],
  });
}
