package dev.heatpad.config;

import java.util.ArrayList;
import java.util.List;

/// The findings of one reading, collected so that a person can mend all of them at once.
final class Problems {
  /// Nobody reads more at once, and a file of the wrong kind could make thousands.
  private static final int MAX_SHOWN = 50;

  private final List<String> sentences = new ArrayList<>();

  /// Adds `<place><key> <predicate>`, for example `heatpad.toml:3:1: log.level is "loud"; write
  /// ...`.
  void add(Place place, List<String> path, String predicate) {
    add(place, Echo.path(path) + " " + predicate);
  }

  void add(Place place, String sentence) {
    sentences.add(place.prefix() + sentence);
  }

  void throwIfAny() throws ConfigurationException {
    if (sentences.isEmpty()) {
      return;
    }
    List<String> shown = new ArrayList<>(sentences.stream().limit(MAX_SHOWN).toList());
    if (sentences.size() > MAX_SHOWN) {
      shown.add("There are " + (sentences.size() - MAX_SHOWN) + " more; mend these first.");
    }
    throw new ConfigurationException(shown);
  }

  /// Takes over the findings of another reading.
  void addAll(ConfigurationException other) {
    sentences.addAll(other.problems());
  }

  static ConfigurationException one(Place place, String sentence) {
    return new ConfigurationException(List.of(place.prefix() + sentence));
  }
}
