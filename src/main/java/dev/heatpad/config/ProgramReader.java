package dev.heatpad.config;

import static dev.heatpad.config.Fallback.otherwise;
import static dev.heatpad.config.Key.key;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads one program file. Its name without `.toml` is the program's name.
final class ProgramReader {
  enum Kind {
    HEAT
  }

  private static final Key<String> TITLE =
      key(
          "title",
          TextType.matching("[^\\p{Cntrl}]{1,40}", "1 to 40 characters"),
          otherwise("\"Heat\"", "none"),
          "What the program is called on the page.");

  private static final Key<String> DESCRIPTION =
      key(
          "description",
          TextType.matching("[^\\p{Cntrl}]{1,200}", "1 to 200 characters"),
          otherwise("\"Steady warmth.\"", "none"),
          "One sentence about it.");

  private static final Key<Kind> KIND =
      key(
          "phase.kind",
          ChoiceType.of(Kind.class),
          otherwise("\"heat\"", "none"),
          "What happens in the phase.");

  private static final Key<Duration> DURATION =
      key(
          "phase.duration",
          QuantityType.duration("1 min", "30 min").because(LimitSource.D3),
          otherwise("\"20 min\"", "none"),
          "How long the phase is.");

  private static final Key<Double> TARGET =
      key(
          "phase.target",
          QuantityType.of(Dimension.TEMPERATURE, "36.0 C", "42.0 C").because(LimitSource.D1),
          otherwise("\"40.0 C\"", "none"),
          "Target at the skin.");

  private static final List<Key<?>> ALL = List.of(TITLE, DESCRIPTION, KIND, DURATION, TARGET);
  private static final Schema SCHEMA = Schema.of(ALL);
  private static final String PHASE = "phase";

  private ProgramReader() {}

  static Program read(Path file) throws ConfigurationException {
    String name = file.getFileName().toString().replaceFirst("\\.toml$", "");
    if (!TextType.NAME.matcher(name).matches()) {
      throw Problems.one(
          new Place.In(file), "the file's name is no program's; use " + TextType.NAME_FORM + ".");
    }
    TomlFile toml = TomlFile.read(file);
    Optional<TomlFile> single = toml.withSingle(PHASE);
    if (single.isEmpty()) {
      throw Problems.one(
          toml.place(List.of(PHASE)), "a program has one [[phase]] in this version; write that.");
    }
    Problems problems = new Problems();
    Document document = new Document(SCHEMA, problems);
    document.add(single.get());
    document.check();
    for (Key<?> key : ALL) {
      if (!document.isGiven(key.path(""))) {
        problems.add(
            new Place.In(file),
            key.path(""),
            "is missing; write it like " + key.parts().getLast() + " = " + key.example() + ".");
      }
    }
    problems.throwIfAny();
    return new Program(
        name, given(document, TITLE), given(document, DESCRIPTION), List.of(phase(document)));
  }

  private static Phase phase(Document document) {
    return switch (given(document, KIND)) {
      case HEAT -> new Phase.Heat(given(document, DURATION), given(document, TARGET));
    };
  }

  private static <T> T given(Document document, Key<T> key) {
    return document.given(key, "").orElseThrow();
  }
}
