package dev.heatpad.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code heatpad status} prints of one pad: its name and state, then a line for each fact. */
final class StatusText {

  private final PadText pad;
  private final List<String> lines = new ArrayList<>();

  private StatusText(PadText pad) {
    this.pad = pad;
  }

  static List<String> of(PadText pad) {
    return new StatusText(pad).build();
  }

  private List<String> build() {
    boolean runs = pad.sessionRuns();
    lines.add(
        pad.name() + ": " + pad.state() + (pad.pad().holds("simulated") ? ", simulated" : ""));
    pad.faults().forEach(fault -> fact("fault", Optional.of(fault)));
    pad.alerts().forEach(alert -> fact("note", Optional.of(alert)));
    fact("blocked", pad.blocked());
    fact("question", pad.prompt());
    fact("time left", " ", pad.timeLeft(), pad.endsAt().map(end -> "until " + end));
    fact(
        "skin",
        ", ",
        pad.temperature("skin_c"),
        pad.runningTarget().map(target -> "target " + target));
    fact("heater", ", ", pad.heater(), pad.temperature("pad_c").map(element -> "pad " + element));
    if (runs) {
      fact("dose", pad.dose());
    } else {
      fact("next", pad.settings());
      fact("last stop", pad.lastStop());
    }
    fact("sessions", pad.sessions());
    fact("armed", pad.armedUntil().map(until -> "until " + until));
    return lines;
  }

  private void fact(String label, Optional<String> text) {
    text.ifPresent(words -> lines.add(String.format(Locale.ROOT, "  %-10s %s", label, words)));
  }

  private void fact(
      String label, String separator, Optional<String> first, Optional<String> second) {
    String both =
        Stream.of(first, second).flatMap(Optional::stream).collect(Collectors.joining(separator));
    fact(label, both.isEmpty() ? Optional.empty() : Optional.of(both));
  }
}
