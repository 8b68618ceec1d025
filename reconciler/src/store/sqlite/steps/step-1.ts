// The schema of the first release; see `migrations.ts`. It was released: nothing is edited.

export const STEP_1 = `
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
