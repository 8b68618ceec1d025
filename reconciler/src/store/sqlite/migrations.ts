// The schema, as numbered steps. A step that was released is never edited; a change is a new step at the end.
//
// The number of the last step done stands in `user_version`. All steps run in one exclusive transaction, so of two
// processes that start at once one migrates and the other finds it done. A number above ours was written by a newer
// reconciler: it is refused, because writing with an older idea of the schema would lose what the newer one knows.

import { CroftError } from "@croft/schemas/errors.ts";
import OWN from "../../../package.json" with { type: "json" };
import type { Connection } from "./connection.ts";

const first = `
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO counters VALUES ('revision', 0);

CREATE TABLE documents (
  number        INTEGER PRIMARY KEY AUTOINCREMENT,
  id            TEXT NOT NULL UNIQUE,
  kind          TEXT NOT NULL,
  project       TEXT,
  shared        INTEGER NOT NULL CHECK (shared IN (0, 1)),
  name          TEXT,
  generation    INTEGER NOT NULL CHECK (generation >= 1),
  revision      INTEGER NOT NULL,
  state         TEXT NOT NULL,
  deleting      INTEGER NOT NULL CHECK (deleting IN (0, 1)),
  claimed       INTEGER NOT NULL CHECK (claimed IN (0, 1)),
  create_digest TEXT,
  host          TEXT,
  created_at    TEXT NOT NULL,
  updated_at    TEXT NOT NULL,
  created_by    TEXT NOT NULL,
  tags          TEXT NOT NULL,
  default_tags  TEXT NOT NULL,
  spec          TEXT NOT NULL,
  status        TEXT NOT NULL,
  internal      TEXT NOT NULL,
  CHECK (NOT (shared = 1 AND project IS NOT NULL))
);
-- A name is free again as soon as its holder is being deleted.
CREATE UNIQUE INDEX documents_name ON documents (kind, ifnull(project, ''), name) WHERE deleting = 0 AND name IS NOT NULL;
CREATE INDEX documents_kind ON documents (kind, number);
CREATE INDEX documents_project ON documents (project, kind, number) WHERE project IS NOT NULL;
CREATE INDEX documents_host ON documents (host) WHERE host IS NOT NULL;
CREATE INDEX documents_create_digest ON documents (create_digest) WHERE claimed = 0 AND deleting = 0 AND create_digest IS NOT NULL;
CREATE INDEX documents_kind_state ON documents (kind, state);

CREATE TRIGGER documents_inserted AFTER INSERT ON documents BEGIN
  UPDATE counters SET value = NEW.revision WHERE name = 'revision';
END;
CREATE TRIGGER documents_updated AFTER UPDATE OF revision ON documents BEGIN
  UPDATE counters SET value = NEW.revision WHERE name = 'revision';
END;
CREATE TRIGGER documents_deleted AFTER DELETE ON documents BEGIN
  UPDATE counters SET value = value + 1 WHERE name = 'revision';
END;

-- The merge of default_tags and tags, for filters.
CREATE TABLE document_tags (
  key      TEXT NOT NULL,
  value    TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  PRIMARY KEY (key, value, document)
) WITHOUT ROWID;
CREATE INDEX document_tags_document ON document_tags (document);

CREATE TABLE document_references (
  target TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  PRIMARY KEY (target, source)
) WITHOUT ROWID;
CREATE INDEX document_references_source ON document_references (source);

CREATE TABLE reservations (
  object        TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  project       TEXT NOT NULL,
  host          TEXT NOT NULL,
  disk          TEXT,
  vms           INTEGER NOT NULL CHECK (vms >= 0),
  cpus          INTEGER NOT NULL CHECK (cpus >= 0),
  memory_mib    INTEGER NOT NULL CHECK (memory_mib >= 0),
  root_gib      INTEGER NOT NULL CHECK (root_gib >= 0),
  partition_gib INTEGER NOT NULL CHECK (partition_gib >= 0)
) WITHOUT ROWID;
CREATE INDEX reservations_disk ON reservations (disk) WHERE disk IS NOT NULL;

-- Sums of the reservations, kept by triggers so that a create costs the same however many there are.
CREATE TABLE usage (
  scope         TEXT NOT NULL CHECK (scope IN ('host', 'project')),
  key           TEXT NOT NULL,
  vms           INTEGER NOT NULL CHECK (vms >= 0),
  cpus          INTEGER NOT NULL CHECK (cpus >= 0),
  memory_mib    INTEGER NOT NULL CHECK (memory_mib >= 0),
  root_gib      INTEGER NOT NULL CHECK (root_gib >= 0),
  partition_gib INTEGER NOT NULL CHECK (partition_gib >= 0),
  PRIMARY KEY (scope, key)
) WITHOUT ROWID;
CREATE TRIGGER reservations_inserted AFTER INSERT ON reservations BEGIN
  INSERT OR IGNORE INTO usage VALUES ('host', NEW.host, 0, 0, 0, 0, 0), ('project', NEW.project, 0, 0, 0, 0, 0);
  UPDATE usage SET vms = vms + NEW.vms, cpus = cpus + NEW.cpus, memory_mib = memory_mib + NEW.memory_mib,
    root_gib = root_gib + NEW.root_gib, partition_gib = partition_gib + NEW.partition_gib
    WHERE (scope = 'host' AND key = NEW.host) OR (scope = 'project' AND key = NEW.project);
END;
CREATE TRIGGER reservations_deleted AFTER DELETE ON reservations BEGIN
  UPDATE usage SET vms = vms - OLD.vms, cpus = cpus - OLD.cpus, memory_mib = memory_mib - OLD.memory_mib,
    root_gib = root_gib - OLD.root_gib, partition_gib = partition_gib - OLD.partition_gib
    WHERE (scope = 'host' AND key = OLD.host) OR (scope = 'project' AND key = OLD.project);
END;

CREATE TABLE port_leases (
  host         TEXT NOT NULL,
  protocol     TEXT NOT NULL CHECK (protocol IN ('tcp', 'udp')),
  port         INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
  vm           TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  guest_port   INTEGER NOT NULL CHECK (guest_port BETWEEN 1 AND 65535),
  host_address TEXT NOT NULL,
  purpose      TEXT NOT NULL CHECK (purpose IN ('forward', 'ssh')),
  allocated    INTEGER NOT NULL CHECK (allocated IN (0, 1)),
  PRIMARY KEY (host, protocol, port)
) WITHOUT ROWID;
CREATE INDEX port_leases_vm ON port_leases (vm);
CREATE UNIQUE INDEX port_leases_ssh ON port_leases (vm) WHERE purpose = 'ssh';

CREATE TABLE seeds (
  vm   TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  seed TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE own_secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE host_reports (
  host        TEXT PRIMARY KEY,
  -- A part of the report that every create reads, so that the rest need not be parsed then.
  facts       TEXT NOT NULL,
  report      TEXT NOT NULL,
  reported_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE host_configs (
  host       TEXT PRIMARY KEY,
  generation INTEGER NOT NULL,
  config     TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE host_documents (
  host   TEXT NOT NULL REFERENCES host_configs (host) ON DELETE CASCADE,
  digest TEXT NOT NULL,
  bytes  BLOB NOT NULL,
  PRIMARY KEY (host, digest)
);

CREATE TABLE tokens (
  id         TEXT PRIMARY KEY,
  hash       TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE join_tokens (
  hash       TEXT PRIMARY KEY,
  host       TEXT NOT NULL,
  expires_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE host_certificates (
  serial     TEXT PRIMARY KEY,
  host       TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  revoked    INTEGER NOT NULL CHECK (revoked IN (0, 1))
) WITHOUT ROWID;
CREATE INDEX host_certificates_host ON host_certificates (host);

CREATE TABLE blobs (
  sha256     TEXT PRIMARY KEY,
  size_bytes INTEGER NOT NULL,
  complete   INTEGER NOT NULL CHECK (complete IN (0, 1)),
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT
) WITHOUT ROWID;

CREATE TABLE events (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  id      TEXT NOT NULL,
  time    TEXT NOT NULL,
  type    TEXT NOT NULL,
  actor   TEXT NOT NULL,
  kind    TEXT NOT NULL,
  object  TEXT NOT NULL,
  project TEXT,
  name    TEXT,
  data    TEXT NOT NULL
);
CREATE INDEX events_time ON events (time);

CREATE TABLE idempotency (
  principal   TEXT NOT NULL,
  path        TEXT NOT NULL,
  key         TEXT NOT NULL,
  body_digest TEXT NOT NULL,
  status      INTEGER NOT NULL,
  body        TEXT NOT NULL,
  created_at  TEXT NOT NULL,
  PRIMARY KEY (principal, path, key)
) WITHOUT ROWID;
CREATE INDEX idempotency_created ON idempotency (created_at);
`;

// Lists by name, in which what is being deleted still stands.
const second = `
CREATE INDEX documents_kind_name ON documents (kind, name) WHERE name IS NOT NULL;
`;

// What a host is told and what it reports, by object: a change of one writes one.
const third = `
CREATE TABLE host_entries (
  number        INTEGER PRIMARY KEY AUTOINCREMENT,
  host          TEXT NOT NULL REFERENCES host_configs (host) ON DELETE CASCADE,
  id            TEXT NOT NULL,
  -- Generation of the config that brought the entry as it is.
  since         INTEGER NOT NULL,
  digest        TEXT NOT NULL,
  secret_digest TEXT,
  entry         TEXT NOT NULL,
  UNIQUE (host, id)
);
CREATE INDEX host_entries_since ON host_entries (host, since);
CREATE INDEX host_entries_order ON host_entries (host, number);
INSERT INTO host_entries (host, id, since, digest, secret_digest, entry)
  SELECT c.host, e.value ->> 'id', c.generation, e.value ->> 'digest', e.value ->> 'secret_digest', e.value
    FROM host_configs c, json_each(c.config, '$.documents') e ORDER BY c.host, e.key;
ALTER TABLE host_configs ADD COLUMN contract_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE host_configs DROP COLUMN config;

CREATE TABLE host_report_entries (
  host  TEXT NOT NULL,
  id    TEXT NOT NULL,
  kind  TEXT NOT NULL,
  -- Whether it names ports that other processes of the host hold.
  busy  INTEGER NOT NULL CHECK (busy IN (0, 1)),
  entry TEXT NOT NULL,
  PRIMARY KEY (host, id, kind)
) WITHOUT ROWID;
CREATE INDEX host_report_entries_busy ON host_report_entries (host) WHERE busy = 1;
INSERT OR REPLACE INTO host_report_entries (host, id, kind, busy, entry)
  SELECT r.host, e.value ->> 'id', e.value ->> 'kind', coalesce(json_array_length(e.value, '$.busy_ports'), 0) > 0, e.value
    FROM host_reports r, json_each(r.report, '$.objects') e;
ALTER TABLE host_reports ADD COLUMN disks TEXT NOT NULL DEFAULT '[]';
UPDATE host_reports SET disks = coalesce(json_extract(report, '$.disks'), '[]'),
  report = json_remove(report, '$.objects', '$.disks');

DROP INDEX documents_host;
CREATE INDEX documents_host ON documents (host, kind, number) WHERE host IS NOT NULL;

-- Drives that VMs are letting go: they no longer stand in the spec, but whoever looks at a partition has to find them.
CREATE TABLE detaching (
  partition TEXT NOT NULL,
  vm        TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  PRIMARY KEY (partition, vm)
) WITHOUT ROWID;
CREATE INDEX detaching_vm ON detaching (vm);
CREATE TRIGGER documents_detaching_inserted AFTER INSERT ON documents
  WHEN NEW.kind = 'vm' AND json_extract(NEW.internal, '$.detaching') IS NOT NULL BEGIN
  INSERT OR IGNORE INTO detaching SELECT value ->> 'partition', NEW.id FROM json_each(NEW.internal, '$.detaching');
END;
CREATE TRIGGER documents_detaching_updated AFTER UPDATE OF internal ON documents
  WHEN NEW.kind = 'vm' AND json_extract(NEW.internal, '$.detaching') IS NOT json_extract(OLD.internal, '$.detaching') BEGIN
  DELETE FROM detaching WHERE vm = NEW.id;
  INSERT OR IGNORE INTO detaching SELECT value ->> 'partition', NEW.id FROM json_each(NEW.internal, '$.detaching');
END;
INSERT OR IGNORE INTO detaching
  SELECT e.value ->> 'partition', d.id FROM documents d, json_each(d.internal, '$.detaching') e WHERE d.kind = 'vm';
`;

// A reservation that changes in place.
const fourth = `
CREATE TRIGGER reservations_updated AFTER UPDATE ON reservations BEGIN
  UPDATE usage SET vms = vms + NEW.vms - OLD.vms, cpus = cpus + NEW.cpus - OLD.cpus,
    memory_mib = memory_mib + NEW.memory_mib - OLD.memory_mib, root_gib = root_gib + NEW.root_gib - OLD.root_gib,
    partition_gib = partition_gib + NEW.partition_gib - OLD.partition_gib
    WHERE (scope = 'host' AND key = NEW.host) OR (scope = 'project' AND key = NEW.project);
END;
`;

// All that belongs to a new object in one statement, because each statement costs a hop to a thread.
const fifth = `
CREATE VIEW belongings AS SELECT '' AS object, '' AS parts WHERE 0;
CREATE TRIGGER belongings_inserted INSTEAD OF INSERT ON belongings BEGIN
  INSERT OR IGNORE INTO document_references (target, source) SELECT value, NEW.object FROM json_each(NEW.parts, '$.references');
  INSERT INTO document_tags (key, value, document)
    SELECT t.key, t.value, d.number FROM json_each(NEW.parts, '$.tags') t, documents d WHERE d.id = NEW.object;
  INSERT INTO reservations (object, project, host, disk, vms, cpus, memory_mib, root_gib, partition_gib)
    SELECT NEW.object, value ->> 'project', value ->> 'host', value ->> 'disk', value ->> 'vms', value ->> 'cpus',
      value ->> 'memory_mib', value ->> 'root_gib', value ->> 'partition_gib' FROM json_each(NEW.parts, '$.reservations');
  INSERT INTO port_leases (host, protocol, port, vm, guest_port, host_address, purpose, allocated)
    SELECT value ->> 'host', value ->> 'protocol', value ->> 'port', NEW.object, value ->> 'guest_port',
      value ->> 'host_address', value ->> 'purpose', value ->> 'allocated' FROM json_each(NEW.parts, '$.leases');
  INSERT INTO seeds (vm, seed) SELECT NEW.object, value FROM json_each(NEW.parts, '$.seeds');
  INSERT INTO events (id, time, type, actor, kind, object, project, name, data)
    SELECT value ->> 'id', value ->> 'time', value ->> 'type', value ->> 'actor', value ->> 'kind', NEW.object,
      value ->> 'project', value ->> 'name', value ->> 'data' FROM json_each(NEW.parts, '$.events');
END;
`;

// Tokens with a role, for one project or all, and for a time.
const tokenRoles = `
ALTER TABLE tokens ADD COLUMN role TEXT NOT NULL DEFAULT 'admin';
ALTER TABLE tokens ADD COLUMN project TEXT;
ALTER TABLE tokens ADD COLUMN expires_at TEXT;
`;

// Partitions have said since quarantine came how long they stay in it. What was stored before has the default, which every
// configuration that does not mention it plans.
const retention = `
UPDATE documents SET spec = json_set(spec, '$.retention_days', 7)
  WHERE kind = 'partition' AND json_type(spec, '$.retention_days') IS NULL;
`;

// Uploads belong to whoever sent them. Whole ones go to the project of their token; one that was under way begins anew.
const ownedUploads = `
CREATE TABLE uploads (
  sha256     TEXT NOT NULL,
  project    TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('arriving', 'whole', 'claimed')),
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (sha256, project)
) WITHOUT ROWID;
CREATE INDEX uploads_project ON uploads (project);
CREATE INDEX uploads_created_by ON uploads (created_by);
INSERT INTO uploads (sha256, project, size_bytes, state, created_by, created_at, expires_at)
  SELECT sha256, coalesce((SELECT project FROM tokens WHERE id = blobs.created_by), ''), size_bytes, 'whole', created_by,
    created_at, expires_at
  FROM blobs WHERE complete = 1 AND expires_at IS NOT NULL AND created_by <> 'croft';
DELETE FROM blobs WHERE complete = 0;
ALTER TABLE blobs DROP COLUMN complete;
`;

// VMs that wait for room are looked for whenever some appears.
const unplaced = `
CREATE INDEX documents_unplaced ON documents (number) WHERE kind = 'vm' AND host IS NULL AND deleting = 0;
`;

// What hosts have to remove of objects that were given up while they were silent.
const givenUp = `
CREATE TABLE given_up (
  number   INTEGER PRIMARY KEY,
  host     TEXT NOT NULL,
  id       TEXT NOT NULL,
  document TEXT NOT NULL,
  UNIQUE (host, id)
);
`;

// Time that really passed: what it was last, and how far the log of events was then.
const countedTime = `
CREATE TABLE clock (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  counted INTEGER NOT NULL,
  ahead   INTEGER NOT NULL,
  since   INTEGER
);
CREATE TABLE event_marks (
  counted INTEGER PRIMARY KEY,
  number  INTEGER NOT NULL
);
DROP INDEX events_time;
`;

// A database that was restored from a backup: what hosts say of another one's configs, what they have that is in no list,
// and the numbers of events that were another one's.
const restored = `
ALTER TABLE host_configs ADD COLUMN fence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE host_configs ADD COLUMN met INTEGER NOT NULL DEFAULT 0;
CREATE TABLE strangers (
  host     TEXT NOT NULL,
  id       TEXT NOT NULL,
  entry    TEXT NOT NULL,
  found_at TEXT NOT NULL,
  PRIMARY KEY (host, id)
) WITHOUT ROWID;
CREATE TABLE event_gaps (
  first INTEGER PRIMARY KEY,
  last  INTEGER NOT NULL
);
`;

// What a repeated request is answered with is read anew: only its status and the id of its object are kept. Contents, which
// may be secret, would outlive their objects here for a day.
const replaysById = `
ALTER TABLE idempotency ADD COLUMN object TEXT NOT NULL DEFAULT '';
UPDATE idempotency SET object = coalesce(body ->> 'id', '');
ALTER TABLE idempotency DROP COLUMN body;
CREATE INDEX idempotency_principal ON idempotency (principal, created_at);
`;

// Events belong to the project and not to its name, under which another one may be made.
const eventsOfProjects = `
ALTER TABLE events ADD COLUMN project_id TEXT;
UPDATE events SET project_id = (
  SELECT id FROM documents d WHERE d.kind = 'project' AND d.name = events.project AND d.created_at <= events.time)
  WHERE project IS NOT NULL;
CREATE INDEX events_project ON events (project_id, number) WHERE project_id IS NOT NULL;
CREATE TRIGGER events_inserted AFTER INSERT ON events WHEN NEW.project IS NOT NULL BEGIN
  UPDATE events SET project_id = (SELECT id FROM documents WHERE kind = 'project' AND project IS NULL AND name = NEW.project)
    WHERE number = NEW.number;
END;
`;

// Space that is held for writes on a full file system: see held-space.ts.
const heldSpace = `
CREATE TABLE held_space (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  bytes BLOB NOT NULL
);
`;

// States of Terraform that teams keep here: contents are sealed (terraform-state/vault.ts).
const terraformStates = `
CREATE TABLE terraform_states (
  number       INTEGER PRIMARY KEY AUTOINCREMENT,
  project      TEXT NOT NULL,
  name         TEXT NOT NULL,
  last_version INTEGER NOT NULL DEFAULT 0,
  lock         TEXT,
  UNIQUE (project, name)
);
CREATE TABLE terraform_state_versions (
  state        INTEGER NOT NULL REFERENCES terraform_states (number) ON DELETE CASCADE,
  version      INTEGER NOT NULL,
  serial       INTEGER NOT NULL,
  lineage      TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  size_bytes   INTEGER NOT NULL,
  stored_bytes INTEGER NOT NULL,
  resources    INTEGER,
  written_at   TEXT NOT NULL,
  written_by   TEXT NOT NULL,
  sealed       BLOB NOT NULL,
  PRIMARY KEY (state, version)
);
`;

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
const SPREAD_ROW = `INSERT INTO spread_members SELECT d.id, d.project, d.spec ->> '$.spread.group', d.host,
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
const gitopsRuns = `
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
const moves = `
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

/** The name of a row beside the secrets. */
const WRITTEN_BY = "written_by";

// What was written before belongs to no trace. An event without one has that of its object: so what comes of a change later, on a
// host, belongs to the request that made it.
const traces = `
ALTER TABLE documents ADD COLUMN trace_id TEXT;
ALTER TABLE events ADD COLUMN trace_id TEXT;
CREATE TRIGGER events_traced AFTER INSERT ON events WHEN NEW.trace_id IS NULL BEGIN
  UPDATE events SET trace_id = (SELECT trace_id FROM documents WHERE id = NEW.object) WHERE number = NEW.number;
END;
`;
// Since when an object is in its state. Of what was written before, the last change is the latest that it can be.
const stateSince = `
ALTER TABLE documents ADD COLUMN state_since TEXT;
UPDATE documents SET state_since = updated_at;
CREATE TRIGGER documents_state AFTER UPDATE OF state ON documents WHEN NEW.state <> OLD.state BEGIN
  UPDATE documents SET state_since = NEW.updated_at WHERE number = NEW.number;
END;
`;
// A VM that moves is a member of its group on both hosts until that is over. While it moves, its own row is checked alone: a group
// that its present host breaks is often why it goes.
const SPREAD_DOMAIN = `CASE d.spec ->> '$.spread.over'
      WHEN 'zone' THEN coalesce((h.spec ->> '$.region') || '/', '') || (h.spec ->> '$.zone')
      WHEN 'region' THEN h.spec ->> '$.region' ELSE m.to_host END`;
const SPREAD_OF_MOVE = `INSERT INTO spread_members SELECT m.id, d.project, d.spec ->> '$.spread.group', m.to_host,
    coalesce(d.spec ->> '$.spread.over', 'host'), ${SPREAD_DOMAIN},
    coalesce(d.spec ->> '$.spread.mode', 'required') = 'required'
  FROM moves m JOIN documents d ON d.id = m.vm
    LEFT JOIN documents h ON h.kind = 'host' AND h.name = m.to_host AND h.deleting = 0
  WHERE m.phase IN ('preparing', 'copying') AND d.spec ->> '$.spread.group' IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM spread_members s WHERE s.vm = d.id AND s.required = 1 AND s.name = d.spec ->> '$.spread.group'
      AND s.over = coalesce(d.spec ->> '$.spread.over', 'host') AND s.domain = ${SPREAD_DOMAIN})`;
const SPREAD_ROW_UNLESS_MOVING = SPREAD_ROW.replace(
  "= 'required'",
  "= 'required' AND NOT EXISTS (SELECT 1 FROM moves WHERE vm = d.id AND phase IN ('preparing', 'copying'))",
);
const spreadOfMoves = `
${SPREAD_OF_MOVE.replace("INSERT INTO", "INSERT OR IGNORE INTO")};
CREATE TRIGGER moves_spread_inserted AFTER INSERT ON moves BEGIN
  ${SPREAD_OF_MOVE} AND m.id = NEW.id;
END;
CREATE TRIGGER moves_spread_updated AFTER UPDATE OF phase ON moves WHEN NEW.phase NOT IN ('preparing', 'copying') BEGIN
  DELETE FROM spread_members WHERE vm = NEW.id;
END;
CREATE TRIGGER moves_spread_deleted AFTER DELETE ON moves BEGIN
  DELETE FROM spread_members WHERE vm = OLD.id;
END;
DROP TRIGGER documents_spread_updated;
CREATE TRIGGER documents_spread_updated AFTER UPDATE OF spec, host ON documents
  WHEN NEW.kind = 'vm' AND (NEW.host IS NOT OLD.host OR NEW.spec ->> '$.spread' IS NOT OLD.spec ->> '$.spread') BEGIN
  DELETE FROM spread_members WHERE vm = NEW.id OR vm IN (SELECT id FROM moves WHERE vm = NEW.id);
  ${SPREAD_ROW_UNLESS_MOVING};
  ${SPREAD_OF_MOVE} AND d.id = NEW.id;
END;
`;
// When a token was last used.
const tokenUses = "ALTER TABLE tokens ADD COLUMN last_used_at TEXT;";
// Who holds a port that a VM names, on all hosts at once.
const portHolders = "CREATE INDEX port_leases_port ON port_leases (port);";

const STEPS: readonly string[] = [
  first,
  second,
  third,
  fourth,
  fifth,
  tokenRoles,
  retention,
  ownedUploads,
  unplaced,
  givenUp,
  countedTime,
  restored,
  replaysById,
  eventsOfProjects,
  heldSpace,
  terraformStates,
  rememberedJoinTokens,
  usedCertificates,
  federation,
  declaredHosts,
  addressLeases,
  spreadMembers,
  traces,
  gitopsRuns,
  tokenUses,
  moves,
  spreadOfMoves,
  portHolders,
  stateSince,
];

/** Schema of this version. */
export const NEWEST_SCHEMA = STEPS.length;

/** Names the release that wrote it, which is the one to start. */
async function newerDatabase(connection: Connection, schema: number): Promise<CroftError> {
  const writer = await connection
    .all("SELECT value FROM own_secrets WHERE name = ?", WRITTEN_BY)
    .catch(() => []);
  const release = writer[0] === undefined ? "a newer release" : `release ${writer[0].value}`;
  return new CroftError(
    "unavailable",
    `The database was written by ${release} of Croft and has schema ${schema}; this is release ${OWN.version}, which knows up to ${STEPS.length}.`,
    {
      detail:
        "Start that release. To go back to this one, restore the backup that the newer one made beside the database before it changed it (croft.db.before-schema-…): what was written since is lost.",
    },
  );
}

/** Notes which release writes the database from now on. */
export async function noteWriter(connection: Connection): Promise<void> {
  await connection.all(
    "INSERT INTO own_secrets VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
    WRITTEN_BY,
    OWN.version,
  );
}

/** Brings the file to the newest schema, or to the one after `upTo` steps. Throws `unavailable` when a newer reconciler wrote it. */
export async function migrate(connection: Connection, upTo = STEPS.length): Promise<void> {
  await connection.exec("BEGIN EXCLUSIVE");
  try {
    const [row] = await connection.all("PRAGMA user_version");
    const done = Number(row?.user_version ?? 0);
    if (done > STEPS.length) throw await newerDatabase(connection, done);
    for (const step of STEPS.slice(done, upTo)) await connection.exec(step);
    if (done < upTo) await connection.exec(`PRAGMA user_version = ${upTo}`);
    await connection.exec("COMMIT");
  } catch (error) {
    await connection.exec("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
