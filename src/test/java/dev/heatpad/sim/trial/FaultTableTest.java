package dev.heatpad.sim.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.sim.twin.PhysicalFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** S3: each fault alone, on the reference pad, against every blood flow. */
class FaultTableTest {

  /** The loop logs each fault that it meets; here they are meant. Held, or the level is lost. */
  private static final Logger LOOP_LOG = Logger.getLogger("dev.heatpad.loop");

  private static List<FaultTable.Row> rows = List.of();

  @BeforeAll
  static void live() {
    LOOP_LOG.setLevel(Level.OFF);
    rows = FaultTable.rows();
  }

  @AfterAll
  static void speakAgain() {
    LOOP_LOG.setLevel(null);
  }

  private static Map<FaultTable.Build, FaultTable.Row> of(PhysicalFault fault) {
    Map<FaultTable.Build, FaultTable.Row> found = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.fault().equals(new PadFault(fault)))
        .forEach(row -> found.put(row.build(), row));
    return found;
  }

  @Test
  void everyFaultOfBothCataloguesHasARow() {
    assertEquals(
        Set.copyOf(FaultKind.all()), Set.copyOf(rows.stream().map(FaultTable.Row::fault).toList()));
    assertEquals(rows.size() + 2, FaultTable.markdown(rows).size());
  }

  /** S3: on the reference pad no single fault, not even a welded relay, makes skin reach 43 C. */
  @Test
  void noSingleFaultHarmsTheSkin() {
    for (FaultTable.Row row : rows) {
      assertEquals(Duration.ZERO, row.aboveTrip(), row::toString);
      assertTrue(row.maxSkinCelsius() < 43 && row.damage() < 0.10, row::toString);
    }
  }

  /** Design section 5: off at most 2 s after detection; what only hardware ends says so. */
  @Test
  void heatThatSoftwareCanEndEndsWithinTwoSecondsOfItsDetection() {
    Set<FaultKind> onlyHardware =
        Set.of(
            new PadFault(PhysicalFault.RELAY_WELDED),
            new PadFault(PhysicalFault.HEAT_PIN_STUCK_HIGH),
            HouseFault.OUTPUT_UNREACHABLE);
    for (FaultTable.Row row : rows) {
      boolean excused =
          row.build() == FaultTable.Build.ONE_RELAY && onlyHardware.contains(row.fault());
      assertEquals(excused, row.staysOn(), row::toString);
      boolean isOfThePad = row.fault() instanceof PadFault;
      assertTrue(
          !isOfThePad || excused || row.off().orElse(Duration.ZERO).toMillis() <= 2_000,
          row::toString);
    }
  }

  /** Design section 5 and ADR 0008: nobody is late who is not excused by name. */
  @Test
  void noLimitIsBrokenButTheExcused() {
    Map<String, Set<FaultTable.Build>> late = new TreeMap<>();
    for (FaultTable.Row row : rows) {
      assertFalse(row.isBroken(), row::toString);
      if (!row.isInTime()) {
        late.computeIfAbsent(row.fault().text(), _ -> EnumSet.noneOf(FaultTable.Build.class))
            .add(row.build());
      }
    }
    Set<FaultTable.Build> unmetered = EnumSet.of(FaultTable.Build.ONE_RELAY);
    Set<FaultTable.Build> both = EnumSet.allOf(FaultTable.Build.class);
    assertEquals(
        Map.of(
            "element-half-shorted", unmetered,
            "brown-out", unmetered,
            "over-voltage", unmetered,
            "relay-slow", both,
            "relay-bounce", both,
            "slow-clock", both),
        late);
  }

  /** A row that is late without an excuse is broken, and so is one that goes on heating. */
  @Test
  void whatIsLateOrMissedOrHotIsBroken() {
    FaultTable.Row fine = row(PhysicalFault.RELAY_OPEN, 0, Duration.ofSeconds(91));
    assertFalse(fine.isBroken());
    assertTrue(row(PhysicalFault.RELAY_OPEN, 0, Duration.ofSeconds(92)).isBroken());
    assertTrue(row(PhysicalFault.RELAY_OPEN, 1, Duration.ofSeconds(5)).isBroken());
    assertFalse(row(PhysicalFault.OVER_VOLTAGE, 9, Duration.ofSeconds(500)).isBroken());
  }

  private static FaultTable.Row row(PhysicalFault fault, int missed, Duration detected) {
    return new FaultTable.Row(
        new PadFault(fault),
        FaultTable.Build.ONE_RELAY,
        Set.of("not_warming"),
        missed,
        missed,
        9,
        Optional.of(detected),
        Optional.of(Duration.ZERO),
        false,
        Duration.ZERO,
        40,
        0,
        0,
        Set.of());
  }

  /** A meter finds what a lone skin sensor finds late, or never. */
  @Test
  void aMeterFindsElectricalFaultsWithinSeconds() {
    for (PhysicalFault fault :
        List.of(
            PhysicalFault.RELAY_OPEN,
            PhysicalFault.ELEMENT_OPEN,
            PhysicalFault.ELEMENT_HALF_SHORTED,
            PhysicalFault.BROWN_OUT,
            PhysicalFault.OVER_VOLTAGE,
            PhysicalFault.FUSE_BLOWN,
            PhysicalFault.DENSER_THAN_DECLARED)) {
      FaultTable.Row metered =
          java.util.Objects.requireNonNull(of(fault).get(FaultTable.Build.BOARD));
      assertEquals(0, metered.unseen(), metered::toString);
      assertTrue(metered.detected().orElseThrow().toSeconds() <= 5, metered::toString);
    }
  }

  /**
   * Made by {@code heatpad simulate --faults}; put its output between the marks when this fails.
   */
  @Test
  void theTableInTheDocumentIsOfThisProgram() throws IOException {
    List<String> page = Files.readAllLines(Path.of("docs/safety.md"));
    assertEquals(
        FaultTable.markdown(rows),
        page.subList(
            page.indexOf("<!-- faults: begin -->") + 1, page.indexOf("<!-- faults: end -->")));
  }

  @Test
  void everyFaultIsExplained() throws IOException {
    String page = Files.readString(Path.of("docs/faults.md"));
    for (FaultKind kind : FaultKind.all()) {
      assertTrue(page.contains("| `" + kind.text() + "` | "), kind::text);
    }
  }
}
