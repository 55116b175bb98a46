package dev.heatpad.sim.sleep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.core.wearable.WearableRules.Mode;
import dev.heatpad.sim.sleep.SimulatedWearable.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** S11 and D9: whoever falls asleep, with whatever device, the question's bound holds. */
class SleepTableTest {

  private static List<SleepTable.Row> rows = List.of();

  @BeforeAll
  static void live() {
    rows = SleepTable.rows();
  }

  private static SleepTable.Row row(Sleeper sleeper, Kind kind, Mode mode) {
    return rows.stream()
        .filter(row -> row.sleeper() == sleeper && row.wearable() == kind && row.mode() == mode)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void noWearableLetsHeatLastBeyondTheQuestion() {
    rows.forEach(row -> assertFalse(row.isTooLong(), row::toString));
    assertEquals(Duration.ofMinutes(11), SleepTable.BOUND);
  }

  /** A liar may be useless; it must not be worse than nothing. */
  @Test
  void noWearableIsWorseThanNone() {
    for (Sleeper sleeper : Sleeper.values()) {
      if (sleeper.fallsAsleep()) {
        Duration without = row(sleeper, Kind.NONE, Mode.ADVISE).off().orElseThrow();
        rows.stream()
            .filter(row -> row.sleeper() == sleeper)
            .forEach(
                row -> assertTrue(row.off().orElseThrow().compareTo(without) <= 0, row::toString));
      }
    }
  }

  @Test
  void anHonestDeviceDoesNotEndTheHeatOfSomebodyAwake() {
    for (Kind kind :
        List.of(Kind.NONE, Kind.STRAP, Kind.OPTICAL, Kind.MOTION_WATCH, Kind.SLEEP_WATCH)) {
      SleepTable.Row row = row(Sleeper.AWAKE, kind, Mode.ADVISE);
      assertEquals(Set.of("completed"), row.stopReasons(), row::toString);
      assertEquals(0, row.questions(), row::toString);
    }
  }

  /** Who rests is asked, answers, and keeps the heat. */
  @Test
  void somebodyWhoRestsIsAskedAndHeatGoesOn() {
    SleepTable.Row row = row(Sleeper.RESTING, Kind.STRAP, Mode.ADVISE);
    assertEquals(Set.of("completed"), row.stopReasons(), row::toString);
    assertTrue(row.questions() > 0, row::toString);
  }

  @Test
  void aWatchThatTellsOfSleepEndsHeatWithinFiveMinutesAndTurns() {
    SleepTable.Row row = row(Sleeper.HEART_RISES, Kind.SLEEP_WATCH, Mode.ADVISE);
    assertTrue(row.off().orElseThrow().compareTo(Duration.ofSeconds(312)) <= 0, row::toString);
  }

  @Test
  void aRequiredStrapThatFallsSilentEndsHeatAtOnce() {
    SleepTable.Row row = row(Sleeper.HEART_STAYS, Kind.SILENT, Mode.REQUIRE);
    assertTrue(row.off().orElseThrow().compareTo(Duration.ofSeconds(12)) <= 0, row::toString);
  }

  /**
   * Made by {@code heatpad simulate --sleepers}; put its output between the marks when this fails.
   */
  @Test
  void theTableInTheDocumentIsOfThisProgram() throws IOException {
    List<String> page = Files.readAllLines(Path.of("docs/safety.md"));
    assertEquals(
        SleepTable.markdown(rows),
        page.subList(
            page.indexOf("<!-- sleepers: begin -->") + 1, page.indexOf("<!-- sleepers: end -->")));
  }
}
