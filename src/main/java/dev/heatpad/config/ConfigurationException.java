package dev.heatpad.config;

import java.util.List;

/// The configuration cannot be used. Holds every finding, each one sentence with its place.
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public ConfigurationException(List<String> problems) {
    super(String.join("\n", problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("A refused configuration needs a reason");
    }
    this.problems = List.copyOf(problems);
  }

  /// What is wrong, in the order found: never empty, one line each.
  public List<String> problems() {
    return problems;
  }
}
