/** A mail in plain text. */
export type Mail = {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Stable for one mail however often it is sent, so that mail programs can tell a repetition: its Message-ID is made of it. */
  readonly reference: string;
};
