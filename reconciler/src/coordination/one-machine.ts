// Two machines that are one host: the whole disk of a host was cloned, and both run. Their state folders are alike, so what
// tells them apart is the boot: of two boots that are heard at once the first stays, and the other is refused.
//
//   boot A heard --boot B within 15 s--> B refused, again and again, until A is silent --> B is the host (A was rebooted)

export interface OneMachine {
  /** Notes that a boot of the host was heard. Throws `precondition_failed` while another one is. */
  heard(host: string, bootId: string): void;
}
