package dev.heatpad.sim.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.sim.twin.Layer.Cut;
import dev.heatpad.sim.twin.Layer.Vessels;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the solver promises beside being near the reference (TwinValidationTest). */
class SkinColumnTest {

  private static final double FLUX_WATTS_PER_SQUARE_METRE = 200;

  /** Thick enough that nothing reaches the deep face within the test. */
  private static final List<Layer> BLOODLESS =
      List.of(
          new Layer(0.002, 0.45, 3.96e6, 0, Vessels.DILATING, new Cut(4, 1.4)),
          new Layer(0.5, 0.19, 2.5e6, 0, Vessels.STEADY, new Cut(40, 1.2)));

  @Test
  void noHeatIsLostOrMade() {
    SkinColumn column = new SkinColumn(BLOODLESS, 37);
    SkinColumn.Stride second = column.stride(1);
    SkinColumn.Stride minute = column.stride(60);
    double seconds = 0;
    for (int i = 0; i < 100; i++) {
      boolean shortStep = i % 2 == 0;
      column.step(shortStep ? second : minute, FLUX_WATTS_PER_SQUARE_METRE, 0);
      seconds += shortStep ? 1 : 60;
    }
    double entered = FLUX_WATTS_PER_SQUARE_METRE * seconds;
    assertEquals(entered, column.heldJoulePerSquareMetre(), entered * 1e-6);
  }

  @Test
  void aColumnAtTheTemperatureOfItsBloodStaysThere() {
    SkinColumn column = new SkinColumn(Layer.BACK, 37);
    column.step(column.stride(1), 0, 60);
    assertEquals(37, column.surfaceCelsius(), 1e-9);
  }

  @Test
  void manyStepsReachTheSteadyState() {
    SkinColumn stepped = new SkinColumn(Layer.BACK, 37);
    SkinColumn settled = new SkinColumn(Layer.BACK, 37);
    stepped.flow(5);
    settled.flow(5);
    SkinColumn.Stride minute = stepped.stride(60);
    for (int i = 0; i < 24 * 60; i++) {
      stepped.step(minute, 60 * 5, 60);
    }
    settled.settle(60 * 5, 60);
    assertEquals(settled.surfaceCelsius(), stepped.surfaceCelsius(), 1e-6);
  }

  @Test
  void moreFlowCoolsTheWarmedSkin() {
    double last = Double.POSITIVE_INFINITY;
    for (double flow : new double[] {0.2, 1, 5, 14}) {
      SkinColumn column = new SkinColumn(Layer.BACK, 37);
      column.flow(flow);
      column.settle(60 * 10, 60);
      assertTrue(column.surfaceCelsius() < last, "flow " + flow);
      last = column.surfaceCelsius();
    }
  }
}
