import GRDB

/// The tables of the ledger. A change is a further migration; a released one is never edited.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(
        sql: """
          -- 'mode': live or replay.
          CREATE TABLE stamp (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
          -- Every accepted version of a file; content NULL: it was gone from then on.
          CREATE TABLE version (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('configuration', 'directory', 'plan')),
            name TEXT NOT NULL, at TEXT NOT NULL, content BLOB) STRICT;
          CREATE INDEX version_by_name ON version (kind, name, id);
          -- The civil moments at which everything was looked at.
          CREATE TABLE pass (id INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT;
          CREATE TABLE plan (id TEXT PRIMARY KEY, seen TEXT NOT NULL) WITHOUT ROWID, STRICT;
          -- Obligations by the id under which they were first seen.
          CREATE TABLE obligation (
            plan TEXT NOT NULL, root TEXT NOT NULL, seen TEXT NOT NULL,
            -- The last edit of its ladder, and the steps it added, with spaces between.
            ladder_edited TEXT, ladder_added TEXT, PRIMARY KEY (plan, root)
          ) WITHOUT ROWID, STRICT;
          CREATE TABLE alias (
            plan TEXT NOT NULL, id TEXT NOT NULL, root TEXT NOT NULL, PRIMARY KEY (plan, id)
          ) WITHOUT ROWID, STRICT;
          CREATE TABLE withdrawal (
            plan TEXT NOT NULL, root TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL, title TEXT NOT NULL,
            with_plan INTEGER NOT NULL, coordinator TEXT NOT NULL, returned INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (plan, root, number)) WITHOUT ROWID, STRICT;
          -- The windows that occurrences got after their first.
          CREATE TABLE arming (
            plan TEXT NOT NULL, root TEXT NOT NULL, label TEXT, original_due TEXT NOT NULL, copy INTEGER NOT NULL,
            number INTEGER NOT NULL, start TEXT, due TEXT NOT NULL, text_due TEXT NOT NULL, at TEXT NOT NULL,
            who TEXT NOT NULL, why TEXT NOT NULL) STRICT;
          CREATE TABLE delivery (
            id TEXT PRIMARY KEY, pass INTEGER NOT NULL REFERENCES pass (id), recipient TEXT NOT NULL,
            mailbox TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('pending', 'staged', 'delivered', 'withdrawn')),
            -- Kept until it is delivered or withdrawn.
            content BLOB) WITHOUT ROWID, STRICT;
          CREATE INDEX delivery_open ON delivery (state) WHERE state IN ('pending', 'staged');
          CREATE INDEX delivery_by_recipient ON delivery (recipient, pass);
          CREATE TABLE notice (
            id INTEGER PRIMARY KEY, pass INTEGER NOT NULL REFERENCES pass (id),
            plan TEXT NOT NULL, root TEXT NOT NULL, label TEXT, original_due TEXT, copy INTEGER NOT NULL,
            arming INTEGER NOT NULL, step TEXT NOT NULL, role TEXT NOT NULL, standing TEXT NOT NULL,
            reason TEXT NOT NULL,
            -- NULL: superseded by a later step.
            delivery TEXT REFERENCES delivery (id),
            -- 1 where its delivery was withdrawn and it was decided anew.
            withdrawn INTEGER NOT NULL DEFAULT 0) STRICT;
          CREATE UNIQUE INDEX notice_once ON notice (
            plan, root, coalesce(label, ''), coalesce(original_due, ''), copy, arming, step, role) WHERE withdrawn = 0;
          CREATE INDEX notice_by_delivery ON notice (delivery) WHERE delivery IS NOT NULL;
          """)
    }
    migrator.registerMigration("2") { db in
      try db.execute(
        sql: """
          -- What administrators said of obligations; the latest of done and reopened holds.
          CREATE TABLE outcome (
            id INTEGER PRIMARY KEY, plan TEXT NOT NULL, root TEXT NOT NULL, label TEXT, original_due TEXT,
            copy INTEGER NOT NULL, what TEXT NOT NULL CHECK (what IN ('done', 'reopened', 'confirmed')),
            day TEXT, at TEXT NOT NULL, uid INTEGER NOT NULL, note TEXT) STRICT;
          CREATE INDEX outcome_by_obligation ON outcome (plan, root);
          CREATE INDEX notice_by_obligation ON notice (plan, root);
          -- When all mail was held, by the clock that was not trusted.
          CREATE TABLE hold (
            id INTEGER PRIMARY KEY, since TEXT NOT NULL,
            cause TEXT NOT NULL CHECK (cause IN ('jump', 'absence')), why TEXT NOT NULL, until TEXT, uid INTEGER
          ) STRICT;
          -- The clocks as they were last seen: one row.
          CREATE TABLE clock (
            id INTEGER PRIMARY KEY CHECK (id = 1), boot TEXT NOT NULL, boot_seconds INTEGER NOT NULL,
            wall_seconds INTEGER NOT NULL) STRICT;
          """)
    }
    migrator.registerMigration("3") { db in
      try db.execute(
        sql: """
          -- More causes of a hold.
          CREATE TABLE hold_3 (
            id INTEGER PRIMARY KEY, since TEXT NOT NULL,
            cause TEXT NOT NULL CHECK (cause IN ('jump', 'absence', 'firstStart', 'behind')),
            why TEXT NOT NULL, until TEXT, uid INTEGER) STRICT;
          INSERT INTO hold_3 SELECT * FROM hold;
          DROP TABLE hold;
          ALTER TABLE hold_3 RENAME TO hold;
          """)
    }
    return migrator
  }
}
