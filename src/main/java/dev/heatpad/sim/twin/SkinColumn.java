package dev.heatpad.sim.twin;

import java.util.List;

/**
 * Heat in a column of tissue below one spot of skin: the equation of Pennes (J Appl Physiol
 * 1948;1:93) in finite volumes, backward in time. All heat that a cell loses another one gains, or
 * blood, pad or the deep face. The deep face has the temperature of the blood.
 *
 * <p>Temperatures are kept as rises above the blood's, which makes blood and deep face vanish from
 * the equations. Each step solves a tridiagonal system from the deep end upwards. Below the last
 * layer whose blood flow can change, everything but the temperatures is known in advance ({@link
 * Stride}). A step allocates nothing. The twin that owns it calls it on one thread.
 */
final class SkinColumn {

  /** What is known in advance about a step of one length. */
  static final class Stride {
    private final double perSecond;
    private final double[] memory;
    private final double[] carry;
    private final double[] share;

    private Stride(double perSecond, int cells) {
      this.perSecond = perSecond;
      this.memory = new double[cells];
      this.carry = new double[cells];
      this.share = new double[cells];
    }
  }

  private final double bloodCelsius;
  private final int cells;

  /** The first cell below all vessels that can dilate; at least 1. */
  private final int firstKnown;

  private final double[] thickness;
  private final double[] conductivity;
  private final double[] capacity;
  private final double[] steadyPerfusion;
  private final double[] dilatingPerfusion;

  /** Conductance between a cell's centre and that of the one above, or the surface. */
  private final double[] upward;

  private final double deepConductance;
  private final double[] rise;
  private final double[] below;
  private final double[] shareOfAbove;
  private final Stride endless;
  private double surfaceRise;
  private double flow = 1;

  /**
   * A column as warm as its blood.
   *
   * @param layers from the surface downwards
   */
  SkinColumn(List<Layer> layers, double bloodCelsius) {
    this.bloodCelsius = bloodCelsius;
    cells = layers.stream().mapToInt(layer -> layer.cut().cells()).sum();
    thickness = new double[cells];
    conductivity = new double[cells];
    capacity = new double[cells];
    steadyPerfusion = new double[cells];
    dilatingPerfusion = new double[cells];
    upward = new double[cells];
    rise = new double[cells];
    below = new double[cells];
    shareOfAbove = new double[cells];
    firstKnown = fill(layers);
    for (int i = 1; i < cells; i++) {
      upward[i] = 1 / (halfResistance(i - 1) + halfResistance(i));
    }
    upward[0] = 1 / halfResistance(0);
    deepConductance = 1 / halfResistance(cells - 1);
    endless = stride(Double.POSITIVE_INFINITY);
  }

  private int fill(List<Layer> layers) {
    int known = 1;
    int cell = 0;
    for (Layer layer : layers) {
      double parts = 0;
      for (int i = 0; i < layer.cut().cells(); i++) {
        parts += Math.pow(layer.cut().growth(), i);
      }
      double next = layer.thicknessMetres() / parts;
      for (int i = 0; i < layer.cut().cells(); i++) {
        thickness[cell] = next;
        conductivity[cell] = layer.conductivityWattsPerMetreKelvin();
        capacity[cell] = layer.heatCapacity() * next;
        double perfusion = layer.perfusion() * next;
        cell++;
        next *= layer.cut().growth();
        switch (layer.vessels()) {
          case STEADY -> steadyPerfusion[cell - 1] = perfusion;
          case DILATING -> {
            dilatingPerfusion[cell - 1] = perfusion;
            known = cell;
          }
        }
      }
    }
    return Math.min(known, cells);
  }

  private double halfResistance(int cell) {
    return thickness[cell] / 2 / conductivity[cell];
  }

  /** Prepares steps of this length. */
  Stride stride(double seconds) {
    Stride stride = new Stride(1 / seconds, cells);
    double deeper = deepConductance;
    double shareOfThis = 0;
    for (int i = cells - 1; i >= firstKnown; i--) {
      double memory = capacity[i] * stride.perSecond;
      double inverse =
          1
              / (memory
                  + upward[i]
                  + deeper * (1 - shareOfThis)
                  + steadyPerfusion[i]
                  + dilatingPerfusion[i]);
      stride.memory[i] = memory * inverse;
      stride.carry[i] = deeper * inverse;
      shareOfThis = upward[i] * inverse;
      stride.share[i] = shareOfThis;
      deeper = upward[i];
    }
    return stride;
  }

  /** Sets the blood flow of dilating layers, as a multiple of the resting one. */
  void flow(double multiple) {
    flow = multiple;
  }

  /**
   * One step of time. The surface takes {@code drive - conductance * rise} W/m2, where the rise is
   * that of the surface above the blood: convection has drive = conductance times the rise of what
   * flows by, a given flux has no conductance, a given temperature a huge one.
   *
   * @param drive in W/m2
   * @param conductance in W/m2K
   */
  void step(Stride stride, double drive, double conductance) {
    double known = 0;
    for (int i = cells - 1; i >= firstKnown; i--) {
      known = stride.memory[i] * rise[i] + stride.carry[i] * known;
      below[i] = known;
    }
    double deeper = deepConductance;
    double share = 0;
    if (firstKnown < cells) {
      deeper = upward[firstKnown];
      share = stride.share[firstKnown];
    }
    for (int i = firstKnown - 1; i >= 1; i--) {
      double memory = capacity[i] * stride.perSecond;
      double lost = steadyPerfusion[i] + dilatingPerfusion[i] * flow;
      double inverse = 1 / (memory + upward[i] + deeper * (1 - share) + lost);
      known = (memory * rise[i] + deeper * known) * inverse;
      below[i] = known;
      share = upward[i] * inverse;
      shareOfAbove[i] = share;
      deeper = upward[i];
    }
    solveSurface(stride, drive, conductance, known, deeper, share);
    for (int i = 1; i < firstKnown; i++) {
      rise[i] = below[i] + shareOfAbove[i] * rise[i - 1];
    }
    for (int i = firstKnown; i < cells; i++) {
      rise[i] = below[i] + stride.share[i] * rise[i - 1];
    }
  }

  private void solveSurface(
      Stride stride, double drive, double conductance, double known, double deeper, double share) {
    double reaching = upward[0] / (upward[0] + conductance);
    double memory = capacity[0] * stride.perSecond;
    double lost = steadyPerfusion[0] + dilatingPerfusion[0] * flow;
    rise[0] =
        (memory * rise[0] + deeper * known + drive * reaching)
            / (memory + deeper * (1 - share) + lost + conductance * reaching);
    surfaceRise = (drive + upward[0] * rise[0]) / (conductance + upward[0]);
  }

  /** Goes to the steady state under the same kind of surface as {@link #step}. */
  void settle(double drive, double conductance) {
    step(endless, drive, conductance);
  }

  double surfaceRise() {
    return surfaceRise;
  }

  double surfaceCelsius() {
    return bloodCelsius + surfaceRise;
  }

  /** Heat that enters through the surface, W/m2. */
  double surfaceFlux() {
    return upward[0] * (surfaceRise - rise[0]);
  }

  /** Heat that the column holds above the blood's temperature, J/m2. */
  double heldJoulePerSquareMetre() {
    double held = 0;
    for (int i = 0; i < cells; i++) {
      held += capacity[i] * rise[i];
    }
    return held;
  }

  /** Temperature at a depth inside the column, from straight lines between centres and faces. */
  double celsiusAt(double depthMetres) {
    double face = 0;
    double faceRise = surfaceRise;
    for (int i = 0; i < cells; i++) {
      double nextFaceRise = lowerFaceRise(i);
      double into = (depthMetres - face) / thickness[i];
      if (into <= 0.5) {
        return bloodCelsius + faceRise + (rise[i] - faceRise) * into * 2;
      }
      if (into <= 1) {
        return bloodCelsius + rise[i] + (nextFaceRise - rise[i]) * (into - 0.5) * 2;
      }
      face += thickness[i];
      faceRise = nextFaceRise;
    }
    return bloodCelsius;
  }

  private double lowerFaceRise(int cell) {
    if (cell == cells - 1) {
      return 0;
    }
    double flux = (rise[cell] - rise[cell + 1]) * upward[cell + 1];
    return rise[cell] - flux * halfResistance(cell);
  }
}
