package dev.heatpad.adapter.mosquitto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file of {@code config/mosquitto}, which the build puts into the program. */
record Template(String text) {

  static Template named(String name) {
    try (InputStream in = Template.class.getResourceAsStream("/mosquitto/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The build lacks config/mosquitto/" + name);
      }
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A line with this word stands once for each value, and not at all without one. */
  Template forEach(String word, List<String> values) {
    return new Template(
        text.lines()
            .flatMap(line ->
                line.contains(word)
                    ? values.stream().map(value -> line.replace(word, value))
                    : Stream.of(line))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  String with(Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace(value.getKey(), value.getValue());
    }
    return filled;
  }
}
