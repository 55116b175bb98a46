package dev.heatpad.config;

import java.time.Duration;
import java.util.List;

/// What a session does: its parts in order, with words for people.
public record Program(String name, String title, String description, List<Phase> phases) {
  public Program {
    phases = List.copyOf(phases);
    if (!TextType.NAME.matcher(name).matches() || phases.isEmpty()) {
      throw new IllegalArgumentException("Program " + name + " with " + phases.size() + " phases");
    }
  }

  public Duration duration() {
    return phases.stream().map(Phase::duration).reduce(Duration.ZERO, Duration::plus);
  }
}
