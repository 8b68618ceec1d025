// Steps of the schema; see `migrations.ts`. They were released: none is edited.

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

export const STEPS_2_TO_16: readonly string[] = [
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
];
