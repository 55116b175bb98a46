package dev.heatpad.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.WallTime;
import dev.heatpad.core.wearable.DeviceProfile;
import dev.heatpad.core.wearable.DeviceProfile.Cadence;
import dev.heatpad.core.wearable.DeviceProfile.ContactBits;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.Contact;
import dev.heatpad.core.wearable.Signal.LinkState;
import dev.heatpad.core.wearable.Signal.Movement;
import dev.heatpad.core.wearable.Signal.Stage;
import dev.heatpad.core.wearable.Signal.Worn;
import dev.heatpad.core.wearable.WearableReport;
import dev.heatpad.loop.Arrival.Delivery;
import dev.heatpad.loop.Bytes;
import dev.heatpad.wire.WearableEntry.Kind;
import dev.heatpad.wire.WearableEntry.Meaning;
import dev.heatpad.wire.WearableEntry.Unit;
import dev.heatpad.wire.WearableEntry.Word;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;

/**
 * Requirement: what a wearable says over MQTT becomes a signal only if it is fresh, well formed and
 * plausible (S11: it can only take heat away, and what is not believed keeps nothing alive).
 */
class WearableMappingTest {

  private static final DeviceProfile PROFILE =
      new DeviceProfile("Test", Cadence.GATEWAY, ContactBits.IGNORED);

  private static final MonotonicTime NOW = MonotonicTime.ofNanos(9_000_000_000_000L);
  private static final long WALL_SECONDS = 1_790_000_000L;
  private static final String TOPIC = "home/gate/AABBCCDDEEFF";

  private static WearableEntry entry(String pointer, Meaning meaning, Kind kind) {
    return entry(pointer, meaning, kind, Map.of(), BigDecimal.ONE, Unit.C);
  }

  private static WearableEntry entry(
      String pointer,
      Meaning meaning,
      Kind kind,
      Map<String, Word> words,
      BigDecimal scale,
      Unit unit) {
    return new WearableEntry(
        new TopicFilter("home/+/{address}"),
        JsonPointer.compile(pointer),
        meaning,
        kind,
        words,
        scale,
        unit,
        Duration.ofSeconds(45));
  }

  private static WearableMapping mapping(WearableEntry... entries) {
    return new WearableMapping("aa:bb:cc:dd:ee:ff", PROFILE, List.of(entries));
  }

  private static final WearableEntry HEART = entry("/hr", Meaning.HEART_RATE, Kind.NUMBER);

  private static List<WearableReport> read(WearableMapping mapping, String payload) {
    return mapping.read(
        TOPIC,
        Bytes.copyOf(payload.getBytes(StandardCharsets.UTF_8)),
        Delivery.LIVE,
        NOW,
        wall(WALL_SECONDS));
  }

  private static WallTime wall(long seconds) {
    return new WallTime(Instant.ofEpochSecond(seconds), WallTime.Trust.SYNCHRONISED);
  }

  private static List<Signal> signals(WearableEntry entry, String payload) {
    return read(mapping(entry), payload).stream().map(WearableReport::signal).toList();
  }

  private static Signal heart(int perMinute) {
    return new Signal.HeartRate(perMinute, Contact.UNSUPPORTED, List.of());
  }

  @Test
  void aReportSaysWhoAndWhen() {
    assertEquals(
        List.of(new WearableReport("AABBCCDDEEFF", PROFILE, heart(71), NOW)),
        read(mapping(HEART), "{\"hr\":71}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"71", "71.0", "7.1e1", "\"71\"", "\" 71.2 \""})
  void numbersMayStandInQuotes(String number) {
    assertEquals(List.of(heart(71)), signals(HEART, "{\"hr\":" + number + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"NaN\"",
        "\"unknown\"",
        "\"unavailable\"",
        "\"\"",
        "\"7 1\"",
        "\"1e2\"",
        "true",
        "[71]",
        "{\"bpm\":71}",
        "NaN",
        "24.9",
        "240.1",
        "-71",
        "1e400",
        "1e-400",
        "1e-2000000000",
        "71e99999999999"
      })
  void whatIsNoHeartRateSaysNothing(String value) {
    assertEquals(List.of(), signals(HEART, "{\"hr\":" + value + "}"));
  }

  /** A zero is how devices say that they have none; somebody must hear that they lost contact. */
  @Test
  void zeroIsNoHeartRate() {
    assertEquals(
        List.of(new Signal.NoHeartRate(Contact.UNSUPPORTED)), signals(HEART, "{\"hr\":0}"));
  }

  @Test
  void theEndsOfTheRangeAreTaken() {
    assertEquals(List.of(heart(25)), signals(HEART, "{\"hr\":25}"));
    assertEquals(List.of(heart(240)), signals(HEART, "{\"hr\":240}"));
  }

  @Test
  void aStoredMessageSaysNothing() {
    assertEquals(
        List.of(),
        mapping(HEART, entry("/online", Meaning.ONLINE, Kind.BOOL))
            .read(
                TOPIC,
                Bytes.copyOf("{\"hr\":71,\"online\":false}".getBytes(StandardCharsets.UTF_8)),
                Delivery.RETAINED,
                NOW,
                wall(WALL_SECONDS)));
  }

  @ParameterizedTest
  @CsvSource({
    // 30 s, 30 s in ms, in quotes, a fraction, now, of the future, far in the future
    "1789999970, 30000",
    "1789999970000, 30000",
    "'\"1789999970\"', 30000",
    "1789999999.75, 250",
    "1790000000, 0",
    "1790000040, 0",
    "99999999999, 0",
    "null, 0",
    "1789999955, 45000"
  })
  void aTimeStampMakesOlderAndNeverYounger(String stamp, long ageMillis) {
    assertEquals(
        List.of(NOW.minus(Duration.ofMillis(ageMillis))),
        read(mapping(HEART), "{\"hr\":71,\"ts\":" + stamp + "}").stream()
            .map(WearableReport::arrivedAt)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1789999954.9", "0", "-5", "1e-30", "\"yesterday\"", "true", "[]", "1e60000"})
  void tooOldOrOfUnknownAgeSaysNothing(String stamp) {
    assertEquals(List.of(), read(mapping(HEART), "{\"hr\":71,\"ts\":" + stamp + "}"));
  }

  /** Messages can overtake each other. */
  @Test
  void anOlderValueDoesNotReplaceANewerOne() {
    WearableMapping mapping = mapping(entry("/w", Meaning.WORN, Kind.BOOL), HEART);
    assertEquals(1, read(mapping, "{\"w\":false,\"ts\":1789999990}").size());
    assertEquals(List.of(), read(mapping, "{\"w\":true,\"ts\":1789999989}"));
    assertEquals(1, read(mapping, "{\"hr\":71,\"ts\":1789999980}").size(), "another value");
    assertEquals(1, read(mapping, "{\"w\":true,\"ts\":1789999990}").size(), "as new");
  }

  @Test
  void aPointerThatLeadsNowhereIsNormal() {
    assertEquals(List.of(), signals(HEART, "{\"rssi\":-61}"));
    assertEquals(List.of(), signals(HEART, "{}"));
    assertEquals(
        List.of(heart(63), new Signal.Battery(97)),
        read(
                mapping(HEART, entry("/batt", Meaning.BATTERY, Kind.NUMBER)),
                "{\"batt\":97,\"hr\":63}")
            .stream()
            .map(WearableReport::signal)
            .toList());
  }

  @Test
  void aPointerMayLeadDeeper() {
    WearableEntry deep = entry("/values/1/bpm", Meaning.HEART_RATE, Kind.NUMBER);
    assertEquals(List.of(heart(80)), signals(deep, "{\"values\":[{},{\"bpm\":80}]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"hr\":71", "71", "[71]", "{\"hr\":71,\"hr\":72}", "{\"hr\":71} x"})
  void brokenJsonSaysNothing(String payload) {
    assertEquals(List.of(), signals(HEART, payload));
  }

  @Test
  void largeOrDeepPayloadsSayNothing() {
    String filled = "{\"hr\":71,\"x\":\"" + "y".repeat(8 * 1024 - 16) + "\"}";
    assertEquals(8 * 1024, filled.length());
    assertEquals(List.of(heart(71)), signals(HEART, filled));
    assertEquals(List.of(), signals(HEART, filled + " "));
    String deep = "{\"hr\":71,\"x\":" + "[".repeat(16) + "]".repeat(16) + "}";
    assertEquals(List.of(), signals(HEART, deep));
    WearableEntry plain = entry("", Meaning.HEART_RATE, Kind.NUMBER);
    assertEquals(List.of(), signals(plain, "71" + " ".repeat(8 * 1024)));
  }

  @Test
  void bytesThatAreNoTextSayNothing() {
    for (WearableEntry each : List.of(HEART, entry("", Meaning.WORN, Kind.BOOL))) {
      assertEquals(
          List.of(),
          mapping(each)
              .read(
                  TOPIC,
                  Bytes.copyOf(new byte[] {'o', 'n', -1}),
                  Delivery.LIVE,
                  NOW,
                  wall(WALL_SECONDS)));
    }
  }

  @ParameterizedTest
  @CsvSource({"72.0, 72", "71, 71"})
  void aPlainPayloadIsTheValue(String payload, int perMinute) {
    WearableEntry plain = entry("", Meaning.HEART_RATE, Kind.NUMBER);
    assertEquals(List.of(heart(perMinute)), signals(plain, payload));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unknown", "unavailable", "NaN", "null", "", "{\"hr\":71}", "\"71\"", "0x47"})
  void aPlainPayloadThatIsNoNumberSaysNothing(String payload) {
    assertEquals(List.of(), signals(entry("", Meaning.HEART_RATE, Kind.NUMBER), payload));
  }

  @ParameterizedTest
  @CsvSource({
    "33.4, C, 33.4",
    "10, C, 10",
    "45, C, 45",
    "92.12, F, 33.4",
    "50, F, 10",
    "113, F, 45"
  })
  void skinTemperatureIsTakenInBothUnits(String number, Unit unit, double celsius) {
    WearableEntry skin =
        entry("/t", Meaning.SKIN_TEMPERATURE, Kind.NUMBER, Map.of(), BigDecimal.ONE, unit);
    assertEquals(
        List.of(new Signal.SkinTemperature(Celsius.of(celsius))),
        signals(skin, "{\"t\":" + number + "}"));
  }

  @ParameterizedTest
  @CsvSource({"9.99, C", "45.01, C", "49.9, F", "113.1, F", "1e300, C"})
  void whatNoSkinHasSaysNothing(String number, Unit unit) {
    WearableEntry skin =
        entry("/t", Meaning.SKIN_TEMPERATURE, Kind.NUMBER, Map.of(), BigDecimal.ONE, unit);
    assertEquals(List.of(), signals(skin, "{\"t\":" + number + "}"));
  }

  @Test
  void aScaleIsApplied() {
    WearableEntry tenths =
        entry("/t", Meaning.SKIN_TEMPERATURE, Kind.NUMBER, Map.of(), new BigDecimal("0.1"), Unit.C);
    assertEquals(
        List.of(new Signal.SkinTemperature(Celsius.of(33.4))), signals(tenths, "{\"t\":334}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "\"on\"", "\"ON\"", "\"True\"", "\"yes\"", "1", "\"1\""})
  void trueHasManyForms(String value) {
    assertEquals(
        List.of(new Signal.Wear(Worn.ON_BODY)),
        signals(entry("/w", Meaning.WORN, Kind.BOOL), "{\"w\":" + value + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "\"off\"", "\"False\"", "\"no\"", "0"})
  void falseHasManyForms(String value) {
    assertEquals(
        List.of(new Signal.Wear(Worn.OFF_BODY)),
        signals(entry("/w", Meaning.WORN, Kind.BOOL), "{\"w\":" + value + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"unknown\"", "\"unavailable\"", "null", "2", "0.0", "[]", "\"\""})
  void whatIsNeitherTrueNorFalseSaysNothing(String value) {
    assertEquals(List.of(), signals(entry("/w", Meaning.WORN, Kind.BOOL), "{\"w\":" + value + "}"));
  }

  @Test
  void trueMeansAsleepMovingOrThere() {
    assertEquals(
        List.of(new Signal.Sleep(Stage.ASLEEP)),
        signals(entry("/v", Meaning.SLEEP, Kind.BOOL), "{\"v\":true}"));
    assertEquals(
        List.of(new Signal.Sleep(Stage.AWAKE)),
        signals(entry("/v", Meaning.SLEEP, Kind.BOOL), "{\"v\":false}"));
    assertEquals(
        List.of(new Signal.Motion(Movement.MOVING)),
        signals(entry("/v", Meaning.MOTION, Kind.BOOL), "{\"v\":true}"));
    assertEquals(
        List.of(new Signal.Motion(Movement.STILL)),
        signals(entry("/v", Meaning.MOTION, Kind.BOOL), "{\"v\":false}"));
    assertEquals(
        List.of(new Signal.Link(LinkState.CONNECTED)),
        signals(entry("/v", Meaning.ONLINE, Kind.BOOL), "{\"v\":true}"));
    assertEquals(
        List.of(new Signal.Link(LinkState.LOST)),
        signals(entry("/v", Meaning.ONLINE, Kind.BOOL), "{\"v\":false}"));
  }

  /** Words are taken as they are written in the mapping, and no others. */
  @Test
  void wordsMeanWhatTheMappingSays() {
    WearableEntry stage =
        entry(
            "/event",
            Meaning.SLEEP,
            Kind.ENUM,
            Map.of("deep_sleep", Word.ASLEEP, "awake", Word.AWAKE),
            BigDecimal.ONE,
            Unit.C);
    assertEquals(
        List.of(new Signal.Sleep(Stage.ASLEEP)), signals(stage, "{\"event\":\"deep_sleep\"}"));
    assertEquals(List.of(new Signal.Sleep(Stage.AWAKE)), signals(stage, "{\"event\":\"awake\"}"));
    assertEquals(List.of(), signals(stage, "{\"event\":\"alarm_rescheduled\"}"));
    assertEquals(List.of(), signals(stage, "{\"event\":null}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"70", "100", "\"70.0\""})
  void aHighSleepConfidenceIsLikelySleep(String confidence) {
    assertEquals(
        List.of(new Signal.Sleep(Stage.LIKELY_ASLEEP)),
        signals(entry("/c", Meaning.SLEEP, Kind.NUMBER), "{\"c\":" + confidence + "}"));
  }

  /** A low one does not say that somebody is awake. */
  @ParameterizedTest
  @ValueSource(strings = {"69.9", "0", "101", "-1"})
  void anyOtherSleepConfidenceSaysNothing(String confidence) {
    assertEquals(
        List.of(), signals(entry("/c", Meaning.SLEEP, Kind.NUMBER), "{\"c\":" + confidence + "}"));
  }

  @Test
  void aChangeOfTheStepsIsMotion() {
    WearableMapping mapping = mapping(entry("/steps", Meaning.STEPS, Kind.NUMBER));
    assertEquals(List.of(), read(mapping, "{\"steps\":9101}"), "where counting starts");
    assertEquals(
        new Signal.Motion(Movement.STILL), read(mapping, "{\"steps\":9101.0}").getFirst().signal());
    assertEquals(
        new Signal.Motion(Movement.MOVING), read(mapping, "{\"steps\":9103}").getFirst().signal());
    assertEquals(List.of(), read(mapping, "{\"steps\":-1}"));
    assertEquals(
        new Signal.Motion(Movement.MOVING),
        read(mapping, "{\"steps\":4}").getFirst().signal(),
        "after midnight");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "100.5", "255"})
  void whatNoBatteryHasSaysNothing(String percent) {
    assertEquals(
        List.of(), signals(entry("/b", Meaning.BATTERY, Kind.NUMBER), "{\"b\":" + percent + "}"));
  }

  @Test
  void onlyTheOneDeviceIsHeard() {
    WearableMapping mapping = mapping(HEART);
    assertEquals(List.of(new TopicFilter("home/+/AABBCCDDEEFF")), mapping.topics());
    for (String other :
        List.of(
            "home/gate/AABBCCDDEE00",
            "home/gate/x/AABBCCDDEEFF",
            "home/AABBCCDDEEFF",
            "home/gate/AABBCCDDEEFF/",
            "away/gate/AABBCCDDEEFF")) {
      assertEquals(
          List.of(),
          mapping.read(
              other,
              Bytes.copyOf("{\"hr\":71}".getBytes(StandardCharsets.UTF_8)),
              Delivery.LIVE,
              NOW,
              wall(WALL_SECONDS)),
          other);
    }
  }

  @Test
  void aLostBrokerIsALostDevice() {
    assertEquals(
        new WearableReport("AABBCCDDEEFF", PROFILE, new Signal.Link(LinkState.LOST), NOW),
        mapping(HEART).lost(NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "AA:BB:CC:DD:EE:FF, AABBCCDDEEFF",
    "aa:bb:cc:dd:ee:ff, AABBCCDDEEFF",
    "watch-of-ann, watch-of-ann",
    "aabbccddeeff, aabbccddeeff"
  })
  void anAddressLosesItsColons(String written, String inTopics) {
    assertEquals(inTopics, TopicFilter.inTopics(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "heatpad/pi/back/doc",
        "heatpad",
        "+/pi/back/doc",
        "+",
        "#",
        "home/#",
        "home/a+/x",
        "/home/x",
        "$SYS/broker",
        "$share/group/home",
        "home/\u0000/x"
      })
  void topicsThatMayBringBackOurOwnOrTooManyAreRefused(String topic) {
    assertThrows(IllegalArgumentException.class, () -> new TopicFilter(topic));
  }

  /** An address must not turn a sender's topic into one of our own. */
  @Test
  void anAddressThatMakesATopicOurOwnIsRefused() {
    TopicFilter status = new TopicFilter("{address}/status");
    assertEquals("node/status", status.at("node").text());
    assertThrows(IllegalArgumentException.class, () -> status.at("heatpad"));
  }

  @Test
  void anEntryWhoseWordsSayNothingOfItIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> entry("", Meaning.WORN, Kind.ENUM, Map.of("x", Word.ASLEEP), BigDecimal.ONE, Unit.C));
    assertThrows(IllegalArgumentException.class, () -> entry("", Meaning.WORN, Kind.NUMBER));
    assertThrows(IllegalArgumentException.class, () -> entry("", Meaning.WORN, Kind.ENUM));
  }
}
