package dev.heatpad.adapter.journal;

import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.SessionOpening;
import dev.heatpad.loop.Journal.Outcome;
import dev.heatpad.loop.JournalEntry;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** A program of its own that writes to a journal until it is killed; it says what is durable. */
final class JournalChild {

  private static final int UNDER_WAY = 16;

  private JournalChild() {}

  public static void main(String[] arguments) throws Exception {
    SqliteJournal.Opened opened;
    try {
      opened = Bench.open(Path.of(arguments[0]));
    } catch (JournalException e) {
      System.out.println("refused " + e.getMessage());
      return;
    }
    System.out.println("ready");
    Samples samples = new Samples(Long.parseLong(arguments[1]));
    Semaphore room = new Semaphore(UNDER_WAY);
    while (true) {
      SessionOpening opening = samples.plainOpening("back");
      String id = opening.id().text();
      write(opened.journal(), samples.opened(opening), "opened " + id, room);
      write(opened.journal(), samples.readings(opening, 2), "readings " + id, room);
      JournalEntry end = samples.ended(samples.end(opening, StopReason.COMPLETED));
      write(opened.journal(), end, "ended " + id, room);
    }
  }

  private static void write(
      SqliteJournal journal, JournalEntry entry, String report, Semaphore room)
      throws InterruptedException {
    room.acquire();
    journal.write(
        entry,
        outcome -> {
          if (outcome == Outcome.DURABLE) {
            System.out.println(report);
          }
          room.release();
        });
  }
}
