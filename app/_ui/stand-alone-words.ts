/** Words for the one page that is shown when the page around everything, and with it the messages, has failed. */
export const STAND_ALONE_WORDS = {
  en: {
    title: "The page could not be shown",
    hint: "Your incidents and messages are stored. Reload; if that does not help, look at the server's log.",
    retry: "Reload",
  },
  "zh-TW": {
    title: "無法顯示此頁面",
    hint: "事件與訊息都已儲存。請重新載入；若仍無法顯示，請查看伺服器紀錄。",
    retry: "重新載入",
  },
};
