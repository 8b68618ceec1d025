// The image of `npm start` as a resource `croft_image.debian`, for configurations of tests and bench.

export interface SmallImage {
  /** Folder with image.qcow2, vmlinuz and initrd. */
  guest: string;
  /** Project that it belongs to, as an expression; shared with all when absent. */
  project?: string;
  /** The kernel, when it is to be another file. */
  kernel?: string;
  /** More words for the kernel's command line. */
  words?: string;
}

export const smallImage = ({ guest, project, kernel, words }: SmallImage): string => `
resource "croft_image" "debian" {
  name = "debian"
  ${project === undefined ? "shared = true" : `project = ${project}`}
  path = "${guest}/image.qcow2"
  kernel = {
    path         = "${kernel ?? `${guest}/vmlinuz`}"
    initrd_path  = "${guest}/initrd"
    command_line = "root=LABEL=root console=ttyS0 panic=-1 quiet${words === undefined ? "" : ` ${words}`}"
  }
}
`;
