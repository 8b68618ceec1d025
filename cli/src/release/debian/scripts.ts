// What the package manager runs. Services are started at the installation and restarted by an upgrade; guests have units of their
// own and run on. What is kept at a purge is said.

const HEAD = "#!/bin/sh\nset -e\n";

/** Units of a package, with what to do with them. */
interface Service {
  unit: string;
  /** A command that is true when it may be started; absent: always. */
  onlyIf?: string;
  /** Whether an upgrade restarts it. */
  restarts: boolean;
}

interface Scripts {
  services: readonly Service[];
  /** Commands before the services are started. */
  prepare?: string;
  /** The state folder, which a purge leaves. */
  state: { folder: string; holds: string };
}

const withSystemd = (body: string): string => `if [ -d /run/systemd/system ]; then\n${body}fi\n`;

function start({ unit, onlyIf, restarts }: Service): string {
  const verb = restarts ? "restart" : "start";
  const command = `  systemctl ${verb} ${unit} || true\n`;
  return onlyIf === undefined ? command : `  if ${onlyIf}; then\n  ${command}  fi\n`;
}

/** postinst, prerm and postrm. */
export function maintainerScripts({ services, prepare = "", state }: Scripts): Record<string, string> {
  const units = services.map(({ unit }) => unit).join(" ");
  const enable = services
    .map(({ unit }) => `  deb-systemd-helper enable ${unit} >/dev/null || true\n`)
    .join("");
  return {
    postinst: `${HEAD}[ "$1" = configure ] || exit 0
${prepare}if command -v deb-systemd-helper >/dev/null; then
${enable}fi
${withSystemd(`  systemctl daemon-reload || true\n${services.map(start).join("")}`)}`,
    prerm: `${HEAD}[ "$1" = remove ] || exit 0
${withSystemd(`  systemctl stop ${units} || true\n`)}`,
    postrm: `${HEAD}${withSystemd("  systemctl daemon-reload || true\n")}if [ "$1" = purge ]; then
  if command -v deb-systemd-helper >/dev/null; then
    deb-systemd-helper purge ${units} >/dev/null || true
    deb-systemd-helper unmask ${units} >/dev/null || true
  fi
  if [ -d ${state.folder} ]; then
    echo "${state.folder} is kept: it holds ${state.holds}. Remove it by hand when nothing in it is needed." >&2
  fi
elif [ "$1" = remove ] && command -v deb-systemd-helper >/dev/null; then
  deb-systemd-helper mask ${units} >/dev/null || true
fi
`,
  };
}
