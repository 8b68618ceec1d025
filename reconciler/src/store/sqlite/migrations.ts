// The schema, as numbered steps. A step that was released is never edited; a change is a new step at the end.
//
// The number of the last step done stands in `user_version`. All steps run in one exclusive transaction, so of two
// processes that start at once one migrates and the other finds it done. A number above ours was written by a newer
// reconciler: it is refused, because writing with an older idea of the schema would lose what the newer one knows.

import { CroftError } from "@croft/schemas/errors.ts";
import OWN from "../../../package.json" with { type: "json" };
import type { Connection } from "./connection.ts";
import { STEP_1 } from "./steps/step-1.ts";
import { STEPS_2_TO_16 } from "./steps/steps-2-to-16.ts";
import { gitopsRuns, moves, SPREAD_ROW, STEPS_17_TO_22 } from "./steps/steps-17-to-26.ts";

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
// Since when an object is in its state, and the request in its trace that changed it last. Of what was written before, the last change is the latest that it can be.
const stateSince = `
ALTER TABLE documents ADD COLUMN state_since TEXT;
ALTER TABLE documents ADD COLUMN span_id TEXT;
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

// Numbers of networks in the packets between hosts. None is given twice, so a host that was away takes no other network's for one
// that it still has; where they begin is by chance, because another Croft's hosts may be near. 0 and those of few bits are others'.
const networkNumbers = `
CREATE TABLE network_numbers (
  number  INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number BETWEEN 4096 AND 16777215),
  network TEXT NOT NULL UNIQUE
);
INSERT INTO sqlite_sequence VALUES ('network_numbers', 4096 + (random() & 4194303));
INSERT INTO network_numbers (network) SELECT id FROM documents WHERE kind = 'network' AND spec ->> '$.mode' = 'nat';
CREATE TRIGGER networks_numbered AFTER INSERT ON documents WHEN NEW.kind = 'network' AND NEW.spec ->> '$.mode' = 'nat' BEGIN
  INSERT INTO network_numbers (network) VALUES (NEW.id);
END;
CREATE TRIGGER networks_unnumbered AFTER DELETE ON documents WHEN OLD.kind = 'network' BEGIN
  DELETE FROM network_numbers WHERE network = OLD.id;
END;
`;

const STEPS: readonly string[] = [
  STEP_1,
  ...STEPS_2_TO_16,
  ...STEPS_17_TO_22,
  traces,
  gitopsRuns,
  tokenUses,
  moves,
  spreadOfMoves,
  portHolders,
  stateSince,
  networkNumbers,
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
