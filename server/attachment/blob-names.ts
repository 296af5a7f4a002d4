/** Keys of an attachment in the blob store. */
export const blobNames = (id: string) => ({ file: `attachments/${id}`, thumbnail: `attachments/${id}.webp` });
