/** One column of a kind's table. */
export interface Column {
  title: string;
  /** Names from the document down to the field, such as `status`, `host`. */
  path: readonly string[];
  /** Shown with `-o wide` only. */
  wide: boolean;
}
