package dev.heatpad.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.toml.TomlMapper;
import tools.jackson.dataformat.toml.TomlReadFeature;

/// A TOML file as read: its values, and where each stands. The only class that knows the parser.
record TomlFile(Path path, TomlValue.Table root, Map<List<String>, Place> places) {
  TomlFile {
    places = Map.copyOf(places);
  }

  /// No setting is deeper; what is deeper is refused by its table's name.
  private static final int MAX_DEPTH = 8;

  /// Dates are read as dates, so that one without quotes is not taken for text.
  private static final ObjectMapper PARSER =
      TomlMapper.builder().enable(TomlReadFeature.PARSE_JAVA_TIME).build();

  static TomlFile read(Path path) throws ConfigurationException {
    return parse(path, FileText.read(path));
  }

  static TomlFile parse(Path path, String text) throws ConfigurationException {
    try {
      JsonNode node = PARSER.readTree(text);
      return new TomlFile(path, table(node, 0), places(path, KeyScanner.scan(text)));
    } catch (JacksonException e) {
      throw SyntaxFinding.of(path, text, e.getOriginalMessage(), e.getLocation()).asException();
    }
  }

  /// One value, as it would stand after `key =`; nothing if that is no TOML.
  static Optional<TomlValue> value(String text) {
    try {
      SequencedMap<String, TomlValue> entries =
          table(PARSER.readTree("value = " + text), 0).entries();
      return entries.size() == 1 ? Optional.ofNullable(entries.get("value")) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /// Where a key or table stands first; the file alone if the scanner did not find it.
  Place place(List<String> key) {
    return places.getOrDefault(key, new Place.In(path));
  }

  /// The same file with the list of tables `name` taken as one table, if it has exactly one
  /// element.
  Optional<TomlFile> withSingle(String name) {
    if (!(root.entries().get(name) instanceof TomlValue.Sequence(List<TomlValue> elements))
        || elements.size() != 1
        || !(elements.getFirst() instanceof TomlValue.Table single)) {
      return Optional.empty();
    }
    SequencedMap<String, TomlValue> entries = new LinkedHashMap<>(root.entries());
    entries.put(name, single);
    Map<List<String>, Place> moved = new HashMap<>(places);
    moved.putAll(placesOfElement(name, 0));
    return Optional.of(new TomlFile(path, new TomlValue.Table(entries), moved));
  }

  /// The elements of the list of tables `name`, each as a file with that table and nothing else;
  /// nothing if it is no list of tables.
  Optional<List<TomlFile>> eachOf(String name) {
    if (!(root.entries().get(name) instanceof TomlValue.Sequence(List<TomlValue> elements))) {
      return Optional.empty();
    }
    List<TomlFile> files = new ArrayList<>();
    for (TomlValue element : elements) {
      if (!(element instanceof TomlValue.Table table)) {
        return Optional.empty();
      }
      SequencedMap<String, TomlValue> alone = new LinkedHashMap<>();
      alone.put(name, table);
      files.add(
          new TomlFile(path, new TomlValue.Table(alone), placesOfElement(name, files.size())));
    }
    return Optional.of(files);
  }

  /// The same file without what stands under `name`.
  TomlFile without(String name) {
    SequencedMap<String, TomlValue> entries = new LinkedHashMap<>(root.entries());
    entries.remove(name);
    return new TomlFile(path, new TomlValue.Table(entries), places);
  }

  /// The places in one element of a list, under paths without its index.
  private Map<List<String>, Place> placesOfElement(String name, int index) {
    Map<List<String>, Place> moved = new HashMap<>();
    places.forEach((key, place) -> {
      if (startsWith(key, List.of(name, Integer.toString(index)))) {
        List<String> shorter = new ArrayList<>(key);
        shorter.remove(1);
        moved.put(List.copyOf(shorter), place);
      }
    });
    return moved;
  }

  static boolean startsWith(List<String> path, List<String> start) {
    return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
  }

  /// A table without a header of its own stands where its first key does.
  private static Map<List<String>, Place> places(Path path, List<KeyScanner.Found> keys) {
    Map<List<String>, Place> places = new HashMap<>();
    for (KeyScanner.Found each : keys) {
      Place place = new Place.At(path, each.line(), each.column());
      for (int depth = 1; depth <= each.path().size(); depth++) {
        places.putIfAbsent(each.path().subList(0, depth), place);
      }
    }
    return places;
  }

  private static TomlValue.Table table(JsonNode node, int depth) {
    SequencedMap<String, TomlValue> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      entries.put(each.getKey(), convert(each.getValue(), depth + 1));
    }
    return new TomlValue.Table(entries);
  }

  private static TomlValue convert(JsonNode node, int depth) {
    if (depth > MAX_DEPTH) {
      return new TomlValue.Foreign("a table inside too many others");
    }
    if (node.isObject()) {
      return table(node, depth);
    }
    if (node.isArray()) {
      List<TomlValue> elements = new ArrayList<>();
      node.forEach(each -> elements.add(convert(each, depth + 1)));
      return new TomlValue.Sequence(elements);
    }
    if (node.isString()) {
      return new TomlValue.Text(node.asString());
    }
    if (node.isBoolean()) {
      return new TomlValue.Flag(node.booleanValue());
    }
    if (node.isIntegralNumber()) {
      return new TomlValue.Whole(node.bigIntegerValue());
    }
    if (node.isNumber()) {
      return new TomlValue.Decimal(node.asString());
    }
    return new TomlValue.Foreign("a date or time");
  }
}
