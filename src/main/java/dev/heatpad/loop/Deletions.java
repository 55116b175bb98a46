package dev.heatpad.loop;

import dev.heatpad.core.unit.SessionId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Deletes past sessions for people, on their own threads. What a session has cost of the budgets
 * stays: the ledgers in memory are not touched, and the journal keeps a tombstone (S10).
 */
public final class Deletions {

  /** As long as a start may wait for the disk, and some more. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Archive archive;
  private final Journal journal;
  private final Snapshots snapshots;
  private final Consumer<SessionId> deleted;

  /** What became of a wish. */
  public enum Outcome {
    DELETED,
    UNKNOWN,
    /** It runs; it can be deleted when it has ended. */
    RUNNING,
    /** The journal did not take it, or not in time. */
    FAILED
  }

  /**
   * @param deleted is told of each session that is gone, so that nobody sends it any more; must
   *     return at once
   */
  public Deletions(
      Archive archive, Journal journal, Snapshots snapshots, Consumer<SessionId> deleted) {
    this.archive = archive;
    this.journal = journal;
    this.snapshots = snapshots;
    this.deleted = deleted;
  }

  /** Deletes a session, and waits until the disk has taken note. */
  public Outcome delete(SessionId session) throws InterruptedException {
    if (runs(session)) {
      return Outcome.RUNNING;
    }
    if (archive.session(session).isEmpty()) {
      return Outcome.UNKNOWN;
    }
    CompletableFuture<Journal.Outcome> written = new CompletableFuture<>();
    journal.write(new JournalEntry.SessionDeleted(session), written::complete);
    try {
      return switch (written.get(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
        case DURABLE -> {
          deleted.accept(session);
          yield Outcome.DELETED;
        }
        case FAILED -> Outcome.FAILED;
      };
    } catch (TimeoutException | ExecutionException late) {
      return Outcome.FAILED;
    }
  }

  private boolean runs(SessionId session) {
    return snapshots.all().stream()
        .flatMap(seen -> seen.view().running().stream())
        .anyMatch(running -> running.id().equals(session));
  }
}
