package dev.heatpad.config;

import static dev.heatpad.config.Fallback.otherwise;
import static dev.heatpad.config.Key.key;

import dev.heatpad.core.wearable.DeviceProfile;
import dev.heatpad.core.wearable.DeviceProfile.Cadence;
import dev.heatpad.core.wearable.DeviceProfile.ContactBits;
import dev.heatpad.wire.WearableEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one profile file. Its name without `.toml` is the profile's name.
final class WearableProfileReader {
  /// How often something on MQTT speaks.
  enum Pace {
    GATEWAY,
    OCCASIONAL;

    Cadence cadence() {
      return switch (this) {
        case GATEWAY -> Cadence.GATEWAY;
        case OCCASIONAL -> Cadence.OCCASIONAL;
      };
    }
  }

  private static final Key<String> TITLE =
      key(
          "title",
          TextType.matching("[^\\p{Cntrl}]{1,40}", "1 to 40 characters"),
          otherwise("\"My watch\"", "none"),
          "What the sender is called for people.");

  private static final Key<Pace> CADENCE =
      key(
          "cadence",
          ChoiceType.of(Pace.class),
          otherwise("\"gateway\"", "none"),
          "How often it speaks: each 10 s or oftener, or minutes apart.");

  private static final Key<ContactBits> CONTACT_BITS =
      key(
          "contact-bits",
          ChoiceType.of(ContactBits.class),
          otherwise("\"ignored\"", "none"),
          "Whether what it says of skin contact means something.");

  private static final List<Key<?>> HEADER = List.of(TITLE, CADENCE, CONTACT_BITS);
  private static final Schema HEADER_SCHEMA = Schema.of(HEADER);
  private static final int MAX_ENTRIES = 32;

  private WearableProfileReader() {}

  static WearableProfile read(Path file) throws ConfigurationException {
    String name = file.getFileName().toString().replaceFirst("\\.toml$", "");
    if (!TextType.NAME.matcher(name).matches()) {
      throw Problems.one(
          new Place.In(file), "the file's name is no profile's; use " + TextType.NAME_FORM + ".");
    }
    TomlFile toml = TomlFile.read(file);
    Optional<List<TomlFile>> elements =
        toml.eachOf(WearableEntryReader.ENTRY)
            .filter(list -> !list.isEmpty() && list.size() <= MAX_ENTRIES);
    if (elements.isEmpty()) {
      throw Problems.one(
          toml.place(List.of(WearableEntryReader.ENTRY)),
          "a profile has 1 to " + MAX_ENTRIES + " tables [[entry]]; write those.");
    }
    Problems problems = new Problems();
    Document header = new Document(HEADER_SCHEMA, problems);
    header.add(toml.without(WearableEntryReader.ENTRY));
    header.check();
    for (Key<?> key : HEADER) {
      requireGiven(header, key, new Place.In(file), problems);
    }
    Cadence cadence = header.given(CADENCE, "").orElse(Pace.OCCASIONAL).cadence();
    List<WearableEntry> entries = new ArrayList<>();
    for (TomlFile element : elements.get()) {
      WearableEntryReader.read(element, cadence, problems).ifPresent(entries::add);
    }
    problems.throwIfAny();
    return new WearableProfile(
        name,
        new DeviceProfile(
            header.given(TITLE, "").orElseThrow(),
            cadence,
            header.given(CONTACT_BITS, "").orElseThrow()),
        entries);
  }

  static void requireGiven(Document document, Key<?> key, Place place, Problems problems) {
    if (!document.isGiven(key.path(""))) {
      problems.add(
          place,
          key.path(""),
          "is missing; write it like " + key.parts().getLast() + " = " + key.example() + ".");
    }
  }
}
