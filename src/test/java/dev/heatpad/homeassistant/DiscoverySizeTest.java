package dev.heatpad.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.safety.HeaterRatings;
import dev.heatpad.core.safety.Limits;
import dev.heatpad.core.safety.NightWindow;
import dev.heatpad.core.safety.Profile;
import dev.heatpad.core.safety.SensorRole;
import dev.heatpad.core.session.PadDefinition;
import dev.heatpad.core.session.PadDefinition.Arming;
import dev.heatpad.core.session.PadDefinition.Nature;
import dev.heatpad.core.session.Program;
import dev.heatpad.core.unit.PadName;
import dev.heatpad.core.unit.Person;
import dev.heatpad.core.wearable.WearableRules;
import dev.heatpad.wire.DiscoveredPad;
import dev.heatpad.wire.DiscoveredPad.HeartRate;
import dev.heatpad.wire.DiscoveryJson;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Requirement: the discovery document has less than 8,000 bytes for every legal configuration,
 * because small clients at the same broker have small buffers.
 */
class DiscoverySizeTest {

  private static final int BOUND_BYTES = 8_000;

  /** Of device ids, pads and programs. */
  private static final int LONGEST_NAME = 32;

  /** 64 files and the one that is built in. */
  private static final int MOST_PROGRAMS = 65;

  /** Longer than any that was ever given out. */
  private static final String VERSION = "100.200.300-SNAPSHOT";

  /** How long the names of programs are, and how many there are. */
  private record Menu(int programs, int nameLength) {}

  /** What a pad can be like beside its names. */
  private record Kit(
      Profile profile,
      Arming arming,
      Nature nature,
      WearableRules.Mode wearable,
      HeartRate heartRate,
      Set<SensorRole> sensors) {}

  private static final Kit ALL =
      new Kit(
          Profile.STANDARD,
          Arming.REQUIRED,
          Nature.SIMULATED,
          WearableRules.Mode.REQUIRE,
          HeartRate.TOLD,
          Set.of(SensorRole.SKIN_SIDE, SensorRole.ELEMENT));

  private static DiscoveredPad pad(String device, String name, Kit kit, Menu menu) {
    Map<String, Program> programs = new LinkedHashMap<>();
    for (int i = 0; i < menu.programs(); i++) {
      String program = ("%0" + menu.nameLength() + "d").formatted(i);
      programs.put(
          program, new Program(program, "x", Duration.ofMinutes(15), kit.profile().usualTarget()));
    }
    PadDefinition definition =
        new PadDefinition(
            new PadName(name),
            new Person("anna"),
            Limits.of(kit.profile()),
            0.5,
            new HeaterRatings(30, 250, Optional.empty()),
            kit.arming(),
            kit.nature(),
            NightWindow.usual(ZoneOffset.UTC),
            programs,
            WearableRules.of(kit.wearable()));
    return new DiscoveredPad(device, definition, kit.sensors(), kit.heartRate(), VERSION);
  }

  private static int size(DiscoveredPad pad) {
    return DiscoveryJson.write(pad).length;
  }

  private static String name(int length) {
    return "n".repeat(length);
  }

  /** Everything that there is, with every length of both names and every menu at its worst. */
  @Test
  void theLargestPadFitsWithNamesOfEveryLength() {
    int largest = 0;
    for (int device = 1; device <= LONGEST_NAME; device++) {
      for (int pad = 1; pad <= LONGEST_NAME; pad++) {
        int bytes = size(pad(name(device), name(pad), ALL, new Menu(8, LONGEST_NAME)));
        largest = Math.max(largest, bytes);
      }
    }
    for (int length = 2; length <= LONGEST_NAME; length++) {
      for (int programs = 1; programs <= MOST_PROGRAMS; programs++) {
        DiscoveredPad pad =
            pad(name(LONGEST_NAME), name(LONGEST_NAME), ALL, new Menu(programs, length));
        largest = Math.max(largest, size(pad));
      }
    }
    assertTrue(largest < BOUND_BYTES, largest + " bytes");
  }

  /** Ten thousand pads from one seed: each fits, and Home Assistant would take all of it. */
  @Test
  void everyLegalPadFitsAndLosesNothing() {
    SplittableRandom chance = new SplittableRandom(20_261_124);
    List<Set<SensorRole>> sensors =
        List.of(Set.of(), Set.of(SensorRole.SKIN_SIDE), ALL.sensors(), Set.of(SensorRole.ELEMENT));
    for (int i = 0; i < 10_000; i++) {
      Kit kit =
          new Kit(
              one(chance, List.of(Profile.values())),
              one(chance, List.of(Arming.values())),
              one(chance, List.of(Nature.REAL, Nature.SIMULATED)),
              one(chance, List.of(WearableRules.Mode.values())),
              one(chance, List.of(HeartRate.values())),
              one(chance, sensors));
      Menu menu = new Menu(1 + chance.nextInt(MOST_PROGRAMS), 2 + chance.nextInt(LONGEST_NAME - 1));
      DiscoveredPad pad =
          pad(
              name(1 + chance.nextInt(LONGEST_NAME)),
              name(1 + chance.nextInt(LONGEST_NAME)),
              kit,
              menu);
      assertTrue(size(pad) < BOUND_BYTES, () -> size(pad) + " bytes: " + kit + " " + menu);
      assertEquals(
          List.of(),
          Validator.judge(DiscoveryJson.topic("homeassistant", pad), DiscoveryJson.write(pad)),
          () -> kit + " " + menu);
    }
  }

  private static <T> T one(SplittableRandom chance, List<T> of) {
    return of.get(chance.nextInt(of.size()));
  }

  /** With more programs than a short list has, their names are written and not chosen. */
  @Test
  void aLongListOfProgramsBecomesAText() {
    assertEquals("select", program(new Menu(8, LONGEST_NAME)).path("platform").asString());
    assertEquals(8, program(new Menu(8, LONGEST_NAME)).path("options").size());
    JsonNode text = program(new Menu(9, LONGEST_NAME));
    assertEquals("text", text.path("platform").asString());
    assertEquals("heatpad/pi/back/program/set", text.path("command_topic").asString());
    assertEquals("select", program(new Menu(60, 2)).path("platform").asString());
  }

  private static JsonNode program(Menu menu) {
    return Validator.expanded(DiscoveryJson.write(pad("pi", "back", ALL, menu)))
        .path("components")
        .path("program");
  }

  /** Home Assistant remembers entities by these ids; usual names stand in them as they are. */
  @Test
  void idsOfEntitiesAreStableAndDistinct() {
    assertEquals("heatpad_pi_back_session", id("pi", "back"));
    assertEquals("heatpad_raspberrypi_knees_session", id("raspberrypi", "knees"), "16 characters");
    assertEquals("hp43a9e8730b94_session", id("raspberrypi", "ankles"));
    Set<String> ids = new HashSet<>();
    IntStream.rangeClosed(1, LONGEST_NAME)
        .forEach(device ->
            IntStream.rangeClosed(1, LONGEST_NAME)
                .forEach(pad -> ids.add(id(name(device), name(pad)))));
    assertEquals(LONGEST_NAME * LONGEST_NAME, ids.size());
  }

  private static String id(String device, String pad) {
    return Validator.expanded(DiscoveryJson.write(pad(device, pad, ALL, new Menu(1, 2))))
        .path("components")
        .path("session")
        .path("unique_id")
        .asString();
  }
}
