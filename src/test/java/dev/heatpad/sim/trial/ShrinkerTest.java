package dev.heatpad.sim.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.sim.trial.ScenarioGenerator.Only;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A planted violation is found in as few happenings as it needs. */
class ShrinkerTest {

  /** Violates where a disk is full for a minute at least. */
  private static boolean fails(Scenario scenario) {
    return scenario.happenings().stream()
        .anyMatch(happening ->
            happening.deed() instanceof Deed.Breaks(_, var kind, var lasting, _)
                && kind == HouseFault.DISK_FULL
                && lasting.toSeconds() >= 60);
  }

  private static Scenario failing() {
    for (long seed = 1; seed < 100; seed++) {
      Scenario scenario = ScenarioGenerator.generate(seed, new Only(HouseFault.DISK_FULL));
      if (fails(scenario) && scenario.happenings().size() > 4) {
        return scenario;
      }
    }
    throw new AssertionError("no scenario to shrink");
  }

  @Test
  void aPlantedViolationShrinksToWhatItNeeds() {
    Scenario shrunk = new Shrinker(ShrinkerTest::fails).shrink(failing());
    assertEquals(1, shrunk.happenings().size());
    assertEquals(HouseBuild.simple(), shrunk.build());
    Deed.Breaks left = (Deed.Breaks) shrunk.happenings().getFirst().deed();
    assertTrue(left.lasting().toSeconds() < 120, left::toString);
  }

  @Test
  void whatDoesNotFailStaysAsItIs() {
    Scenario scenario = failing();
    assertEquals(scenario, new Shrinker(_ -> false).shrink(scenario));
  }

  @Test
  void aScenarioIsWrittenAsTheJavaThatBuildsIt() {
    String text =
        ScenarioText.of(
            Scenario.seeded(7)
                .at(Duration.ofSeconds(60))
                .breaks(0, HouseFault.LOOP_STALL, Duration.ofMillis(4_500), 3)
                .shutDown(Duration.ofSeconds(9))
                .build());
    assertEquals(
        List.of(
            "Scenario.seeded(7L)",
            ".at(Duration.ofSeconds(60))",
            ".breaks(0, HouseFault.LOOP_STALL, Duration.ofMillis(4500), 3)",
            ".shutDown(Duration.ofSeconds(9))",
            ".build()"),
        text.lines().map(String::strip).toList());
  }
}
