export interface StockSetup {
  databaseUrl: string;
  port: number;
  incidentId: string;
  organizationId: string;
  isRecovering: boolean;
}
