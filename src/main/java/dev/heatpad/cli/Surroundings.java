package dev.heatpad.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a command finds around itself. Clock, random identities and terminal are read here and
 * nowhere else in the package.
 *
 * @param wallClock for people
 * @param nanoClock for waiting
 * @param patience how long a command waits for the daemon's answer
 * @param screen asked for only when something is drawn
 */
record Surroundings(
    InstantSource wallClock,
    LongSupplier nanoClock,
    Supplier<UUID> identities,
    ZoneId zone,
    Duration patience,
    InputStream in,
    Supplier<Screen> screen) {

  /** A start waits for the disk for 2 s at most; after five times that something is wrong. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static Surroundings real(PrintStream out) {
    return new Surroundings(
        InstantSource.system(),
        System::nanoTime,
        UUID::randomUUID,
        ZoneId.systemDefault(),
        PATIENCE,
        System.in,
        () -> Screen.detect(out.charset(), System.getenv()));
  }

  Instant now() {
    return wallClock.instant();
  }

  String newIdentity() {
    return identities.get().toString();
  }
}
