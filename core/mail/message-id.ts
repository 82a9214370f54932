/** The Message-ID of a mail, in the sender's domain. */
export function messageId(reference: string, from: string): string {
  return `<${reference}@${from.slice(from.lastIndexOf("@") + 1)}>`;
}
