package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/** What the computer's clocks show, which may be far from true time. */
final class TrialClocks {

  private static final LocalDate TRUE_DATE = LocalDate.of(2026, 3, 1);

  /** What a computer without a clock battery shows when nobody told it the date. */
  private static final Instant UNSET_START = Instant.parse("2025-01-01T00:00:00Z");

  private final Stage stage;
  private final Instant trueStart;
  private MonotonicTime anchorTrue;
  private MonotonicTime anchorProcess;
  private double rate = 1;
  private Duration wallOffset = Duration.ZERO;
  private WallTime.Trust trust = WallTime.Trust.SYNCHRONISED;

  TrialClocks(Stage stage, LocalTime begins) {
    this.stage = stage;
    this.trueStart = TRUE_DATE.atTime(begins).toInstant(ZoneOffset.UTC);
    this.anchorTrue = stage.now();
    this.anchorProcess = stage.now();
  }

  MonotonicTime process() {
    Duration passed = stage.now().minus(anchorTrue);
    return anchorProcess.plus(
        rate == 1 ? passed : Duration.ofNanos(Math.round(passed.toNanos() * rate)));
  }

  WallTime wall() {
    return new WallTime(trueStart.plus(stage.now().minus(Stage.START)).plus(wallOffset), trust);
  }

  /** True time in which the process clock moves on by this much; rounded up. */
  Duration trueTimeOf(Duration processTime) {
    return rate == 1
        ? processTime
        : Duration.ofNanos((long) Math.ceil(processTime.toNanos() / rate) + 1);
  }

  /** How fast the process clock runs, as a multiple of true time. */
  void rate(double newRate) {
    anchorProcess = process();
    anchorTrue = stage.now();
    rate = newRate;
  }

  /** The computer starts anew: its monotonic clock begins anywhere. */
  void reboot(SplittableRandom chance) {
    anchorTrue = stage.now();
    anchorProcess = MonotonicTime.ofNanos(chance.nextLong(1, 1L << 60));
    rate = 1;
  }

  void moveWall(Duration by) {
    wallOffset = wallOffset.plus(by);
  }

  /** The date becomes a guess. */
  void unsetWall() {
    wallOffset = Duration.between(trueStart.plus(stage.now().minus(Stage.START)), UNSET_START);
    trust = WallTime.Trust.UNSYNCHRONISED;
  }

  /** The wall clock stood still while the power was off, and nobody has set it yet. */
  void wallLagsBy(Duration away) {
    wallOffset = wallOffset.minus(away);
    trust = WallTime.Trust.UNSYNCHRONISED;
  }

  /** A time server answered. */
  void synchronise() {
    wallOffset = Duration.ZERO;
    trust = WallTime.Trust.SYNCHRONISED;
  }

  WallTime.Trust trust() {
    return trust;
  }
}
