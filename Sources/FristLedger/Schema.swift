import GRDB

/// The tables of the ledger. A change is a further migration; a released one is never edited.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(
        sql: """
          -- 'mode': live or replay. 'stage': the staging directory in use. 'identity': of this ledger.
          CREATE TABLE stamp (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
          -- Every accepted version of a file; content NULL: it was gone from then on.
          CREATE TABLE version (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('configuration', 'directory', 'plan')),
            name TEXT NOT NULL, at TEXT NOT NULL, content BLOB) STRICT;
          CREATE INDEX version_by_name ON version (kind, name, id);
          -- Everything that happened, in order. What is asked often has a column; the rest of an entry is in `facts`.
          CREATE TABLE entry (
            id INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL,
            plan TEXT, root TEXT, label TEXT, original_due TEXT, copy INTEGER, step TEXT, role TEXT, delivery TEXT,
            day TEXT, facts TEXT NOT NULL) STRICT;
          CREATE INDEX entry_by_root ON entry (plan, root) WHERE root IS NOT NULL;
          CREATE INDEX entry_by_delivery ON entry (delivery) WHERE delivery IS NOT NULL;
          CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries never change'); END;
          CREATE TRIGGER entry_remains BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are kept'); END;
          CREATE TRIGGER version_stays BEFORE UPDATE ON version BEGIN SELECT RAISE(ABORT, 'versions never change'); END;
          CREATE TRIGGER version_remains BEFORE DELETE ON version BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;
          -- Working state: how far each delivery is, and the clocks.
          CREATE TABLE delivery (
            id TEXT PRIMARY KEY, at TEXT NOT NULL, recipient TEXT NOT NULL, mailbox TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('pending', 'staged', 'delivered', 'withdrawn')),
            -- Kept until it is delivered or withdrawn.
            content BLOB) WITHOUT ROWID, STRICT;
          CREATE INDEX delivery_open ON delivery (state) WHERE state IN ('pending', 'staged');
          -- The clocks as they were trusted last: one row.
          CREATE TABLE clock (
            id INTEGER PRIMARY KEY CHECK (id = 1), boot TEXT NOT NULL, boot_seconds INTEGER NOT NULL,
            wall_seconds INTEGER NOT NULL) STRICT;
          -- The latest moment passed: one row; as an instant too where it was a live one.
          CREATE TABLE passed (
            id INTEGER PRIMARY KEY CHECK (id = 1), moment TEXT NOT NULL, instant INTEGER,
            -- How many passes were recorded.
            number INTEGER NOT NULL) STRICT;
          """)
    }
    return migrator
  }
}
