package dev.heatpad.adapter.journal;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Why the journal could not be written or read, as far as it makes a difference to people. */
enum FailureKind {
  DISK_FULL("the disk is full", "free some space"),
  READ_ONLY("it cannot be opened for writing", "check its owner, permissions and mount options"),
  BUSY("another program holds it", "close the other program that has it open"),
  DEVICE("the disk fails", "check the disk or memory card and replace it if this repeats"),
  DAMAGED("it is damaged", "restart heatpad, which sets it aside"),
  MOVED("it was moved or deleted while in use", "put it back, or restart heatpad"),
  REFUSED("the entry does not fit into it", "please report this with the log"),
  NO_ROOM("too many entries wait for the disk", "check the disk or memory card"),
  CLOSED("it is closed already", "please report this with the log"),
  OTHER("something unexpected happened", "please report this with the log");

  private final String what;
  private final String nextStep;

  FailureKind(String what, String nextStep) {
    this.what = what;
    this.nextStep = nextStep;
  }

  /** What is wrong, as the end of a sentence. */
  String what() {
    return what;
  }

  /** What to do, as the end of a sentence. */
  String nextStep() {
    return nextStep;
  }

  /** Whether one entry may be the cause, so that the others of its group can still be written. */
  boolean mayBeOneEntry() {
    return switch (this) {
      case DISK_FULL, READ_ONLY, DEVICE, DAMAGED, REFUSED, OTHER -> true;
      // Each try would wait as long as the group did, or end the same way.
      case BUSY, MOVED, NO_ROOM, CLOSED -> false;
    };
  }

  /**
   * Whether a new connection may help. A full disk is not among them: the old connection has its
   * shared-memory file already, and a new one would need room for it.
   */
  boolean asksForNewConnection() {
    return switch (this) {
      case READ_ONLY, DEVICE, DAMAGED, MOVED, OTHER -> true;
      case DISK_FULL, BUSY, REFUSED, NO_ROOM, CLOSED -> false;
    };
  }

  static FailureKind of(Throwable problem) {
    if (problem instanceof SQLiteException sqlite) {
      return ofCode(sqlite.getResultCode());
    }
    if (problem instanceof SQLException || problem instanceof Error) {
      return OTHER;
    }
    // A value that no column can take, such as a duration of centuries.
    return REFUSED;
  }

  private static FailureKind ofCode(SQLiteErrorCode code) {
    if (code == SQLiteErrorCode.SQLITE_READONLY_DBMOVED) {
      return MOVED;
    }
    // The low byte is the kind of error; the rest says where SQLite met it.
    int primary = code.code & 0xff;
    if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
      return DISK_FULL;
    }
    if (primary == SQLiteErrorCode.SQLITE_READONLY.code
        || primary == SQLiteErrorCode.SQLITE_PERM.code
        || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
      return READ_ONLY;
    }
    if (primary == SQLiteErrorCode.SQLITE_BUSY.code
        || primary == SQLiteErrorCode.SQLITE_LOCKED.code
        || primary == SQLiteErrorCode.SQLITE_PROTOCOL.code) {
      return BUSY;
    }
    if (primary == SQLiteErrorCode.SQLITE_IOERR.code) {
      return DEVICE;
    }
    if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code
        || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return DAMAGED;
    }
    if (primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code
        || primary == SQLiteErrorCode.SQLITE_MISMATCH.code
        || primary == SQLiteErrorCode.SQLITE_TOOBIG.code) {
      return REFUSED;
    }
    return OTHER;
  }
}
