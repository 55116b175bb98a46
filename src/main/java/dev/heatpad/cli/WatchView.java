package dev.heatpad.cli;

import java.time.Duration;

/** Somebody who watches the pads. Used by one thread. */
sealed interface WatchView extends AutoCloseable permits JsonWatch, LiveWatch, PlainWatch {

  /** How often a view is told that time passes. */
  Duration PACE = Duration.ofSeconds(1);

  /** Whether anybody still reads what is shown. */
  boolean isWanted();

  /** The daemon told how all pads are. */
  void show(Document status);

  /** Time passes, and the daemon told nothing new. */
  void pass();

  /** Shows what is still held back, and leaves the terminal as it was. */
  @Override
  void close();
}
