/** Facts about a network that are nobody's field: kept beside the document, never shown. */
export interface NetworkInternal {
  /** Hosts that reported its removal: what their configs still say of it is taken out. */
  removed_from?: string[];
}
