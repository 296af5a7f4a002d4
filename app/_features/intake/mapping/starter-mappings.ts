/** A mapping to begin with, and what its sender sends. */
export interface StarterMapping {
  id: "plain" | "uptimeKuma" | "zabbix" | "cloudWatch";
  mapping: string;
  sample: string;
}

const json = (value: unknown) => JSON.stringify(value, null, 2);

/** The first one reads what is easiest to send from a script. */
export const STARTER_MAPPINGS: readonly [StarterMapping, ...StarterMapping[]] = [
  {
    id: "plain",
    mapping: `{
  "key": id,
  "name": title,
  "status": status,
  "severity": severity,
  "labels": { "service": service },
  "annotations": { "summary": summary }
}`,
    sample: json({
      id: "backup-db-1",
      title: "Backup failed",
      status: "firing",
      severity: "warning",
      service: "orders-db",
      summary: "No backup since 02:00",
    }),
  },
  {
    // https://github.com/louislam/uptime-kuma: a webhook with the body "application/json"; 1 is up. Its test has no heartbeat.
    id: "uptimeKuma",
    mapping: `heartbeat ? {
  "key": "monitor-" & monitor.id,
  "name": monitor.name,
  "status": heartbeat.status = 1 ? "resolved" : "firing",
  "severity": "critical",
  "labels": { "service": monitor.name },
  "annotations": { "summary": msg },
  "links": { "source": monitor.url }
}`,
    sample: json({
      heartbeat: {
        monitorID: 4,
        status: 0,
        time: "2026-11-22 02:51:07.412",
        msg: "Request failed with status code 503",
        important: true,
        duration: 60,
      },
      monitor: { id: 4, name: "Checkout", url: "https://shop.example.com/health", type: "http" },
      msg: "[Checkout] [Down] Request failed with status code 503",
    }),
  },
  {
    // A webhook media type whose parameters are macros: {EVENT.ID}, {EVENT.VALUE}, {EVENT.NAME}, {EVENT.SEVERITY}, {HOST.NAME}.
    id: "zabbix",
    mapping: `{
  "key": "event-" & event_id,
  "name": event_name,
  "status": event_value = "0" ? "resolved" : "firing",
  "severity": event_severity in ["Disaster", "High"] ? "critical" : $lowercase(event_severity),
  "labels": { "instance": host, "service": service },
  "annotations": { "summary": event_name & " on " & host },
  "links": { "source": url }
}`,
    sample: json({
      event_id: "90213",
      event_value: "1",
      event_name: "Disk space is low",
      event_severity: "High",
      host: "db-1",
      service: "orders-db",
      url: "https://zabbix.example.com/tr_events.php?eventid=90213",
    }),
  },
  {
    // An alarm of CloudWatch as SNS sends it; the confirmation of the subscription makes no alert.
    id: "cloudWatch",
    mapping: `Type = "Notification" ? (
  $alarm := $eval(Message);
  {
    "key": $alarm.AlarmArn,
    "name": $alarm.AlarmName,
    "status": $alarm.NewStateValue = "ALARM" ? "firing" : "resolved",
    "severity": "critical",
    "labels": $merge([
      { "region": $alarm.Region, "account": $alarm.AWSAccountId },
      $alarm.Trigger.Dimensions{ name: value }
    ]),
    "annotations": { "summary": $alarm.NewStateReason }
  }
)`,
    sample: json({
      Type: "Notification",
      MessageId: "0c1d8f3a-51b2-5c1e-9f0e-d3a1b2c4e5f6",
      TopicArn: "arn:aws:sns:eu-central-1:123456789012:alarms",
      Subject: 'ALARM: "Checkout 5xx" in EU (Frankfurt)',
      Message: JSON.stringify({
        AlarmName: "Checkout 5xx",
        AlarmArn: "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:Checkout 5xx",
        AWSAccountId: "123456789012",
        NewStateValue: "ALARM",
        NewStateReason: "Threshold Crossed: 42 of the last 60 requests failed",
        StateChangeTime: "2026-11-22T02:51:07.412+0000",
        Region: "EU (Frankfurt)",
        Trigger: {
          MetricName: "HTTPCode_Target_5XX_Count",
          Dimensions: [{ name: "LoadBalancer", value: "app/shop/50dc" }],
        },
      }),
      Timestamp: "2026-11-22T02:51:07.512Z",
    }),
  },
];
