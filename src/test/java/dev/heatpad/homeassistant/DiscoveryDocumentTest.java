package dev.heatpad.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.command.Refusal;
import dev.heatpad.core.safety.HeaterRatings;
import dev.heatpad.core.safety.Limits;
import dev.heatpad.core.safety.NightWindow;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.safety.StopReason;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.PadDefinition.Arming;
import dev.heatpad.core.session.PadDefinition.Nature;
import dev.heatpad.core.session.Program;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.wearable.WearableRules;
import dev.heatpad.wire.CommandJson;
import dev.heatpad.wire.DiscoveredPad;
import dev.heatpad.wire.DiscoveredPad.HeartRate;
import dev.heatpad.wire.DiscoveryJson;
import dev.heatpad.wire.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Requirement: Home Assistant finds each pad by one document that it takes as a whole, with all its
 * entities, whatever the pad is like.
 */
class DiscoveryDocumentTest {

  /** A shape of pad, with a name for reports. */
  record Shape(String name, DiscoveredPad pad) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Shape> shapes() {
    DiscoveredPad plain = pad("pi", "back", Profile.STANDARD, WearableRules.Mode.OFF);
    String longest = "n".repeat(32);
    Stream<Shape> eight =
        IntStream.rangeClosed(1, 8)
            .mapToObj(number ->
                new Shape(
                    "of eight: " + number,
                    pad("pi", "pad-" + number, Profile.STANDARD, WearableRules.Mode.OFF)));
    return Stream.concat(
        Stream.of(
            new Shape("plain", plain),
            new Shape("wearable", pad("pi", "back", Profile.STANDARD, WearableRules.Mode.REQUIRE)),
            new Shape(
                "health data",
                told(pad("pi", "back", Profile.STANDARD, WearableRules.Mode.ADVISE))),
            new Shape("expert", pad("pi", "back", Profile.EXPERT, WearableRules.Mode.OFF)),
            new Shape("sensitive", pad("pi", "back", Profile.SENSITIVE, WearableRules.Mode.OFF)),
            new Shape(
                "appliance with its own thermostat",
                new DiscoveredPad("pi", plain.definition(), Set.of(), HeartRate.KEPT, "0.1.0")),
            new Shape(
                "everything, usual names",
                told(
                    pad(
                        "raspberrypi",
                        "lower-back",
                        Profile.STANDARD,
                        WearableRules.Mode.REQUIRE))),
            new Shape(
                "everything, longest names",
                told(pad(longest, longest, Profile.STANDARD, WearableRules.Mode.REQUIRE)))),
        eight);
  }

  private static DiscoveredPad told(DiscoveredPad pad) {
    return new DiscoveredPad(
        pad.device(), pad.definition(), pad.sensors(), HeartRate.TOLD, pad.version());
  }

  private static DiscoveredPad pad(
      String device, String name, Profile profile, WearableRules.Mode wearable) {
    Map<String, Program> programs = new LinkedHashMap<>();
    for (String program : List.of("heat", "short", "a-program-with-a-rather-long-nam")) {
      programs.put(
          program, new Program(program, "Heat", Duration.ofMinutes(15), profile.usualTarget()));
    }
    PadDefinition definition =
        new PadDefinition(
            new PadName(name),
            new Person("anna"),
            Limits.of(profile),
            0.5,
            new HeaterRatings(30, 250, Optional.empty()),
            Arming.REQUIRED,
            Nature.SIMULATED,
            NightWindow.usual(ZoneOffset.UTC),
            programs,
            WearableRules.of(wearable));
    return new DiscoveredPad(
        device,
        definition,
        Set.of(SensorRole.SKIN_SIDE, SensorRole.ELEMENT),
        HeartRate.KEPT,
        "0.1.0");
  }

  private static List<Finding> judge(DiscoveredPad pad) {
    return Validator.judge(DiscoveryJson.topic("homeassistant", pad), DiscoveryJson.write(pad));
  }

  private static JsonNode entities(DiscoveredPad pad) {
    return Validator.expanded(DiscoveryJson.write(pad)).path("components");
  }

  private static DiscoveredPad shape(String name) {
    return shapes().filter(it -> it.name().equals(name)).findFirst().orElseThrow().pad();
  }

  /** Neither a document (D) nor an entity (E) is lost, and no habit of ours (W) is broken. */
  @ParameterizedTest
  @MethodSource("shapes")
  void noDocumentAndNoEntityIsLost(Shape shape) {
    assertEquals(List.of(), judge(shape.pad()));
  }

  @Test
  void aPlainPadHasTheseEntities() {
    assertEquals(
        new TreeSet<>(
            List.of(
                "session",
                "start",
                "stop",
                "answer",
                "ack",
                "duration",
                "target",
                "program",
                "state",
                "reason",
                "blocked",
                "remaining",
                "ends_at",
                "blocked_until",
                "skin_temperature",
                "pad_temperature",
                "dose",
                "sessions",
                "heater",
                "fault",
                "prompt",
                "armed",
                "event",
                "climate")),
        names(shape("plain")));
  }

  @Test
  void whatAPadDoesNotHaveIsNotShown() {
    Set<String> plain = names(shape("plain"));
    Set<String> wearable = names(shape("wearable"));
    assertTrue(
        wearable.containsAll(List.of("worn", "asleep", "wearable_link", "wearable_battery")));
    assertFalse(wearable.contains("heart_rate"), "nobody chose to tell heart rates");
    assertTrue(names(shape("health data")).contains("heart_rate"));
    assertFalse(plain.contains("worn"));
    assertFalse(names(shape("expert")).contains("start"), "each start of an expert is confirmed");
    Set<String> appliance = names(shape("appliance with its own thermostat"));
    for (String regulated : List.of("climate", "target", "skin_temperature", "dose")) {
      assertFalse(appliance.contains(regulated), regulated);
    }
    assertTrue(appliance.contains("session"));
  }

  private static Set<String> names(DiscoveredPad pad) {
    return new TreeSet<>(entities(pad).propertyNames());
  }

  @Test
  void theWordsAreThoseOfTheProgram() {
    JsonNode entities = entities(shape("plain"));
    assertEquals(
        Stream.concat(Stream.of("none"), Arrays.stream(StopReason.values()).map(it -> it.text()))
            .toList(),
        texts(entities.path("reason").path("options")));
    assertEquals(
        Stream.concat(Stream.of("none"), Arrays.stream(Refusal.values()).map(it -> it.text()))
            .toList(),
        texts(entities.path("blocked").path("options")));
    assertEquals(
        List.of("idle", "starting", "heating", "paused", "fault"),
        texts(entities.path("state").path("options")));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::stringValue).toList();
  }

  @Test
  void theRangesAreThoseOfTheProfile() {
    JsonNode climate = entities(shape("sensitive")).path("climate");
    assertEquals(36.0, climate.path("min_temp").asDouble());
    assertEquals(39.0, climate.path("max_temp").asDouble());
    assertEquals(20, entities(shape("sensitive")).path("duration").path("max").asInt());
    assertEquals(42.0, entities(shape("expert")).path("target").path("max").asDouble());
  }

  /** S9: what a button sends is understood, with an id of its own and the time of the press. */
  @Test
  void eachButtonSendsACommandThatIsUnderstood() {
    JsonNode entities = entities(shape("plain"));
    Instant press = Instant.ofEpochMilli(1_795_000_000_250L);
    for (String button : List.of("start", "answer", "ack")) {
      String template = entities.path(button).path("command_template").stringValue();
      String payload = press(template, press);
      Parsed parsed = CommandJson.parse(payload.getBytes(StandardCharsets.UTF_8));
      if (!(parsed instanceof Parsed.Understood(var command, var id, var sentAt))) {
        throw new AssertionError(payload + " is " + parsed);
      }
      assertEquals(button.equals("ack") ? "ack" : button, command.verb().text());
      assertEquals(Optional.of("2026-11-18 11:06:40.250000+00:00"), id);
      assertEquals(Optional.of(press), sentAt);
      assertFalse(
          payload.equals(press(template, press.plusMillis(1))), "another press, another id");
    }
    assertEquals("heatpad/pi/back/stop", entities.path("stop").path("command_topic").asString());
  }

  private static String press(String template, Instant moment) {
    return Template.render(
        template, new Template.Scope("PRESS", MissingNode.getInstance(), moment));
  }

  @Test
  void itIsOursOnlyWhereAllOfItSaysSo() {
    DiscoveredPad pad = shape("plain");
    byte[] document = DiscoveryJson.write(pad);
    assertTrue(DiscoveryJson.isOwn("pi", "heatpad_pi_back", document));
    assertFalse(DiscoveryJson.isOwn("pi", "heatpad_pi_other", document), "another id");
    assertFalse(DiscoveryJson.isOwn("p", "heatpad_pi_back", document), "another device");
    assertFalse(DiscoveryJson.isOwn("pi_back", "heatpad_pi_back", document));
    String text = new String(document, StandardCharsets.UTF_8);
    for (String change : List.of("\"o\":{\"name\":\"Heatpad\"", "heatpad/pi/availability")) {
      byte[] foreign =
          text.replace(change, change.replace("eatpad", "omemade"))
              .getBytes(StandardCharsets.UTF_8);
      assertFalse(DiscoveryJson.isOwn("pi", "heatpad_pi_back", foreign), change);
    }
    for (String broken : List.of("", "{", "[]", "7", "{\"o\":7,\"dev\":[]}")) {
      byte[] utf8 = broken.getBytes(StandardCharsets.UTF_8);
      assertFalse(DiscoveryJson.isOwn("pi", "heatpad_pi_back", utf8), broken);
    }
  }

  /** A device whose name begins with another's must not lose its pads to it. */
  @Test
  void aNeighbourWithASimilarNameKeepsItsDocument() {
    byte[] neighbours =
        DiscoveryJson.write(pad("pi_2", "back", Profile.STANDARD, WearableRules.Mode.OFF));
    assertTrue("heatpad_pi_2_back".startsWith("heatpad_pi_"));
    assertFalse(DiscoveryJson.isOwn("pi", "heatpad_pi_2_back", neighbours));
  }

  @Test
  void aSimulatedPadSaysSo() {
    JsonNode device = Validator.expanded(DiscoveryJson.write(shape("plain"))).path("device");
    assertEquals("Heatpad back (simulated)", device.path("name").asString());
    assertEquals(Celsius.of(41), shape("plain").definition().limits().maxTarget());
  }
}
