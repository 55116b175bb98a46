package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.loop.Journal;
import dev.heatpad.loop.JournalContent;
import dev.heatpad.loop.JournalEntry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A journal on a disk that works, fails or dawdles. Its promise is that of the real one: entries
 * become durable in order, what was reported durable survives everything, and of what was not yet
 * reported any first part may survive.
 */
final class TrialDisk implements Journal {

  /** How the disk does. */
  enum State {
    WORKING,
    /** Full or read-only: each write fails. */
    REFUSING,
    /** Each write takes five seconds. */
    SLOW
  }

  /** What a stop of the program does to entries that were not yet reported. */
  enum Tail {
    ANY_PART_SURVIVES,
    /** The program ended by itself and wrote what waited, if the disk let it. */
    SURVIVES,
    IS_LOST
  }

  private static final int SHORTEST_WRITE_MILLIS = 4;
  private static final int LONGEST_WRITE_MILLIS = 40;
  private static final Duration SLOW_WRITE = Duration.ofSeconds(5);

  private static final Duration SETTLES_IN = Duration.ofMinutes(2);

  private final Stage stage;
  private final SplittableRandom chance;
  private final Consumer<Fact> tell;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private JournalImage image = new JournalImage(JournalContent.Condition.SOUND);
  private State state = State.WORKING;
  private boolean committing;
  private MonotonicTime troubledAt;
  private int run;

  private record Waiting(JournalEntry entry, Consumer<Outcome> done) {}

  TrialDisk(Stage stage, SplittableRandom chance, Consumer<Fact> tell) {
    this.stage = stage;
    this.chance = chance;
    this.tell = tell;
    this.troubledAt = stage.now();
  }

  void state(State newState) {
    state = newState;
    troubledAt = stage.now();
  }

  /** Whether writes succeed and have done so for a while, so that nothing is tried again. */
  boolean isSettled() {
    return waiting.isEmpty()
        && state == State.WORKING
        && stage.now().minus(troubledAt).compareTo(SETTLES_IN) > 0;
  }

  @Override
  public void write(JournalEntry entry, Consumer<Outcome> done) {
    tell.accept(new Fact.Given(entry));
    waiting.addLast(new Waiting(entry, done));
    if (!committing) {
      commitSoon();
    }
  }

  /** This one entry fails, as one of many may. */
  void refuse(JournalEntry entry, Consumer<Outcome> done) {
    tell.accept(new Fact.Given(entry));
    int runOfEntry = run;
    stage.after(
        delay(),
        () -> {
          if (runOfEntry == run) {
            tell.accept(new Fact.Unwritten(entry));
            done.accept(Outcome.FAILED);
          }
        });
  }

  /** All that waits goes into one transaction; what comes meanwhile goes into the next. */
  private void commitSoon() {
    committing = true;
    int runOfEntries = run;
    int entries = waiting.size();
    stage.after(delay(), () -> commit(runOfEntries, entries));
  }

  private void commit(int runOfEntries, int entries) {
    if (runOfEntries != run) {
      return;
    }
    committing = false;
    for (int i = 0; i < entries; i++) {
      finish(waiting.removeFirst());
    }
    if (!waiting.isEmpty() && !committing) {
      commitSoon();
    }
  }

  private Duration delay() {
    return state == State.SLOW
        ? SLOW_WRITE
        : Duration.ofMillis(chance.nextInt(SHORTEST_WRITE_MILLIS, LONGEST_WRITE_MILLIS));
  }

  private void finish(Waiting first) {
    switch (state) {
      case WORKING, SLOW -> {
        image.apply(first.entry());
        tell.accept(new Fact.Durable(first.entry()));
        first.done().accept(Outcome.DURABLE);
      }
      case REFUSING -> {
        tell.accept(new Fact.Unwritten(first.entry()));
        first.done().accept(Outcome.FAILED);
      }
    }
  }

  /** The program is gone; what it had not heard of may or may not be on the disk. */
  void crash(Tail tail) {
    run++;
    int survive = surviving(tail);
    for (int i = 0; i < survive; i++) {
      JournalEntry entry = waiting.removeFirst().entry();
      image.apply(entry);
      tell.accept(new Fact.Durable(entry));
    }
    waiting.clear();
    committing = false;
  }

  private int surviving(Tail tail) {
    if (state == State.REFUSING) {
      return 0;
    }
    return switch (tail) {
      case IS_LOST -> 0;
      case SURVIVES -> state == State.SLOW ? chance.nextInt(waiting.size() + 1) : waiting.size();
      case ANY_PART_SURVIVES -> chance.nextInt(waiting.size() + 1);
    };
  }

  /** The file cannot be read: it is set aside, and a new one stands in its place. */
  void corrupt() {
    image = new JournalImage(JournalContent.Condition.REPLACED);
    tell.accept(new Fact.JournalSetAside());
  }

  JournalContent content() {
    return image.content();
  }
}
