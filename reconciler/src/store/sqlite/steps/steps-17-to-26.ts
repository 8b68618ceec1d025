// Steps 17 to 22, 24 and 26 of the schema; see `migrations.ts`. They were released: none is edited.

// A join token that was used or has ended is remembered for a day, so that its second use is explained.
const rememberedJoinTokens = `
ALTER TABLE join_tokens ADD COLUMN replaces_machine INTEGER NOT NULL DEFAULT 0 CHECK (replaces_machine IN (0, 1));
ALTER TABLE join_tokens ADD COLUMN used_at TEXT;
`;

/** Whether a host has shown the certificate: with a later one it has shown, an earlier one is renewed no more. */
const usedCertificates = `
ALTER TABLE host_certificates ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
ALTER TABLE host_certificates ADD COLUMN used INTEGER NOT NULL DEFAULT 0 CHECK (used IN (0, 1));
`;

// Whose ID tokens are exchanged for tokens of Croft.
const federation = `
CREATE TABLE federation_trusts (
  id             TEXT PRIMARY KEY,
  name           TEXT NOT NULL UNIQUE,
  issuer         TEXT NOT NULL,
  audience       TEXT NOT NULL,
  claims         TEXT NOT NULL,
  role           TEXT NOT NULL,
  project        TEXT,
  ttl_seconds    INTEGER NOT NULL,
  ca_certificate TEXT,
  created_at     TEXT NOT NULL,
  created_by     TEXT NOT NULL
) WITHOUT ROWID;
`;

// Hosts are declared from now on: what joined before is as if it were declared with nothing said.
const declaredHosts = `
UPDATE documents SET spec = '{"schedulable":true,"maintenance":false}' WHERE kind = 'host';
`;

// Addresses of networks. A freed one stays for a while without a VM. Networks lie on hosts by their VMs, and for as long as
// a host has an entry of them.
const addressLeases = `
CREATE TABLE address_leases (
  network  TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  type     TEXT NOT NULL CHECK (type IN ('ipv4', 'ipv6', 'mac')),
  address  TEXT NOT NULL,
  vm       TEXT,
  mac      TEXT NOT NULL,
  freed_at INTEGER,
  PRIMARY KEY (network, type, address),
  CHECK ((vm IS NULL) = (freed_at IS NOT NULL))
) WITHOUT ROWID;
CREATE INDEX address_leases_vm ON address_leases (vm) WHERE vm IS NOT NULL;
CREATE INDEX address_leases_freed ON address_leases (freed_at) WHERE freed_at IS NOT NULL;
CREATE INDEX host_entries_id ON host_entries (id);
`;

// Where the VMs of a spread group are. Rows follow the documents by triggers; the constraint is the net under the check that
// placing makes. Of a host without a zone or region the domain is null, which is equal to none.
export const SPREAD_ROW = `INSERT INTO spread_members SELECT d.id, d.project, d.spec ->> '$.spread.group', d.host,
    coalesce(d.spec ->> '$.spread.over', 'host'),
    CASE d.spec ->> '$.spread.over'
      WHEN 'zone' THEN coalesce((h.spec ->> '$.region') || '/', '') || (h.spec ->> '$.zone')
      WHEN 'region' THEN h.spec ->> '$.region' ELSE d.host END,
    coalesce(d.spec ->> '$.spread.mode', 'required') = 'required'
  FROM documents d LEFT JOIN documents h ON h.kind = 'host' AND h.name = d.host AND h.deleting = 0
  WHERE d.id = NEW.id AND d.host IS NOT NULL AND d.spec ->> '$.spread.group' IS NOT NULL`;
const spreadMembers = `
CREATE TABLE spread_members (
  vm       TEXT PRIMARY KEY,
  project  TEXT NOT NULL,
  name     TEXT NOT NULL,
  host     TEXT NOT NULL,
  over     TEXT NOT NULL,
  domain   TEXT,
  required INTEGER NOT NULL CHECK (required IN (0, 1))
) WITHOUT ROWID;
CREATE INDEX spread_members_group ON spread_members (project, name);
CREATE UNIQUE INDEX spread_members_apart ON spread_members (project, name, over, domain) WHERE required = 1;
CREATE TRIGGER documents_spread_inserted AFTER INSERT ON documents
  WHEN NEW.kind = 'vm' AND NEW.host IS NOT NULL AND NEW.spec ->> '$.spread' IS NOT NULL BEGIN
  ${SPREAD_ROW};
END;
CREATE TRIGGER documents_spread_updated AFTER UPDATE OF spec, host ON documents
  WHEN NEW.kind = 'vm' AND (NEW.host IS NOT OLD.host OR NEW.spec ->> '$.spread' IS NOT OLD.spec ->> '$.spread') BEGIN
  DELETE FROM spread_members WHERE vm = NEW.id;
  ${SPREAD_ROW};
END;
CREATE TRIGGER documents_spread_deleted AFTER DELETE ON documents WHEN OLD.kind = 'vm' BEGIN
  DELETE FROM spread_members WHERE vm = OLD.id;
END;
`;

// A number of its own orders them: clocks leap.
export const gitopsRuns = `
CREATE TABLE gitops_runs (
  number   INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  project  TEXT,
  document TEXT NOT NULL,
  log      TEXT NOT NULL
);
CREATE INDEX gitops_runs_project ON gitops_runs (project, number);
`;

// Moves of VMs from host to host. What one holds counts on the host that it goes to, beside what its VM has on its own.
export const moves = `
CREATE TABLE moves (
  id          TEXT PRIMARY KEY,
  vm          TEXT NOT NULL UNIQUE,
  from_host   TEXT NOT NULL,
  to_host     TEXT NOT NULL CHECK (to_host <> from_host),
  phase       TEXT NOT NULL CHECK (phase IN ('preparing', 'copying', 'leaving', 'undoing')),
  generation  INTEGER NOT NULL,
  incarnation INTEGER NOT NULL,
  body        TEXT NOT NULL,
  vms         INTEGER NOT NULL CHECK (vms >= 0),
  cpus        INTEGER NOT NULL CHECK (cpus >= 0),
  memory_mib  INTEGER NOT NULL CHECK (memory_mib >= 0),
  root_gib    INTEGER NOT NULL CHECK (root_gib >= 0)
) WITHOUT ROWID;
CREATE INDEX moves_from ON moves (from_host);
CREATE INDEX moves_to ON moves (to_host);
CREATE TRIGGER moves_inserted AFTER INSERT ON moves BEGIN
  INSERT OR IGNORE INTO usage VALUES ('host', NEW.to_host, 0, 0, 0, 0, 0);
  UPDATE usage SET vms = vms + NEW.vms, cpus = cpus + NEW.cpus, memory_mib = memory_mib + NEW.memory_mib,
    root_gib = root_gib + NEW.root_gib WHERE scope = 'host' AND key = NEW.to_host;
END;
CREATE TRIGGER moves_updated AFTER UPDATE ON moves BEGIN
  UPDATE usage SET vms = vms + NEW.vms - OLD.vms, cpus = cpus + NEW.cpus - OLD.cpus,
    memory_mib = memory_mib + NEW.memory_mib - OLD.memory_mib, root_gib = root_gib + NEW.root_gib - OLD.root_gib
    WHERE scope = 'host' AND key = NEW.to_host;
END;
CREATE TRIGGER moves_deleted AFTER DELETE ON moves BEGIN
  UPDATE usage SET vms = vms - OLD.vms, cpus = cpus - OLD.cpus, memory_mib = memory_mib - OLD.memory_mib,
    root_gib = root_gib - OLD.root_gib WHERE scope = 'host' AND key = OLD.to_host;
END;
`;

export const STEPS_17_TO_22: readonly string[] = [
  rememberedJoinTokens,
  usedCertificates,
  federation,
  declaredHosts,
  addressLeases,
  spreadMembers,
];
