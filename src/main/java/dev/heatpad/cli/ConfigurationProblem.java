package dev.heatpad.cli;

import java.util.List;

/** The configuration cannot be used; each problem is one sentence for a person. */
public final class ConfigurationProblem extends Exception {

  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // A copied list; nobody serialises it.
  private final List<String> problems;

  public ConfigurationProblem(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
