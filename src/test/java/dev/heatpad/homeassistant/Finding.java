package dev.heatpad.homeassistant;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a document.
 *
 * @param rule its number: D loses the document, E the entity, W is a habit that is told of
 * @param where the entity, or empty for the document
 */
public record Finding(String rule, String where, String what) {

  /** Where findings are collected. */
  static final class Report {
    private final List<Finding> findings = new ArrayList<>();

    void add(String rule, String where, String what) {
      findings.add(new Finding(rule, where, what));
    }

    List<Finding> findings() {
      return List.copyOf(findings);
    }
  }
}
