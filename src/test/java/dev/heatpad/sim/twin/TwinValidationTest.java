package dev.heatpad.sim.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.sim.twin.Layer.Cut;
import dev.heatpad.sim.twin.Layer.Vessels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The twin against the solutions of docs/safety.md, "Pad and skin": closed forms (B), the layered
 * solution of the thermal study with 122 cells (T), its stuck-on times (F), and the bare pad (P).
 * Prints all of it once.
 */
class TwinValidationTest {

  /** One number of the study, and how near the twin must come. */
  record Row(String name, double expected, double tolerance, DoubleSupplier twin) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<String> TABLE = new ArrayList<>();

  private static final double ROOM_CELSIUS = 23;
  private static final double HUGE_CONDUCTANCE = 1e9;

  /** Relative tolerance of a time to a dose. */
  private static final double TIME_TOLERANCE = 0.05;

  @ParameterizedTest(name = "{0}")
  @MethodSource({"closedForms", "steadyStates", "transients", "timesToDose", "barePads"})
  void theTwinComesNearTheReference(Row row) {
    double computed = row.twin().getAsDouble();
    TABLE.add(
        String.format(
            Locale.ROOT,
            "%-46s %11.4f %11.4f %+9.4f",
            row.name(),
            row.expected(),
            computed,
            computed - row.expected()));
    assertEquals(row.expected(), computed, row.tolerance());
  }

  @AfterAll
  static void printTable() {
    System.out.printf("%-46s %11s %11s %9s%n", "reference", "expected", "twin", "apart");
    TABLE.forEach(System.out::println);
  }

  // Homogeneous tissue: k 0.45, rho 1200, c 3300, w 0.00125.

  private static List<Layer> tissue(double thicknessMetres, double perfusion, Cut cut) {
    return List.of(
        new Layer(thicknessMetres, 0.45, 1200.0 * 3300.0, perfusion, Vessels.STEADY, cut));
  }

  private static SkinColumn after(
      double seconds, double perfusion, double drive, double conductance) {
    SkinColumn column = new SkinColumn(tissue(0.2, perfusion, new Cut(150, 1.05)), 37);
    SkinColumn.Stride stride = column.stride(0.25);
    for (int i = 0; i < seconds / 0.25; i++) {
      column.step(stride, drive, conductance);
    }
    return column;
  }

  static List<Row> closedForms() {
    List<Row> rows = new ArrayList<>();
    SkinColumn slab = new SkinColumn(tissue(0.03, 4995.25, new Cut(200, 1)), 37);
    slab.settle(5 * HUGE_CONDUCTANCE, HUGE_CONDUCTANCE);
    double[][] slabRows = {{1, 41.4981}, {2, 41.0462}, {5, 39.9425}, {10, 38.7207}, {20, 37.5350}};
    for (double[] row : slabRows) {
      rows.add(
          new Row(
              "B1 slab, C at " + row[0] + " mm",
              row[1],
              0.001,
              () -> slab.celsiusAt(row[0] / 1e3)));
    }
    rows.add(new Row("B1 slab, W/m2", 237.912, 0.1, slab::surfaceFlux));
    double[][] fluxRows = {
      {10, 0.532363}, {60, 1.27720}, {180, 2.10755}, {300, 2.59719}, {600, 3.29635}, {1200, 3.87303}
    };
    for (double[] row : fluxRows) {
      rows.add(
          new Row(
              "B2 200 W/m2, rise after " + row[0] + " s",
              row[1],
              0.005,
              () -> after(row[0], 4995.25, 200, 0).surfaceRise()));
    }
    double[][] stepRows = {
      {2, 60, 0.588092}, {2, 300, 0.808616}, {2, 1200, 0.903607},
      {10, 60, 0.00676874}, {10, 300, 0.225872}, {10, 1200, 0.544827}
    };
    for (double[] row : stepRows) {
      String name = "B4 step of 1 C, rise at " + row[0] + " mm after " + row[1] + " s";
      rows.add(
          new Row(
              name,
              row[2],
              0.002,
              () ->
                  after(row[1], 0, HUGE_CONDUCTANCE, HUGE_CONDUCTANCE).celsiusAt(row[0] / 1e3)
                      - 37));
    }
    return rows;
  }

  private static SkinColumn back(double flow) {
    SkinColumn column = new SkinColumn(Layer.BACK, 37);
    column.flow(flow);
    return column;
  }

  private static SkinColumn bloodless() {
    return new SkinColumn(
        Layer.BACK.stream()
            .map(layer ->
                new Layer(
                    layer.thicknessMetres(),
                    layer.conductivityWattsPerMetreKelvin(),
                    layer.heatCapacity(),
                    0,
                    layer.vessels(),
                    layer.cut()))
            .toList(),
        37);
  }

  private static double admittance(SkinColumn column) {
    column.settle(HUGE_CONDUCTANCE, HUGE_CONDUCTANCE);
    return column.surfaceFlux();
  }

  /** Pad and skin of a given flow when nothing changes any more. */
  private static double[] steady(double wattsPerSquareMetre, double flow) {
    SkinColumn column = back(flow);
    double own = (wattsPerSquareMetre + 5 * (ROOM_CELSIUS - 37)) / 65;
    column.settle(60 * own, 60 * 5 / 65.0);
    return new double[] {37 + own + 60 / 65.0 * column.surfaceRise(), column.surfaceCelsius()};
  }

  static List<Row> steadyStates() {
    List<Row> rows = new ArrayList<>();
    double[][] admittances = {{0.2, 29.0219}, {1, 35.8181}, {5, 67.4273}, {14, 126.992}};
    for (double[] row : admittances) {
      String name = "B5 admittance at flow " + row[0] + ", W/m2K";
      rows.add(new Row(name, row[1], row[1] * 0.01, () -> admittance(back(row[0]))));
    }
    rows.add(new Row("B5 without blood, W/m2K", 8.51721, 0.02, () -> admittance(bloodless())));
    double[][] depths = {{0.08, 41.7883}, {2.08, 40.2317}, {12.08, 37.4902}};
    SkinColumn dilated = back(14);
    dilated.settle(5 * HUGE_CONDUCTANCE, HUGE_CONDUCTANCE);
    for (double[] row : depths) {
      rows.add(
          new Row(
              "B7 flow 14, C at " + row[0] + " mm",
              row[1],
              0.03,
              () -> dilated.celsiusAt(row[0] / 1e3)));
    }
    rows.add(new Row("B7 flow 14, W/m2", 634.958, 3, dilated::surfaceFlux));
    double[][] pads = {
      {50, 0.2, 51.1148, 46.5133}, {50, 1, 49.6388, 44.9142}, {50, 14, 44.5778, 39.4315},
      {20, 0.2, 40.9359, 39.6527}, {20, 1, 40.5243, 39.2069}, {20, 14, 39.1130, 37.6780}
    };
    for (double[] row : pads) {
      String name = (row[0] == 50 ? "B8 " : "B9 ") + row[0] + " W, flow " + row[1];
      double[] computed = steady(row[0] / 0.12, row[1]);
      rows.add(new Row(name + ", pad C", row[2], 0.05, () -> computed[0]));
      rows.add(new Row(name + ", skin C", row[3], 0.05, () -> computed[1]));
    }
    return rows;
  }

  static List<Row> transients() {
    List<Row> rows = new ArrayList<>();
    double[] seconds = {60, 120, 300, 1200, 3600};
    double[][] normal = {
      {34.11, 34.40}, {38.55, 35.89}, {43.49, 39.11}, {45.07, 39.94}, {45.01, 39.90}
    };
    double[][] impaired = {
      {34.11, 34.40}, {38.55, 35.88}, {43.54, 39.25}, {48.84, 44.14}, {49.64, 44.91}
    };
    double[][] compressed = {
      {34.08, 34.31}, {38.47, 35.75}, {43.48, 39.23}, {49.73, 45.15}, {51.10, 46.50}
    };
    for (BloodFlow flow : BloodFlow.values()) {
      double[][] expected =
          switch (flow) {
            case NORMAL -> normal;
            case IMPAIRED -> impaired;
            case COMPRESSED -> compressed;
          };
      for (int i = 0; i < seconds.length; i++) {
        double time = seconds[i];
        String name = "T 417 W/m2, " + flow + " " + time + " s, ";
        rows.add(
            new Row(name + "pad C", expected[i][0], 0.15, () -> heated(flow, time).padCelsius()));
        rows.add(
            new Row(name + "skin C", expected[i][1], 0.15, () -> heated(flow, time).skinCelsius()));
      }
    }
    double[][] cooling = {{10, -0.8}, {40, -2.6}, {70, -3.8}, {130, -5}};
    for (double[] row : cooling) {
      String name = "T off at 42 C, pad after " + row[0] + " s, C";
      rows.add(new Row(name, row[1], 0.15, () -> cooled(row[0])));
    }
    return rows;
  }

  private static PadOnSkin heated(BloodFlow flow, double seconds) {
    PadOnSkin pad = new PadOnSkin(ROOM_CELSIUS);
    for (int i = 0; i < seconds; i++) {
      pad.step(Pace.SECOND, 417, Lying.ON_BODY, flow);
    }
    return pad;
  }

  private static double cooled(double seconds) {
    PadOnSkin pad = new PadOnSkin(ROOM_CELSIUS);
    while (pad.padCelsius() < 42) {
      pad.step(Pace.QUARTER_SECOND, 417, Lying.ON_BODY, BloodFlow.NORMAL);
    }
    double before = pad.padCelsius();
    for (int i = 0; i < seconds; i++) {
      pad.step(Pace.SECOND, 0, Lying.ON_BODY, BloodFlow.NORMAL);
    }
    return pad.padCelsius() - before;
  }

  static List<Row> timesToDose() {
    List<Row> rows = new ArrayList<>();
    rows.addAll(timesToDose(250, BloodFlow.IMPAIRED, 2987, 8772));
    rows.addAll(timesToDose(250, BloodFlow.COMPRESSED, 2024, 4013));
    rows.addAll(timesToDose(333, BloodFlow.COMPRESSED, 1025, 1421));
    rows.addAll(timesToDose(417, BloodFlow.IMPAIRED, 764, 1062));
    rows.addAll(timesToDose(417, BloodFlow.COMPRESSED, 703, 938));
    rows.addAll(timesToDose(667, BloodFlow.NORMAL, 777, 4614));
    rows.addAll(timesToDose(667, BloodFlow.COMPRESSED, 387, 488));
    rows.addAll(timesToDose(833, BloodFlow.COMPRESSED, 304, 376));
    rows.add(
        new Row(
            "F 417 W/m2 IMPAIRED, s to damage 0.1",
            1994,
            1994 * TIME_TOLERANCE,
            () -> seconds(417, BloodFlow.IMPAIRED, pad -> pad.damage() / 0.1)));
    rows.add(
        new Row(
            "F 833 W/m2 COMPRESSED, s to damage 0.53",
            598,
            598 * TIME_TOLERANCE,
            () -> seconds(833, BloodFlow.COMPRESSED, pad -> pad.damage() / 0.53)));
    return rows;
  }

  private static List<Row> timesToDose(
      double wattsPerSquareMetre, BloodFlow flow, double toTwo, double toNine) {
    String name = "F " + wattsPerSquareMetre + " W/m2 " + flow + ", s to CEM43 ";
    return List.of(
        new Row(
            name + 2,
            toTwo,
            toTwo * TIME_TOLERANCE,
            () -> seconds(wattsPerSquareMetre, flow, pad -> pad.cem43Minutes() / 2)),
        new Row(
            name + 9,
            toNine,
            toNine * TIME_TOLERANCE,
            () -> seconds(wattsPerSquareMetre, flow, pad -> pad.cem43Minutes() / 9)));
  }

  private interface Share {
    double of(PadOnSkin pad);
  }

  private static double seconds(double wattsPerSquareMetre, BloodFlow flow, Share share) {
    PadOnSkin pad = new PadOnSkin(ROOM_CELSIUS);
    int seconds = 0;
    while (share.of(pad) < 1 && seconds < 4 * 3600) {
      pad.step(Pace.SECOND, wattsPerSquareMetre, Lying.ON_BODY, flow);
      seconds++;
    }
    return seconds;
  }

  static List<Row> barePads() {
    return List.of(
        new Row("P open, steady C", 55, 0.15, () -> bare(Lying.ALONE, 5 * 3600)),
        new Row(
            "P open, C after 269 s",
            23 + 32.08 * (1 - Math.exp(-1)),
            0.15,
            () -> bare(Lying.ALONE, 269)),
        new Row(
            "P folded under a blanket, no cut-out, C",
            162,
            0.15,
            () ->
                bare(
                    new Lying(
                        Lying.FOLDED_ALONE.lossWattsPerSquareMetreKelvin(), 1, Lying.Body.AWAY),
                    10 * 3600)));
  }

  private static double bare(Lying lying, int seconds) {
    PadOnSkin pad = new PadOnSkin(ROOM_CELSIUS);
    for (int i = 0; i < seconds; i++) {
      pad.step(Pace.SECOND, 417 * lying.powerMultiple(), lying, BloodFlow.NORMAL);
    }
    return pad.padCelsius();
  }
}
