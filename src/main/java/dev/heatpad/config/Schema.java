package dev.heatpad.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The keys as a tree of tables, to walk a file by. Immutable once built.
final class Schema {
  /// What may stand under a name: a key, or a table with more names.
  sealed interface Node {
    record Leaf(Key<?> key) implements Node {}

    record Branch(Schema table) implements Node {}
  }

  private final SequencedMap<String, Node> children = new LinkedHashMap<>();
  private final List<Key<?>> keys = new ArrayList<>();

  private Schema() {}

  static Schema of(List<Key<?>> keys) {
    Schema root = new Schema();
    for (Key<?> key : keys) {
      root.add(key, key.parts());
    }
    return root;
  }

  private void add(Key<?> key, List<String> rest) {
    keys.add(key);
    String first = rest.getFirst();
    if (rest.size() == 1) {
      children.put(first, new Node.Leaf(key));
      return;
    }
    Node child = children.computeIfAbsent(first, _ -> new Node.Branch(new Schema()));
    switch (child) {
      case Node.Branch(Schema table) -> table.add(key, rest.subList(1, rest.size()));
      case Node.Leaf(Key<?> clash) -> throw new IllegalStateException(clash + " and " + key);
    }
  }

  /// The keys of this table and of those below.
  List<Key<?>> keys() {
    return Collections.unmodifiableList(keys);
  }

  Optional<Node> child(String name) {
    return Optional.ofNullable(children.getOrDefault(name, children.get(Key.ANY_NAME)));
  }

  /// Whether the names in this table are the user's own.
  boolean hasFreeNames() {
    return children.containsKey(Key.ANY_NAME);
  }

  List<String> childNames() {
    return List.copyOf(children.keySet());
  }

  /// The key at a path, or why there is none: the rest of a sentence.
  Parsed<Key<?>> find(List<String> path) {
    Schema table = this;
    for (int depth = 0; depth < path.size(); depth++) {
      Optional<Node> child = table.child(path.get(depth));
      boolean isLast = depth == path.size() - 1;
      switch (child.orElse(null)) {
        case null -> {
          return new Parsed.Refused<>(unknown(table, path.subList(0, depth + 1)));
        }
        case Node.Leaf(Key<?> key) -> {
          return isLast
              ? Parsed.good(key)
              : new Parsed.Refused<>(
                  "is not a key; did you mean " + Echo.path(path.subList(0, depth + 1)) + "?");
        }
        case Node.Branch(Schema next) -> table = next;
      }
    }
    return new Parsed.Refused<>("is a table; " + table.listed("in it") + ".");
  }

  /// The rest of a sentence about a name that `table`, found at the path's parent, does not have.
  String unknown(Schema table, List<String> path) {
    List<String> parent = path.subList(0, path.size() - 1);
    String word = path.getLast();
    Optional<String> sibling = Nearest.of(word, table.childNames());
    if (sibling.isPresent()) {
      List<String> meant = new ArrayList<>(parent);
      meant.add(sibling.get());
      return "is not a key; did you mean " + Echo.path(meant) + "?";
    }
    return keys.stream()
        .filter(key -> key.parts().getLast().equals(word))
        .max((one, other) -> Integer.compare(shared(one, parent), shared(other, parent)))
        .map(key -> "is not a key; did you mean " + concrete(key, parent) + "?")
        .orElseGet(() -> "is not a key; " + table.listed("here") + ".");
  }

  private String listed(String where) {
    String names = Echo.list(childNames(), "and");
    return children.size() == 1
        ? "the key " + where + " is " + names
        : "the keys " + where + " are " + names;
  }

  private static int shared(Key<?> key, List<String> parent) {
    int count = 0;
    for (int i = 0; i < Math.min(parent.size(), key.parts().size()); i++) {
      String part = key.parts().get(i);
      count += part.equals(parent.get(i)) || part.equals(Key.ANY_NAME) ? 1 : 0;
    }
    return count;
  }

  private static String concrete(Key<?> key, List<String> parent) {
    boolean isSamePad = parent.size() > 1 && parent.getFirst().equals(key.parts().getFirst());
    return isSamePad && key.parts().contains(Key.ANY_NAME)
        ? Echo.path(key.path(parent.get(1)))
        : key.name();
  }
}
