package dev.heatpad.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line for each pad with the time before it, one a second at most: for logs and for terminals
 * that cannot redraw. What comes faster is held back, and only the newest of it is shown.
 */
final class PlainWatch implements WatchView {

  private final Invocation invocation;
  private final Surroundings surroundings;
  private Optional<Document> held = Optional.empty();
  private Optional<Long> shownAtNanos = Optional.empty();

  PlainWatch(Invocation invocation) {
    this.invocation = invocation;
    this.surroundings = invocation.surroundings();
  }

  @Override
  public boolean isWanted() {
    return !invocation.out().checkError();
  }

  @Override
  public void show(Document status) {
    held = Optional.of(status);
    if (isDue()) {
      release();
    }
  }

  @Override
  public void pass() {
    if (isDue()) {
      release();
    }
  }

  @Override
  public void close() {
    release();
  }

  private boolean isDue() {
    return shownAtNanos
        .map(shown -> surroundings.nanoClock().getAsLong() - shown >= PACE.toNanos())
        .orElse(true);
  }

  private void release() {
    held.ifPresent(this::print);
    held = Optional.empty();
  }

  private void print(Document status) {
    shownAtNanos = Optional.of(surroundings.nanoClock().getAsLong());
    LocalTimes times = new LocalTimes(surroundings.zone());
    for (Document pad : status.list("pads")) {
      PadText text = new PadText(pad, times, surroundings.now());
      invocation.say(times.exact(surroundings.now()) + " " + line(text));
    }
  }

  /** {@code back heating, 12:34 left, skin 38.6 C, target 40.0 C, heater on}. */
  static String line(PadText pad) {
    List<String> parts = new ArrayList<>();
    parts.add(pad.name() + " " + pad.state());
    pad.timeLeft().ifPresent(left -> parts.add(left + " left"));
    pad.temperature("skin_c").ifPresent(skin -> parts.add("skin " + skin));
    pad.runningTarget().ifPresent(target -> parts.add("target " + target));
    pad.heater().ifPresent(heater -> parts.add("heater " + heater));
    pad.blockedShortly().ifPresent(blocked -> parts.add("blocked " + blocked));
    pad.faults().forEach(fault -> parts.add("fault: " + fault));
    pad.alerts().forEach(alert -> parts.add("note: " + alert));
    pad.prompt().ifPresent(parts::add);
    return String.join(", ", parts);
  }
}
