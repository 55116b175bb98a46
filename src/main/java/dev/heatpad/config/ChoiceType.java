package dev.heatpad.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One word of a few. Words that a later version will know are refused as such, not as a mistake.
record ChoiceType<E extends Enum<E>>(Class<E> kind, List<String> later) implements ValueType<E> {
  ChoiceType {
    later = List.copyOf(later);
  }

  static <E extends Enum<E>> ChoiceType<E> of(Class<E> kind, String... later) {
    return new ChoiceType<>(kind, List.of(later));
  }

  @Override
  public Parsed<E> parse(TomlValue value) {
    if (!(value instanceof TomlValue.Text(String text))) {
      return Parsed.refused(value, "write " + takes());
    }
    Optional<E> found = constants().stream().filter(each -> word(each).equals(text)).findFirst();
    if (found.isPresent()) {
      return Parsed.good(found.get());
    }
    if (later.contains(text)) {
      return Parsed.refused(value, "that is not in this version, write " + takes());
    }
    return Parsed.refused(value, "write " + takes() + nearest(text));
  }

  @Override
  public String takes() {
    return Echo.list(constants().stream().map(each -> Echo.quoted(word(each))).toList(), "or");
  }

  private String nearest(String text) {
    return Nearest.of(text, constants().stream().map(ChoiceType::word).toList())
        .map(word -> ", most likely " + Echo.quoted(word))
        .orElse("");
  }

  private List<E> constants() {
    return Arrays.asList(kind.getEnumConstants());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
