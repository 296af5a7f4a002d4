/** Whether a text is the id of a trace, as people paste it where TraceQL stands. */
export const isTraceId = (text: string): boolean => /^\s*[0-9a-f]{8,32}\s*$/i.test(text);
