package dev.heatpad.sim.trial;

import java.util.Locale;

/** Faults of computer, clocks, storage, messages and people. Those of wearables will stand here. */
public enum HouseFault implements FaultKind {
  /** The loop's thread sleeps; all others go on. */
  LOOP_STALL(Extent.LASTING),
  /** Every thread of the program stands still. */
  PROCESS_PAUSE(Extent.LASTING),
  /** The program is killed before or after one of its next calls to a device, disk or listener. */
  KILL_AT_ANY_EFFECT(Extent.MOMENT),
  /** One of the next calls to a device, disk or listener throws. */
  ADAPTER_EXCEPTION(Extent.MOMENT),
  /** The thread that reads a sensor is gone: nothing is delivered any more. */
  ADAPTER_THREAD_DIES(Extent.LASTING),
  /** Driving and reading the output throws; it stays as it is. */
  OUTPUT_UNREACHABLE(Extent.LASTING),
  /** The output reads back the opposite of what it does. */
  OUTPUT_READS_WRONG(Extent.LASTING),
  /** Thousands of settings at once. */
  INBOX_FLOOD(Extent.MOMENT),
  WALL_CLOCK_FORWARD(Extent.MOMENT),
  WALL_CLOCK_BACK(Extent.MOMENT),
  /** No time server: the date is a guess, at each start the same. */
  WALL_CLOCK_UNSET(Extent.LASTING),
  /** The monotonic clock of the program runs at another speed. */
  SLOW_CLOCK(Extent.LASTING),
  /** The power comes and goes. */
  RESTART_LOOP(Extent.MOMENT),
  DISK_FULL(Extent.LASTING),
  DISK_READ_ONLY(Extent.LASTING),
  DISK_SLOW(Extent.LASTING),
  /** The power fails, and at the next start the journal cannot be read. */
  DISK_CORRUPT(Extent.MOMENT),
  /** The power fails, and nothing survives that was not yet reported durable. */
  LOST_TAIL(Extent.MOMENT),
  BROKER_GONE(Extent.LASTING),
  BROKER_FLAPPING(Extent.LASTING),
  /** Takes what is sent, and acknowledges nothing. */
  BROKER_FROZEN(Extent.LASTING),
  RETAINED_START(Extent.MOMENT),
  LATE_START(Extent.MOMENT),
  DUPLICATED_COMMAND(Extent.MOMENT),
  /** A stop overtakes the start that was sent before it. */
  REORDERED_COMMAND(Extent.MOMENT),
  COMMAND_FLOOD(Extent.MOMENT),
  ASLEEP(Extent.LASTING),
  PROMPT_IGNORED(Extent.LASTING),
  ANSWERS_LATE(Extent.LASTING),
  SECOND_PERSON_STARTS(Extent.MOMENT);

  private final Extent extent;

  HouseFault(Extent extent) {
    this.extent = extent;
  }

  /** Whether it is a fault of one pad, and not of the house. */
  boolean isOfOnePad() {
    return this == ADAPTER_THREAD_DIES || this == OUTPUT_UNREACHABLE || this == OUTPUT_READS_WRONG;
  }

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Extent extent() {
    return extent;
  }
}
