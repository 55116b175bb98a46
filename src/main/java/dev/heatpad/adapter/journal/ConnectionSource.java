package dev.heatpad.adapter.journal;

import java.sql.Connection;
import java.sql.SQLException;

/** Where the writer gets its connection, and a new one when the old one is no good any more. */
interface ConnectionSource {

  /** A connection to the existing journal, ready to write durably; never creates a file. */
  Connection connect() throws SQLException;

  /**
   * Throws when the journal's file is not where it was: SQLite would go on writing to a file that
   * has no name any more.
   */
  void requireInPlace() throws SQLException;
}
