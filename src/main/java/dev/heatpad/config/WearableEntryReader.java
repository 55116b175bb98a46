package dev.heatpad.config;

import static dev.heatpad.config.Fallback.initially;
import static dev.heatpad.config.Fallback.otherwise;
import static dev.heatpad.config.Key.key;

import dev.heatpad.core.wearable.DeviceProfile.Cadence;
import dev.heatpad.wire.TopicFilter;
import dev.heatpad.wire.WearableEntry;
import dev.heatpad.wire.WearableEntry.Kind;
import dev.heatpad.wire.WearableEntry.Meaning;
import dev.heatpad.wire.WearableEntry.Unit;
import dev.heatpad.wire.WearableEntry.Word;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/// Reads one `[[entry]]` of a profile: what each key takes alone, then what they take together.
final class WearableEntryReader {
  static final String ENTRY = "entry";

  private static final Key<String> TOPIC =
      key(
          "entry.topic",
          TextType.matching("[^\\p{Cntrl}]{1,200}", "1 to 200 characters"),
          otherwise("\"wearable/{address}\"", "none"),
          "Where the sender publishes. + is any one level, {address} the device.");

  private static final Key<String> POINTER =
      key(
          "entry.pointer",
          TextType.matching(
              "(?:/[^\\p{Cntrl}]{0,127})?", "a JSON pointer like \"/hr\", or empty text"),
          otherwise("\"/hr\"", "none"),
          "Where in a JSON payload. Empty for a payload that is the value.");

  private static final Key<Meaning> SIGNAL =
      key(
          "entry.signal",
          ChoiceType.of(Meaning.class),
          otherwise("\"heart-rate\"", "none"),
          "What the value tells.");

  private static final Key<Kind> TYPE =
      key(
          "entry.type",
          ChoiceType.of(Kind.class),
          otherwise("\"number\"", "none"),
          "The value's form.");

  private static final Key<Word> WORD =
      key(
          "entry.values." + Key.ANY_NAME,
          ChoiceType.of(Word.class),
          otherwise("\"asleep\"", "none"),
          "What a word of the sender means.");

  private static final Key<BigDecimal> SCALE =
      key("entry.scale", new FactorType(), initially("1"), "What the number is multiplied with.");

  private static final Key<String> UNIT =
      key(
          "entry.unit",
          TextType.matching("[CF]", "\"C\" or \"F\""),
          initially("\"C\""),
          "Of a temperature.");

  private static final Key<Duration> MAX_AGE =
      key(
          "entry.max-age",
          QuantityType.duration("1 s", "15 min"),
          otherwise("\"45 s\"", "what the cadence allows"),
          "The oldest value, by the sender's time stamp, that is taken.");

  private static final List<Key<?>> NEEDED = List.of(TOPIC, POINTER, SIGNAL, TYPE);
  private static final Schema SCHEMA =
      Schema.of(List.of(TOPIC, POINTER, SIGNAL, TYPE, WORD, SCALE, UNIT, MAX_AGE));

  private final Problems problems;
  private final Place whole;
  private final Document document;
  private int found;

  private WearableEntryReader(TomlFile element, Problems problems) {
    this.problems = problems;
    whole = element.place(List.of(ENTRY));
    document = new Document(SCHEMA, problems);
    document.add(element);
    document.check();
  }

  /// The entry, or nothing if there was a finding.
  static Optional<WearableEntry> read(TomlFile element, Cadence cadence, Problems problems) {
    WearableEntryReader reader = new WearableEntryReader(element, problems);
    for (Key<?> key : NEEDED) {
      WearableProfileReader.requireGiven(reader.document, key, reader.whole, problems);
    }
    boolean isWhole = NEEDED.stream().allMatch(key -> reader.document.given(key, "").isPresent());
    return isWhole ? reader.together(cadence) : Optional.empty();
  }

  private Optional<WearableEntry> together(Cadence cadence) {
    String topic = given(TOPIC);
    Meaning meaning = given(SIGNAL);
    Kind kind = given(TYPE);
    topic(topic, meaning);
    Map<String, Word> words = Map.of();
    if (form(meaning, kind)) {
      words = kind == Kind.ENUM ? words(meaning) : Map.of();
      unused(meaning, kind);
    }
    Duration maxAge = maxAge(cadence);
    return found > 0
        ? Optional.empty()
        : Optional.of(
            new WearableEntry(
                new TopicFilter(topic),
                JsonPointer.compile(given(POINTER)),
                meaning,
                kind,
                words,
                document.value(SCALE),
                Unit.valueOf(document.value(UNIT)),
                maxAge));
  }

  private void topic(String topic, Meaning meaning) {
    Optional<String> problem = TopicFilter.problem(topic);
    if (problem.isPresent()) {
      refuse(TOPIC, problem.get());
      return;
    }
    TopicFilter filter = new TopicFilter(topic);
    if (filter.hasWildcard() && !filter.namesDevice() && meaning != Meaning.ONLINE) {
      // What is advertised can be a neighbour's.
      refuse(
          TOPIC,
          "would take the values of any device; put "
              + TopicFilter.ADDRESS
              + " into it, or write it without +.");
    }
  }

  private boolean form(Meaning meaning, Kind kind) {
    boolean isPossible = meaning.kinds().contains(kind);
    if (!isPossible) {
      List<String> forms = meaning.kinds().stream().map(WearableEntryReader::word).toList();
      refuse(
          TYPE,
          "is "
              + word(kind)
              + ", and "
              + word(meaning)
              + " never is; write "
              + Echo.list(forms, "or")
              + ".");
    }
    return isPossible;
  }

  private Map<String, Word> words(Meaning meaning) {
    Map<String, Word> words = new LinkedHashMap<>();
    for (String text : document.names().keySet()) {
      Optional<Word> given = document.given(WORD, text);
      if (given.isEmpty()) {
        // What it is was refused already.
        found++;
      } else if (given.get().meaning() != meaning) {
        found++;
        problems.add(
            document.place(text, WORD),
            WORD.path(text),
            "is "
                + word(given.get())
                + ", which says nothing of "
                + word(meaning)
                + "; correct it.");
      } else {
        words.put(text, given.get());
      }
    }
    if (document.names().isEmpty()) {
      found++;
      problems.add(
          whole,
          List.of(ENTRY, "values"),
          "is missing; write what each word of the sender means, in a table [entry.values].");
    }
    return words;
  }

  private void unused(Meaning meaning, Kind kind) {
    if (kind != Kind.ENUM && !document.names().isEmpty()) {
      String first = document.names().firstEntry().getKey();
      found++;
      problems.add(
          document.placeOfName(first),
          List.of(ENTRY, "values"),
          "is of use with type = \"enum\" only; remove it, or change the type.");
    }
    if (kind != Kind.NUMBER && document.isGiven(SCALE.path(""))) {
      refuse(SCALE, "is of use with type = \"number\" only; remove it.");
    }
    if (meaning != Meaning.SKIN_TEMPERATURE && document.isGiven(UNIT.path(""))) {
      refuse(UNIT, "is of use with signal = \"skin-temperature\" only; remove it.");
    }
  }

  private Duration maxAge(Cadence cadence) {
    Duration most = cadence.staleAfter();
    Duration wanted = document.given(MAX_AGE, "").orElse(most);
    if (wanted.compareTo(most) > 0) {
      refuse(
          MAX_AGE,
          "is longer than a value counts in a profile of this cadence; write at most \""
              + most.toSeconds()
              + " s\".");
    }
    return wanted;
  }

  private void refuse(Key<?> key, String predicate) {
    found++;
    problems.add(document.place("", key), key.path(""), predicate);
  }

  private <T> T given(Key<T> key) {
    return document.given(key, "").orElseThrow();
  }

  private static String word(Enum<?> constant) {
    return '"' + constant.name().toLowerCase(Locale.ROOT).replace('_', '-') + '"';
  }
}
