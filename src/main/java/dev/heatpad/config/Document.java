package dev.heatpad.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The settings as written, from a file and then from the command line, held against the keys.
///
/// Reading goes on after a finding, so that a person sees all of them: a key that was refused
/// counts as not given, and [#isSound] tells the rules between keys not to judge by it.
final class Document {
  private record Entry(TomlValue value, Place place, Key<?> key) {}

  private final Schema schema;
  private final Problems problems;
  private final SequencedMap<List<String>, Entry> entries = new LinkedHashMap<>();
  private final SequencedMap<String, Place> names = new LinkedHashMap<>();
  private final Set<List<String>> refused = new HashSet<>();
  private Place whole = new Place.Nowhere();

  Document(Schema schema, Problems problems) {
    this.schema = schema;
    this.problems = problems;
  }

  void add(TomlFile file) {
    whole = new Place.In(file.path());
    walk(file, file.root(), List.of(), schema);
  }

  /// Adds `dotted.key=value`, which replaces what the file says.
  void addOverride(String text) {
    Place place = new Place.CommandLine();
    int equals = text.indexOf('=');
    if (equals < 1) {
      problems.add(place, Echo.quoted(text) + " has no key or no value; write key=value.");
      return;
    }
    List<String> path = List.of(text.substring(0, equals).strip().split("\\.", -1));
    switch (schema.find(path)) {
      case Parsed.Refused<Key<?>>(String predicate) -> problems.add(place, path, predicate);
      case Parsed.Good<Key<?>>(Key<?> key) -> {
        if (key.parts().contains(Key.ANY_NAME)) {
          names.putIfAbsent(path.get(key.parts().indexOf(Key.ANY_NAME)), place);
        }
        TomlValue value = Overrides.value(key, text.substring(equals + 1).strip());
        entries.put(path, new Entry(value, place, key));
      }
    }
  }

  /// Holds every value against its key. Comes after the last addition and before the first
  /// question.
  void check() {
    entries.forEach((path, entry) -> {
      if (entry.key().type().parse(entry.value()) instanceof Parsed.Refused<?>(String predicate)) {
        problems.add(entry.place(), path, predicate);
        refused.add(path);
      }
    });
  }

  /// The names that the user chose, with the place of each name's first use.
  SequencedMap<String, Place> names() {
    return names;
  }

  /// Whether the file, if there is one, leaves the choice of names to others.
  boolean areAllNamesFromCommandLine() {
    return names.values().stream().allMatch(place -> place instanceof Place.CommandLine);
  }

  /// Where a name was first used; the file, if the name is a default.
  Place placeOfName(String name) {
    return names.getOrDefault(name, whole);
  }

  boolean isGiven(List<String> path) {
    return entries.containsKey(path);
  }

  /// Whether none of these keys was refused, so that their values may be judged together.
  boolean isSound(String name, Key<?>... keys) {
    for (Key<?> key : keys) {
      if (refused.contains(key.path(name))) {
        return false;
      }
    }
    return true;
  }

  /// The place of the first of these keys that is given, else of the file.
  Place place(String name, Key<?>... keys) {
    for (Key<?> key : keys) {
      Entry entry = entries.get(key.path(name));
      if (entry != null) {
        return entry.place();
      }
    }
    return whole;
  }

  /// The value of a key outside the pads.
  <T> T value(Key<T> key) {
    return value(key, "");
  }

  /// The value of a key, or its default; only for keys whose default is a value.
  <T> T value(Key<T> key, String name) {
    return given(key, name).orElseGet(() -> initial(key));
  }

  /// The value of a key if it is given and sound.
  <T> Optional<T> given(Key<T> key, String name) {
    Entry entry = entries.get(key.path(name));
    if (entry != null && key.type().parse(entry.value()) instanceof Parsed.Good<T>(T value)) {
      return Optional.of(value);
    }
    return Optional.empty();
  }

  private static <T> T initial(Key<T> key) {
    if (key.fallback() instanceof Fallback.Fixed(String toml)) {
      TomlValue value = TomlFile.value(toml).orElseThrow();
      if (key.type().parse(value) instanceof Parsed.Good<T>(T good)) {
        return good;
      }
    }
    throw new IllegalStateException("The default of " + key + " is no value of its type");
  }

  private void walk(TomlFile file, TomlValue.Table table, List<String> path, Schema keys) {
    for (Map.Entry<String, TomlValue> each : table.entries().entrySet()) {
      List<String> here = new ArrayList<>(path);
      here.add(each.getKey());
      Place place = file.place(here);
      Optional<Schema.Node> child = keys.child(each.getKey());
      if (child.isEmpty()) {
        problems.add(place, here, schema.unknown(keys, here));
        continue;
      }
      if (keys.hasFreeNames()) {
        names.put(each.getKey(), place);
      }
      switch (child.get()) {
        case Schema.Node.Leaf(Key<?> key) ->
            entries.put(List.copyOf(here), new Entry(each.getValue(), place, key));
        case Schema.Node.Branch(Schema below) -> {
          if (each.getValue() instanceof TomlValue.Table inner) {
            walk(file, inner, here, below);
          } else {
            problems.add(place, here, expectedTable(each.getValue(), here));
          }
        }
      }
    }
  }

  private static String expectedTable(TomlValue value, List<String> path) {
    return "is " + value.shown() + "; write [" + Echo.path(path) + "] and its keys below.";
  }
}
