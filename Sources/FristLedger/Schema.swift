import GRDB

/// The tables of the ledger. A change is a further migration; a released one is never edited.
///
/// Entries and versions only grow: the database itself refuses to change or remove one. In `entry` a moment is minutes and a
/// day is days since 1970-01-01 (civil, without a zone): half the size of texts, and compared as they are. The view `history`
/// shows them as people write them.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(
        sql: """
          -- 'mode': live or replay. 'stage': the staging directory in use. 'identity': of this ledger.
          CREATE TABLE stamp (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;

          -- Everything that happened, in order. What is asked often has a column; the rest of an entry is in `facts`.
          CREATE TABLE entry (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL,
            plan TEXT, root TEXT, label TEXT, original_due INTEGER, copy INTEGER, number INTEGER,
            step TEXT, role TEXT, standing TEXT, reason TEXT, delivery TEXT, due INTEGER, day INTEGER, facts TEXT,
            -- Of what is told or superseded: 0, and one more each time that it came to nothing and is told anew.
            telling INTEGER,
            -- Of what is told: how it was called then.
            name TEXT) STRICT;
          CREATE INDEX entry_by_moment ON entry (at);
          -- Both the way to an obligation's entries and the promise that no notice is told twice: what is no notice has no
          -- `telling`, and NULLs are never the same.
          CREATE UNIQUE INDEX entry_by_root ON entry (
            ifnull(plan, ''), ifnull(root, ''), ifnull(original_due, ''), ifnull(label, ''), ifnull(copy, ''),
            ifnull(number, ''), ifnull(step, ''), ifnull(role, ''), ifnull(day, ''),
            CASE WHEN telling IS NULL THEN '' ELSE ifnull(facts, '') END, telling);
          CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries never change'); END;
          CREATE TRIGGER entry_remains BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are kept'); END;
          -- REPLACE would remove without the trigger above.
          CREATE TRIGGER entry_is_new BEFORE INSERT ON entry WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
          BEGIN SELECT RAISE(ABORT, 'entries never change'); END;

          -- Every accepted version of a file; content NULL: it was gone from then on.
          CREATE TABLE version (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('configuration', 'directory', 'plan')),
            name TEXT NOT NULL, at TEXT NOT NULL, content BLOB) STRICT;
          CREATE INDEX version_by_name ON version (kind, name, id);
          CREATE TRIGGER version_stays BEFORE UPDATE ON version BEGIN SELECT RAISE(ABORT, 'versions never change'); END;
          CREATE TRIGGER version_remains BEFORE DELETE ON version BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;
          CREATE TRIGGER version_is_new BEFORE INSERT ON version WHEN EXISTS (SELECT 1 FROM version WHERE id = NEW.id)
          BEGIN SELECT RAISE(ABORT, 'versions never change'); END;

          -- Working state: how far each delivery is, and the clocks.
          CREATE TABLE delivery (
            id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, recipient TEXT NOT NULL, mailbox TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('pending', 'staged', 'delivered', 'withdrawn')),
            -- The first and the last of the entries that it tells; others may lie between.
            first_entry INTEGER, last_entry INTEGER,
            -- Kept until it is delivered or withdrawn.
            content BLOB) STRICT;
          CREATE INDEX delivery_open ON delivery (id) WHERE state IN ('pending', 'staged');
          CREATE INDEX delivery_by_moment ON delivery (at, recipient);
          -- The clocks as they were trusted last: one row.
          CREATE TABLE clock (
            id INTEGER PRIMARY KEY CHECK (id = 1), boot TEXT NOT NULL, boot_seconds INTEGER NOT NULL,
            wall_seconds INTEGER NOT NULL) STRICT;
          -- The latest moment passed: one row; as an instant too where it was a live one.
          CREATE TABLE passed (
            id INTEGER PRIMARY KEY CHECK (id = 1), moment TEXT NOT NULL, instant INTEGER,
            -- How many passes were recorded.
            number INTEGER NOT NULL) STRICT;

          -- The entries for whoever looks with sqlite3.
          CREATE VIEW history AS SELECT
            id, strftime('%Y-%m-%dT%H:%M', at * 60, 'unixepoch') AS at, actor, kind, plan, root, label,
            date(original_due * 86400, 'unixepoch') AS original_due, copy, number, step, role, standing, reason, delivery,
            date(due * 86400, 'unixepoch') AS due, date(day * 86400, 'unixepoch') AS day, facts, telling, name FROM entry;
          """)
    }
    return migrator
  }
}
