package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.heatpad.core.wearable.DeviceProfile;
import dev.heatpad.core.wearable.DeviceProfile.Cadence;
import dev.heatpad.core.wearable.DeviceProfile.ContactBits;
import dev.heatpad.wire.TopicFilter;
import dev.heatpad.wire.WearableEntry;
import dev.heatpad.wire.WearableEntry.Word;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Requirement: how a sender tells of a wearable is data beside the configuration file, and a
/// mistake in it gives a sentence with its place and what to do.
class WearableProfilesTest {
  private static final Path SHIPPED = Path.of("config", "wearables");

  private static final String GOOD =
      """
      title = "Mine"
      cadence = "gateway"
      contact-bits = "ignored"
      [[entry]]
      topic = "mine/{address}"
      pointer = "/t"
      signal = "skin-temperature"
      type = "number"
      unit = "F"
      scale = 0.1
      max-age = "20 s"
      [[entry]]
      topic = "mine/+/{address}"
      pointer = ""
      signal = "sleep"
      type = "enum"
      [entry.values]
      "deep sleep" = "asleep"
      """;

  @TempDir private Path directory;

  @Test
  void theShippedProfilesAreThese() throws ConfigurationException {
    WearableProfiles shipped = WearableProfiles.load(SHIPPED);
    assertEquals(
        Map.of(
            "esphome", Cadence.GATEWAY,
            "home-assistant", Cadence.OCCASIONAL,
            "plain-json", Cadence.GATEWAY,
            "sleep-as-android", Cadence.OCCASIONAL,
            "theengs", Cadence.GATEWAY),
        shipped.byName().values().stream()
            .collect(Collectors.toMap(WearableProfile::name, each -> each.device().cadence())));
  }

  /// Each names what to set up, and hears one device only.
  @Test
  void everyShippedProfileIsExplainedAndPinned() throws Exception {
    for (WearableProfile profile : WearableProfiles.load(SHIPPED).byName().values()) {
      String text = Files.readString(SHIPPED.resolve(profile.name() + ".toml"));
      assertEquals('#', text.charAt(0), profile.name());
      assertEquals(true, text.contains("wearable.mqtt.profile = \"" + profile.name() + '"'));
      assertEquals(true, profile.needsAddress(), profile.name());
    }
  }

  @Test
  void everyKeyOfAFileIsRead() throws Exception {
    write("mine.toml", GOOD);
    WearableProfile mine = WearableProfiles.load(directory).named("mine").orElseThrow();
    assertEquals(new DeviceProfile("Mine", Cadence.GATEWAY, ContactBits.IGNORED), mine.device());
    WearableEntry skin = mine.entries().getFirst();
    assertEquals("mine/{address}", skin.topic().text());
    assertEquals("/t", skin.pointer().toString());
    assertEquals(WearableEntry.Meaning.SKIN_TEMPERATURE, skin.meaning());
    assertEquals(WearableEntry.Unit.F, skin.unit());
    assertEquals(new BigDecimal("0.1"), skin.scale());
    assertEquals(Duration.ofSeconds(20), skin.maxAge());
    WearableEntry sleep = mine.entries().getLast();
    assertEquals(Map.of("deep sleep", Word.ASLEEP), sleep.words());
    assertEquals(Duration.ofSeconds(45), sleep.maxAge(), "what the cadence allows");
  }

  @Test
  void withoutAFolderThereIsNone() throws ConfigurationException {
    assertEquals(WearableProfiles.none(), WearableProfiles.load(directory.resolve("missing")));
    assertEquals(SHIPPED, WearableProfiles.directoryBeside(Path.of("config/heatpad.toml")));
  }

  @Test
  void otherFilesAreNoProfiles() throws Exception {
    write("mine.toml", GOOD);
    write(".mine.toml", "nonsense");
    write("mine.toml~", "nonsense");
    assertEquals(Set.of("mine"), WearableProfiles.load(directory).byName().keySet());
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeGivesOneSentence(String wrong, String right, String sentence) throws Exception {
    assertEquals(true, GOOD.contains(wrong));
    Path file = write("mine.toml", GOOD.replace(wrong, right));
    assertEquals(List.of(file + sentence), problems());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "title = \"Mine\"\n", "", ": title is missing; write it like title = \"My watch\"."),
        arguments(
            "\"gateway\"",
            "\"live\"",
            ":2:1: cadence is \"live\"; write \"gateway\" or \"occasional\"."),
        arguments(
            "pointer = \"/t\"\n",
            "",
            ":4:3: entry.pointer is missing; write it like pointer = \"/hr\"."),
        arguments(
            "\"/t\"",
            "\"t\"",
            ":6:1: entry.pointer is \"t\"; it takes a JSON pointer like \"/hr\", or empty text."),
        arguments(
            "pointer = \"/t\"",
            "pointr = \"/t\"\npointer = \"/t\"",
            ":6:1: entry.pointr is not a key; did you mean entry.pointer?"),
        arguments(
            "\"mine/{address}\"",
            "\"heatpad/pi/back/doc\"",
            ":5:1: entry.topic is one of this program's own topics, which say nothing of a wearable;"
                + " write the sender's."),
        arguments(
            "\"mine/{address}\"",
            "\"+/{address}\"",
            ":5:1: entry.topic must begin with a name, as in home/+/{address}; write one."),
        arguments(
            "\"mine/{address}\"",
            "\"mine/#\"",
            ":5:1: entry.topic has a wildcard that is not taken; write + in place of one whole level,"
                + " and no #."),
        arguments(
            "\"mine/{address}\"",
            "\"mine/+\"",
            ":5:1: entry.topic would take the values of any device; put {address} into it, or write"
                + " it without +."),
        arguments(
            "\"number\"",
            "\"number\"\nvalues = { a = \"asleep\" }",
            ":9:12: entry.values is of use with type = \"enum\" only; remove it, or change the type."),
        arguments(
            "\"skin-temperature\"\ntype = \"number\"\nunit = \"F\"",
            "\"battery\"\ntype = \"bool\"",
            ":8:1: entry.type is \"bool\", and \"battery\" never is; write \"number\"."),
        arguments(
            "\"skin-temperature\"",
            "\"heart-rate\"",
            ":9:1: entry.unit is of use with signal = \"skin-temperature\" only; remove it."),
        arguments(
            "0.1",
            "0",
            ":10:1: entry.scale is 0; it takes a number without a unit, 0.000001 to 1000000."),
        arguments(
            "\"20 s\"",
            "\"46 s\"",
            ":11:1: entry.max-age is longer than a value counts in a profile of this cadence; write at"
                + " most \"45 s\"."),
        arguments(
            "[entry.values]\n\"deep sleep\" = \"asleep\"\n",
            "",
            ":12:3: entry.values is missing; write what each word of the sender means, in a table"
                + " [entry.values]."),
        arguments(
            "= \"asleep\"",
            "= \"off-body\"",
            ":18:1: entry.values.\"deep sleep\" is \"off-body\", which says nothing of \"sleep\";"
                + " correct it."));
  }

  @Test
  void aProfileHasEntries() throws Exception {
    Path file = write("mine.toml", GOOD.substring(0, GOOD.indexOf("[[entry]]")));
    assertEquals(
        List.of(file + ": a profile has 1 to 32 tables [[entry]]; write those."), problems());
  }

  @Test
  void theFindingsOfAllFilesAreTold() throws Exception {
    Path first = write("a.toml", "x");
    Path second = write("Bad Name.toml", GOOD);
    assertEquals(
        List.of(
            second + ": the file's name is no profile's; use 1 to 32 of a-z, 0-9, _ and -.",
            first + ":1:2: the file ends too early; close the last quote or bracket."),
        problems());
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    Path file = write("wearables", "x");
    assertEquals(
        List.of(file + ": this is not a directory; profiles of wearables are the files in one."),
        assertThrows(ConfigurationException.class, () -> WearableProfiles.load(file)).problems());
  }

  @Test
  void theSettingsChooseAProfileAndADevice() throws ConfigurationException {
    WearableProfiles shipped = WearableProfiles.load(SHIPPED);
    assertEquals(Optional.empty(), shipped.mapping(SettingsText.ofOverrides()));
    assertEquals(
        List.of(new TopicFilter("home/+/BTtoMQTT/AABBCCDDEEFF"), new TopicFilter("home/+/LWT")),
        shipped
            .mapping(
                SettingsText.ofOverrides(
                    "wearable.mqtt.profile=theengs", "wearable.mqtt.address=aa:bb:cc:dd:ee:ff"))
            .orElseThrow()
            .topics());
  }

  @Test
  void aProfileThatIsNotThereIsRefusedWithThoseThatAre() throws ConfigurationException {
    Settings settings = SettingsText.ofOverrides("wearable.mqtt.profile=thengs");
    assertEquals(
        List.of(
            "wearable.mqtt.profile is \"thengs\"; write \"esphome\", \"home-assistant\","
                + " \"plain-json\", \"sleep-as-android\" or \"theengs\"."),
        refused(WearableProfiles.load(SHIPPED), settings));
    assertEquals(
        List.of(
            "wearable.mqtt.profile is \"thengs\", and there are no profiles; put them into the folder"
                + " \"wearables\" beside the configuration file."),
        refused(WearableProfiles.none(), settings));
  }

  @Test
  void anAddressThatIsMissingOrMakesATopicOurOwnIsRefused() throws ConfigurationException {
    WearableProfiles shipped = WearableProfiles.load(SHIPPED);
    assertEquals(
        List.of(
            "wearable.mqtt.address is missing, and the profile \"esphome\" needs it; write what stands"
                + " for {address} in its topics."),
        refused(shipped, SettingsText.ofOverrides("wearable.mqtt.profile=esphome")));
    assertEquals(
        List.of(
            "wearable.mqtt.address makes the topic \"heatpad/sensor/heart_rate/state\", which is one"
                + " of this program's own topics, which say nothing of a wearable; write the"
                + " sender's."),
        refused(
            shipped,
            SettingsText.ofOverrides(
                "wearable.mqtt.profile=esphome", "wearable.mqtt.address=heatpad")));
  }

  private static List<String> refused(WearableProfiles profiles, Settings settings) {
    return assertThrows(ConfigurationException.class, () -> profiles.mapping(settings)).problems();
  }

  private List<String> problems() {
    return assertThrows(ConfigurationException.class, () -> WearableProfiles.load(directory))
        .problems();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
