package dev.heatpad.adapter.journal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;

/**
 * Says what goes wrong with the journal without flooding the log: per kind the first time, and then
 * at each tenfold count. Any thread may use it.
 */
final class FailureLog {

  private final Logger logger;
  private final Map<FailureKind, Long> counts = new EnumMap<>(FailureKind.class);
  private boolean unansweredReport;

  FailureLog(Logger logger) {
    this.logger = logger;
  }

  /** Counts entries that could not be written. */
  synchronized void notWritten(FailureKind kind, long entries, Throwable problem) {
    notWritten(kind, entries, "; " + detail(problem));
  }

  /** Counts an entry that was turned away. */
  synchronized void notTaken(FailureKind kind) {
    notWritten(kind, 1, "");
  }

  /** Counts a question to the archive that could not be answered. */
  synchronized void notRead(FailureKind kind, Throwable problem) {
    report(kind, 1, "The journal could not be read because ", "; " + detail(problem));
  }

  /** An entry was written: the end of a trouble that was reported is worth a line too. */
  synchronized void written() {
    if (unansweredReport) {
      unansweredReport = false;
      logger.log(Level.INFO, "The journal can be written again.");
    }
  }

  /** Code that was told an outcome threw. */
  synchronized void listenerFailed(Throwable problem) {
    logger.log(Level.ERROR, "A listener of the journal failed; the journal goes on.", problem);
  }

  private void notWritten(FailureKind kind, long entries, String detail) {
    if (report(kind, entries, "The journal could not be written because ", detail)) {
      unansweredReport = true;
    }
  }

  private boolean report(FailureKind kind, long entries, String start, String detail) {
    long before = counts.getOrDefault(kind, 0L);
    long now = before + entries;
    counts.put(kind, now);
    if (magnitude(before) == magnitude(now)) {
      return false;
    }
    logger.log(
        Level.ERROR,
        "%s%s (%d so far%s); %s.".formatted(start, kind.what(), now, detail, kind.nextStep()));
    return true;
  }

  private static String detail(Throwable problem) {
    String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : message;
  }

  /** The number of decimal digits; none for 0. */
  private static int magnitude(long count) {
    return count == 0 ? 0 : Long.toString(count).length();
  }
}
